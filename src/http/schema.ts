import { GraphQLSchema } from 'graphql';
import '../analysis/coMentions.ts';
import '../analysis/related.ts';
import '../analysis/timeline.ts';
import '../analysis/trending.ts';
import '../article/article.ts';
import '../article/block.ts';
import '../article/publisherFields.ts';
import '../article/search.ts';
import '../article/warnings.ts';
import '../author/author.ts';
import '../corpus/corpus.ts';
import '../corpus/search.ts';
import '../corpus/suggest.ts';
import '../entity/articleHtml.ts';
import '../entity/entitiesOfArticle.ts';
import '../entity/entity.ts';
import '../entity/mention.ts';
import { builder } from '../graphql/builder/builder.ts';
import { countLists } from '../graphql/request/countLists.ts';
import '../graphql/node/node.ts';
import { useJoins } from '../graphql/select/useJoins.ts';
import '../organization/agencyCredit.ts';
import '../organization/organization.ts';
import '../person/person.ts';
import '../place/place.ts';
import '../publication/publication.ts';
import '../quote/quote.ts';
import '../quote/search.ts';
import '../trend/trend.ts';

const description = `Dateline: a content API over a news corpus.

Articles, quotes with resolved speakers, people, places, organisations and trends, each derived fact with the reason for it. Begin with \`articles\`, \`person(name:)\` or \`searchArticles\`.

- Not found is null. A bad argument is an error with \`extensions.code\` BAD_USER_INPUT, \`extensions.argument\`, and \`extensions.limit\` where a limit was passed.
- An \`ArticleFilter\` means the same articles in every field that takes one.
- Ranges of text are half-open and count UTF-16 code units; ranges of days include both ends.
- Lists are connections of the Relay kind: 20 entries a page unless \`first\` says otherwise, at most 100.`;

/** The whole schema. A noun's folder adds its types and root fields by being imported above. */
export const schema = countLists(useJoins(new GraphQLSchema({ ...builder.toSchema({}).toConfig(), description })));
