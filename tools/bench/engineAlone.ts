import { Meilisearch } from 'meilisearch';

/**
 * Searches with the engine's own client and none of our code: twenty hits with cropped and highlighted texts, and three
 * facets. The benchmark compares our search with it. Returns how many hits there are.
 */
export function engineAlone(url: string, apiKey: string, indexUid: string): (query: string) => Promise<number> {
  const requestInit = { headers: { 'Accept-Encoding': 'identity' } };
  const index = new Meilisearch({ host: url, apiKey, requestInit }).index(indexUid);
  return async (query) => {
    const { totalHits } = await index.search(query, {
      page: 1,
      hitsPerPage: 20,
      matchingStrategy: 'all',
      attributesToRetrieve: ['id', 'headline', 'publishedAt'],
      attributesToHighlight: ['headline', 'names', 'standfirst', 'body', 'captions', 'notes'],
      attributesToCrop: ['body', 'captions', 'notes'],
      cropLength: 50,
      showMatchesPosition: true,
      showRankingScore: true,
      facets: ['people', 'places', 'month'],
    });
    return totalHits;
  };
}
