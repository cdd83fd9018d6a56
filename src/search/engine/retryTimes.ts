/** When those who were refused may ask again: each at another time, so that they do not all come back at once. */
export interface RetryTimes {
  /**
   * Seconds, from 1 to 30, after which a client may ask again. A client that does not wait is told the same time again.
   *
   * @param freeInMs When those who wait now will have been answered.
   * @param apartMs How much time each search takes.
   */
  secondsFor(client: string, freeInMs: number, apartMs: number): number;
}

const longestMs = 30_000;

export function createRetryTimes(): RetryTimes {
  // Times of `performance.now()`, the earliest first.
  const times = new Map<string, number>();
  let latest = 0;
  const forgetPast = (now: number) => {
    for (const [client, time] of times) {
      if (time > now) return;
      times.delete(client);
    }
  };
  return {
    secondsFor(client, freeInMs, apartMs) {
      const now = performance.now();
      forgetPast(now);
      const time = times.get(client) ?? Math.min(Math.max(latest, now + freeInMs) + apartMs, now + longestMs);
      if (!times.has(client)) times.set(client, time);
      latest = Math.max(latest, time);
      return Math.min(30, Math.max(1, Math.ceil((time - now) / 1000)));
    },
  };
}
