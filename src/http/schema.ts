import { builder } from '../graphql/builder.ts';
import '../analysis/coMentions.ts';
import '../analysis/related.ts';
import '../analysis/timeline.ts';
import '../analysis/trending.ts';
import '../article/article.ts';
import '../article/block.ts';
import '../article/provenance.ts';
import '../article/search.ts';
import '../author/author.ts';
import '../corpus/corpus.ts';
import '../entity/entity.ts';
import '../entity/fields.ts';
import '../entity/mention.ts';
import '../entity/ofArticle.ts';
import '../graphql/node/node.ts';
import '../organization/organization.ts';
import '../person/person.ts';
import '../place/place.ts';
import '../publication/publication.ts';
import '../quote/quote.ts';
import '../quote/search.ts';
import '../corpus/search.ts';
import '../corpus/suggest.ts';
import '../trend/trend.ts';

/** The whole schema. A noun's folder adds its types and root fields by being named above. */
export const schema = builder.toSchema({});
