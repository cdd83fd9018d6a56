/** Remembers whether something answers, so that each outage is reported once, and its end once. */
export interface Outages {
  /** Something failed. Returns how long to wait before the next try: as long as it has lasted, up to five seconds. */
  begin(error: unknown): number;
  /** Something succeeded. */
  end(): void;
}

const shortestPauseMs = 250;
const longestPauseMs = 5000;

/** One failure alone is not an outage: the engine may just have closed an idle connection. */
export function outages(report: (message: string) => void): Outages {
  let since: number | null = null;
  let isReported = false;
  return {
    begin(error) {
      since ??= Date.now();
      const lasted = Date.now() - since;
      if (!isReported && lasted >= shortestPauseMs) {
        report(`The search index cannot be brought up to date: ${reasonOf(error)}. Stories wait for it.`);
        isReported = true;
      }
      return Math.min(Math.max(lasted, shortestPauseMs), longestPauseMs);
    },
    end() {
      if (isReported) report('The search index is brought up to date again.');
      since = null;
      isReported = false;
    },
  };
}

/** The message, and that of its cause: "Request to … has failed (connect ECONNREFUSED …)". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? (error.cause.cause ?? error.cause) : undefined;
  const reason = error.message.replace(/\.$/, '');
  return cause instanceof Error && cause.message !== '' ? `${reason} (${cause.message})` : reason;
}
