/** The queries that GraphiQL opens with, a tab for each. Each finds something in the sample corpus. */
export const examples: string[] = [
  `# The newest stories: photos, people, places and trends.
# Press the play button to run it. The first icon of
# the sidebar opens the documentation of every field.
query NewestStories {
  articles(first: 5) {
    totalCount
    nodes {
      headline
      publishedOn
      photos { caption credit agency { name } }
      people {
        edges {
          mentionCount
          node { name titles { text } }
        }
      }
      places {
        nodes { name latitude longitude country { name } }
      }
      trends { label }
    }
  }
}
`,
  `# One person: each quote, how its speaker was found,
# and the story that it is from.
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
  `# Search headlines, text, captions and names for words
# and "phrases", within any filter. Snippets are plain
# text; their ranges say what matched.
query Search {
  searchArticles(
    query: "dockers strike"
    filter: {
      places: { anyOf: ["Lisbon"] }
      publishedOn: { from: "2025-03-01" }
    }
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
  `# A whole search page in one request: results, facets
# to narrow them by, and completions of what is typed.
# A facet ignores the filter on its own field: Lisbon
# is chosen, and other places are still offered.
query SearchPage {
  searchArticles(
    query: "strike"
    filter: { places: { anyOf: ["Lisbon"] } }
    first: 3
  ) {
    totalCount
    edges {
      node { headline }
      snippets(first: 1) { text ranges { start end } }
    }
    facets(fields: [PEOPLE, PLACES, MONTH], first: 5) {
      field
      values { label count value }
    }
  }
  searchQuotes(query: "night", first: 3) {
    nodes { text speaker { name } }
  }
  suggest(prefix: "oosterv") { kind text }
}
`,
  `# One filter for all: stories that name Nepal and quote
# Prakriti Tuladhar, and the quotes of these stories.
query OneFilter(
  $filter: ArticleFilter = {
    countries: ["NP"]
    speakers: { anyOf: ["Prakriti Tuladhar"] }
  }
) {
  articles(
    filter: $filter
    orderBy: { field: PUBLISHED_AT, direction: ASC }
  ) {
    totalCount
    nodes { publishedOn headline }
  }
  quotes(filter: { articles: $filter, hasSpeaker: true }, first: 5) {
    totalCount
    nodes {
      text
      speaker { __typename name }
    }
  }
  trends(on: "2025-03-06") { nodes { label days { on rank articleCount } } }
}
`,
];
