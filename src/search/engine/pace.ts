/** How long the engine takes for a search, by the last ones. */
export interface Pace {
  /** Counts a search that is begun. */
  addSearch(): void;
  /** Counts a request to the engine, of which a search may take several. */
  addRequest(milliseconds: number): void;
  /** Milliseconds that the requests of one search take together; 0 as long as nothing is known. */
  ofSearch(): number;
}

/** What a search counts for after another was begun, so that about the last fifty tell. */
const fading = 0.98;

export function createPace(): Pace {
  let searches = 0;
  let milliseconds = 0;
  return {
    addSearch() {
      searches = searches * fading + 1;
      milliseconds *= fading;
    },
    addRequest(more) {
      milliseconds += more;
    },
    ofSearch: () => (searches === 0 ? 0 : milliseconds / searches),
  };
}
