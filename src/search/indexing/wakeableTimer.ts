/** Pauses, of which some end early when somebody wakes them. */
export interface WakeableTimer {
  wake(): void;
  /** Pauses until `wake` is called, or was called since the last pause of this kind, or the time is over. */
  sleepUntilWoken(ms: number): Promise<void>;
  /** Pauses for the whole time. */
  sleep(ms: number): Promise<void>;
}

/** Creates a timer. Once the signal is aborted, every pause ends at once. */
export function createWakeableTimer(signal?: AbortSignal): WakeableTimer {
  let isWoken = false;
  let endPause = noPause;

  const pause = (ms: number, isWakeable: boolean) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        if (isWakeable) {
          isWoken = false;
          endPause = noPause;
        }
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end);
      if (isWakeable) endPause = end;
      if (signal?.aborted || (isWakeable && isWoken)) end();
    });
  return {
    wake() {
      isWoken = true;
      endPause();
    },
    sleepUntilWoken: (ms) => pause(ms, true),
    sleep: (ms) => pause(ms, false),
  };
}

const noPause = () => {};
