/** The queries that GraphiQL opens with, each a tab. They are asked of the sample corpus, and a test asks them all. */
export const examples: string[] = [
  `# The newest stories: what they say, who is in them and where, and who is quoted.
# Press the play button, then follow any field in the documentation on the left.
query NewestStories {
  articles(first: 5) {
    totalCount
    nodes {
      headline
      publishedOn
      photos { caption credit agency { name } }
      people { edges { mentionCount node { name titles { text } } } }
      places { nodes { name country { name } latitude longitude } }
      trends { label }
    }
  }
}
`,
  `# One person: every quote with how its speaker was found, and the story it stands in.
query OnePerson {
  person(name: "Marieke van Oosterveld") {
    name
    aliases
    articleCount
    quotes(first: 10, filter: { kinds: [DIRECT, PARTIAL] }) {
      totalCount
      nodes {
        text
        kind
        speakerText
        attribution { method cue confidence }
        addressee { name }
        article { headline publishedOn }
      }
    }
  }
}
`,
  `# Search: words and "phrases" in headlines, text, captions and names, narrowed by any filter.
# Snippets are plain text; ranges say what matched.
query Search {
  searchArticles(
    query: "dockers strike"
    filter: { places: { anyOf: ["Lisbon"] }, publishedOn: { from: "2025-03-01" } }
    first: 5
  ) {
    totalCount
    edges {
      score
      snippets(first: 2) { field text ranges { start end } }
      node { headline publishedOn }
    }
  }
}
`,
  `# A whole search page in one request: hits, what else could be chosen, and what somebody who types may mean.
# The counts of a field ignore that field's own filter: Lisbon is ticked, and the other places are still there.
query SearchPage {
  searchArticles(query: "strike", filter: { places: { anyOf: ["Lisbon"] } }, first: 3) {
    totalCount
    edges { node { headline } snippets(first: 1) { text ranges { start end } } }
    facets(fields: [PEOPLE, PLACES, MONTH], first: 5) { field values { label count value } }
  }
  searchQuotes(query: "night", first: 3) { nodes { text speaker { ... on Person { name } } } }
  suggest(prefix: "oosterv") { kind text }
}
`,
  `# One filter for everything: stories that name Nepal and quote Prakriti Tuladhar, and the quotes from just these stories.
query OneFilter($filter: ArticleFilter = { countries: ["NP"], speakers: { anyOf: ["Prakriti Tuladhar"] } }) {
  articles(filter: $filter, orderBy: { field: PUBLISHED_AT, direction: ASC }) {
    totalCount
    nodes { publishedOn headline }
  }
  quotes(filter: { articles: $filter, hasSpeaker: true }, first: 5) {
    totalCount
    nodes { text speaker { __typename ... on Person { name } ... on Organization { name } ... on Place { name } } }
  }
  trends(on: "2025-03-06") { nodes { label days { on rank articleCount } } }
}
`,
];
