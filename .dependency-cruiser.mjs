/**
 * Which way imports run. Rooms are folders of `src/`: each may import those of later lines, and none of its own line.
 * `npm run check` holds this; the README says it in words.
 */
const rooms = [
  ['commands'],
  ['http'],
  ['corpus', 'analysis'],
  ['trend', 'author', 'publication', 'person', 'place', 'organization'],
  ['entity'],
  ['quote'],
  ['article'],
  ['ingest'],
  ['graphql'],
  ['search'],
  ['database'],
  ['extract', 'story'],
  ['text', 'embedded'],
];

const path = (names) => `^src/(${names.join('|')})/`;

/** A room imports no room of an earlier line. */
const upwards = rooms.slice(1).map((names, line) => ({
  name: `${names.join(', ')}: imports run downwards`,
  severity: 'error',
  from: { path: path(names) },
  to: { path: path(rooms.slice(0, line + 1).flat()) },
}));

/** Rooms of one line do not import each other. */
const sideways = rooms.flatMap((names) =>
  names.map((name) => ({
    name: `${name}: rooms side by side do not import each other`,
    severity: 'error',
    from: { path: path([name]) },
    to: { path: path(names.filter((other) => other !== name).concat('none')) },
  })),
);

/** Packages and parts of Node that one room alone may import. */
const keepers = [
  { name: 'search/engine alone knows Meilisearch', room: 'search/engine', packages: ['meilisearch'] },
  {
    name: 'embedded alone starts processes',
    room: 'embedded',
    packages: ['node:child_process', 'child_process', 'node:worker_threads', 'worker_threads'],
  },
  { name: 'http/serving alone starts workers', room: 'http/serving', packages: ['node:cluster', 'cluster'] },
].map(({ name, room, packages }) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `(^|node_modules/)(${packages.join('|')})(/|$)` },
}));

const pure = {
  name: 'text, story and extract know neither database nor GraphQL',
  severity: 'error',
  from: { path: path(['text', 'story', 'extract']) },
  to: { path: 'node_modules/(@prisma|@pothos|prisma|pg|graphql|graphql-yoga|graphql-scalars|meilisearch)(/|$)' },
};

export default {
  forbidden: [
    ...keepers,
    pure,
    ...upwards,
    ...sideways,
    { name: 'no circles between files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no circles between folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '^src$' } },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(src/generated|tools)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
};
