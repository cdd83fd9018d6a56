import { createFairQueue } from './fairQueue.ts';
import { createPace } from './pace.ts';
import { SearchUnavailable } from './port.ts';
import { createRetryTimes } from './retryTimes.ts';
import { type AdmittedSearch, untilAborted, type Waiting, waitIn } from './waiting.ts';

/**
 * Lets few requests to the engine at once; the others wait, and clients take turns.
 *
 * The engine itself answers those who wait in no order, and works on for those who have gone: with many clients it was
 * busy with answers that came too late. So a request keeps its place until the engine has answered, even if nobody waits
 * for the answer any more. Further requests of a search that was begun and first requests take turns, too, because what
 * was done for the one would be lost, and the other must not wait for searches that take many requests.
 */
export interface Admission {
  /** Admits one search, which may make several requests. */
  admit(search: AdmittedSearch): RequestWhenAdmitted;
  /** After how many seconds a client that was not answered may ask again. */
  retryAfterSeconds(client: string): number;
}

/**
 * Makes a request to the engine when its turn comes.
 *
 * @throws SearchUnavailable as soon as the turn cannot come in time.
 * @throws the signal's reason when the search is given up while it waits for its turn or for the answer.
 */
export type RequestWhenAdmitted = <Answer>(request: () => Promise<Answer>) => Promise<Answer>;

export interface AdmissionOptions {
  /** How many requests the engine gets at once. */
  atOnce: number;
  /** How many searches wait at most, all clients together. */
  maxWaiting: number;
}

export function createAdmission({ atOnce, maxWaiting }: AdmissionOptions): Admission {
  const begun = createFairQueue<Waiting>();
  const waiting = createFairQueue<Waiting>();
  const pace = createPace();
  const retryTimes = createRetryTimes();
  let running = 0;
  let isTurnOfBegun = true;

  const msUntilAnswer = (ahead: number) => (ahead / atOnce + 1) * pace.ofSearch();
  const countWaiting = () => begun.length() + waiting.length();
  const retryAfterSeconds = (client: string) =>
    retryTimes.secondsFor(client, msUntilAnswer(countWaiting()), pace.ofSearch() / atOnce);
  const refuse = ({ client, end }: Waiting) =>
    end(
      new SearchUnavailable(`The search engine has too much to do: ${countWaiting()} searches are waiting.`, {
        retryAfterSeconds: retryAfterSeconds(client),
      }),
    );

  /** Waits for a place, and takes it. */
  async function takePlace(search: AdmittedSearch, isBegun: boolean): Promise<void> {
    search.signal.throwIfAborted();
    if (isBegun || running < atOnce) waiting.countTurn(search.client);
    if (running < atOnce) {
      running += 1;
      return;
    }
    const turn = waitIn(isBegun ? begun : waiting, search);
    refuseHopeless();
    await turn;
  }

  /** Refuses those who would be last, as long as there are too many or the last cannot be answered in time. */
  function refuseHopeless(): void {
    for (let last = waiting.last(); last; last = waiting.last()) {
      const answeredAt = performance.now() + msUntilAnswer(countWaiting() - 1);
      if (waiting.length() <= maxWaiting && answeredAt <= last.deadline) return;
      refuse(last);
    }
  }

  /** Makes a request, counts its time and leaves its place when it has ended. */
  async function makeRequest<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const start = performance.now();
    try {
      return await request();
    } finally {
      pace.addRequest(performance.now() - start);
      leavePlace();
    }
  }

  /** Gives a place to the next. One who cannot be answered in time any more is refused instead, before work is done. */
  function leavePlace(): void {
    refuseHopeless();
    const next = isTurnOfBegun ? (begun.take() ?? takeInTime()) : (takeInTime() ?? begun.take());
    isTurnOfBegun = !isTurnOfBegun;
    if (next) next.end();
    else running -= 1;
  }

  function takeInTime(): Waiting | null {
    for (let next = waiting.take(); next; next = waiting.take()) {
      if (performance.now() + pace.ofSearch() <= next.deadline) return next;
      refuse(next);
    }
    return null;
  }

  return {
    retryAfterSeconds,
    admit(search) {
      let isBegun = false;
      return async (request) => {
        await takePlace(search, isBegun);
        if (search.signal.aborted) leavePlace();
        search.signal.throwIfAborted();
        if (!isBegun) pace.addSearch();
        isBegun = true;
        return untilAborted(makeRequest(request), search.signal);
      };
    },
  };
}
