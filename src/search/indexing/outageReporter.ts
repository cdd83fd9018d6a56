/** Reports each outage of the engine or the database once, and its end once. */
export interface OutageReporter {
  /** Call when a step failed. Returns how many milliseconds to wait: as long as the outage has lasted, 250 to 5,000. */
  stepFailed(error: unknown): number;
  /** Call when a step succeeded. */
  stepSucceeded(): void;
}

const minPauseMs = 250;
const maxPauseMs = 5000;

/** Creates a reporter. One failure alone is not an outage: the engine may just have closed an idle connection. */
export function createOutageReporter(report: (message: string) => void): OutageReporter {
  let since: number | null = null;
  let isReported = false;
  return {
    stepFailed(error) {
      since ??= Date.now();
      const lasted = Date.now() - since;
      if (!isReported && lasted >= minPauseMs) {
        report(`The search index cannot be updated: ${reasonOf(error)}. Stories wait for it.`);
        isReported = true;
      }
      return Math.min(Math.max(lasted, minPauseMs), maxPauseMs);
    },
    stepSucceeded() {
      if (isReported) report('The search index is updated again.');
      since = null;
      isReported = false;
    },
  };
}

/** The message of an error and that of its cause: "Request to … has failed (connect ECONNREFUSED …)". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? (error.cause.cause ?? error.cause) : undefined;
  const reason = error.message.replace(/\.$/, '');
  return cause instanceof Error && cause.message !== '' ? `${reason} (${cause.message})` : reason;
}
