/** A pause that ends early when somebody rings. */
export interface Bell {
  ring(): void;
  /** Waits until it rings, or has rung since the last wait, or the time is over. */
  wait(ms: number): Promise<void>;
  /** Waits for the time alone. */
  sleep(ms: number): Promise<void>;
}

/** Makes a bell; once the signal is given, no pause lasts. */
export function bell(signal?: AbortSignal): Bell {
  let hasRung = false;
  let wake = nobody;

  const pause = (ms: number, isWakeable: boolean) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        if (isWakeable) {
          hasRung = false;
          wake = nobody;
        }
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end);
      if (isWakeable) wake = end;
      if (signal?.aborted || (isWakeable && hasRung)) end();
    });
  return {
    ring() {
      hasRung = true;
      wake();
    },
    wait: (ms) => pause(ms, true),
    sleep: (ms) => pause(ms, false),
  };
}

const nobody = () => {};
