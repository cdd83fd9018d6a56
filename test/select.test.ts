import { type GraphQLNamedType, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../src/http/schema.ts';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

const objectType = (name: string) => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type.`);
  return type;
};

/** What is asked of a value of a type: the scalars that need no argument. */
function scalarsOf(type: GraphQLNamedType): string {
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const scalars = Object.values(type.getFields()).filter((field) => !isCompositeType(getNamedType(field.type)));
  const nodes = type.getFields().nodes ? ['nodes { __typename }'] : [];
  return `{ ${['__typename', ...scalars.map(({ name }) => name), ...nodes].join(' ')} }`;
}

/** Each field of a type, as it can be asked. */
const fieldsOf = (name: string): { name: string; asked: string }[] =>
  Object.values(objectType(name).getFields()).map((field) => ({
    name: field.name,
    asked: `${field.name}${field.name === 'timeline' ? '(interval: YEAR)' : ''} ${scalarsOf(getNamedType(field.type))}`,
  }));

const slug = 'sunday-portrait-the-woman-who-stopped-two-harbours-2025-03-23';
/** Where a row of each type is read: at the root, in a list, within another row. */
const places: [type: string, around: (fields: string) => string, path: string[]][] = [
  ['Article', (fields) => `article(slug: "${slug}") { ${fields} }`, ['article']],
  ['Article', (fields) => `articles(first: 1) { nodes { ${fields} } }`, ['articles', 'nodes', '0']],
  ['Article', (fields) => `articles(first: 1) { edges { node { ${fields} } } }`, ['articles', 'edges', '0', 'node']],
  [
    'Article',
    (fields) => `person(name: "Brandsma") { articles(first: 1) { nodes { ${fields} } } }`,
    ['person', 'articles', 'nodes', '0'],
  ],
  ['Article', (fields) => `quotes(first: 1) { nodes { article { ${fields} } } }`, ['quotes', 'nodes', '0', 'article']],
  ['Person', (fields) => `person(name: "Brandsma") { ${fields} }`, ['person']],
  [
    'Person',
    (fields) => `article(slug: "${slug}") { people(first: 1) { nodes { ${fields} } } }`,
    ['article', 'people', 'nodes', '0'],
  ],
  [
    'Person',
    (fields) => `person(name: "Brandsma") { quotes(first: 1) { nodes { speaker { ... on Person { ${fields} } } } } }`,
    ['person', 'quotes', 'nodes', '0', 'speaker'],
  ],
  ['Place', (fields) => `place(name: "Rotterdam") { ${fields} }`, ['place']],
  [
    'Place',
    (fields) => `article(slug: "${slug}") { places(first: 1) { nodes { ${fields} } } }`,
    ['article', 'places', 'nodes', '0'],
  ],
  ['Organization', (fields) => `organizations(first: 1) { nodes { ${fields} } }`, ['organizations', 'nodes', '0']],
  ['Quote', (fields) => `quotes(first: 1) { nodes { ${fields} } }`, ['quotes', 'nodes', '0']],
  [
    'Quote',
    (fields) => `article(slug: "${slug}") { quotes(first: 1) { nodes { ${fields} } } }`,
    ['article', 'quotes', 'nodes', '0'],
  ],
  ['Author', (fields) => `article(slug: "${slug}") { authors { ${fields} } }`, ['article', 'authors', '0']],
  ['Publication', (fields) => `article(slug: "${slug}") { publication { ${fields} } }`, ['article', 'publication']],
  ['Trend', (fields) => `trends(first: 1) { nodes { ${fields} } }`, ['trends', 'nodes', '0']],
  ['Photo', (fields) => `article(slug: "${slug}") { photos { ${fields} } }`, ['article', 'photos', '0']],
  [
    'Paragraph',
    (fields) => `article(slug: "${slug}") { body { ... on Paragraph { ${fields} } } }`,
    ['article', 'body', '1'],
  ],
  ['Note', (fields) => `article(slug: "${slug}") { body { ... on Note { ${fields} } } }`, ['article', 'body', '10']],
];

describe('what is selected of a row', () => {
  it.each(places)('is enough for each field of %s alone: %s', async (type, around, path) => {
    const fields = fieldsOf(type);
    const read = async (asked: string) => {
      const data = await dateline.get(`{ ${around(asked)} }`);
      return path.reduce((value, key) => value[key], data);
    };
    const whole = await read(fields.map(({ asked }) => asked).join(' '));
    for (const { name, asked } of fields)
      expect({ name, value: (await read(asked))[name] }).toEqual({ name, value: whole[name] });
  });

  it('is that of both fragments where one name stands for two lists', async () => {
    const { organization, person } = await dateline.get(`{
      organization: quotes(first: 20) { nodes { speaker { ... on Organization { list: articles(first: 1) { nodes { slug } } } ... on Person { list: articles(first: 2) { nodes { headline } } } } } }
      person: quotes(first: 20) { nodes { speaker { ... on Person { list: articles(first: 2) { nodes { headline } } } } } }
    }`);
    expect(
      organization.nodes.filter((node: { speaker: object }) => node.speaker && 'list' in node.speaker),
    ).not.toEqual([]);
    for (const [i, { speaker }] of person.nodes.entries())
      if (speaker?.list) expect(organization.nodes[i].speaker).toEqual(speaker);
  });

  it('is that of each place where a fragment stands, with what is asked beside it', async () => {
    const query = `fragment Words on Article { quotes(first: 1) { nodes { text } } }
      { one: articles(first: 2) { nodes { ...Words } }
        two: articles(first: 2) { nodes { ...Words quotes(first: 1) { nodes { kind } totalCount } } } }`;
    const { one, two } = await dateline.get(query);
    for (const [i, { quotes }] of two.nodes.entries()) {
      expect(quotes.nodes.map(({ text }: { text: string }) => ({ text }))).toEqual(one.nodes[i].quotes.nodes);
      for (const { kind } of quotes.nodes) expect(kind).toMatch(/DIRECT/);
      expect(quotes.totalCount).toBeGreaterThanOrEqual(quotes.nodes.length);
    }
  });
});
