import { examples } from './examples.ts';
import { assetAddresses } from './graphiqlAssets.ts';

/** Up to this width in pixels the answer is shown below the query. */
const narrowWidth = 720;

/** The HTML page that shows GraphiQL, with a tab for each example query. */
export async function renderGraphiqlPage(): Promise<string> {
  const assets = await assetAddresses();
  const workers = {
    editorWorkerService: assets.editorWorker,
    json: assets.jsonWorker,
    graphql: assets.graphqlWorker,
  };
  const options = { title: 'Dateline', endpoint: '/graphql' };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline</title>
<link rel="icon" href="${assets.favicon}">
<link rel="stylesheet" href="${assets.style}">
<style>${style}</style>
</head>
<body class="no-focus-outline">
<noscript>GraphiQL needs JavaScript. The API itself answers POST requests to this address.</noscript>
<div id="root"></div>
<script>
const workers = ${inScript(workers)};
const options = ${inScript(options)};
const examples = ${inScript(examples)};
const schemaAddress = ${inScript(assets.schema)};
${setUpMonaco}
</script>
<script src="${assets.script}"></script>
<script>
${startGraphiql}
</script>
</body>
</html>
`;
}

/** JSON that cannot end the script element it is printed in. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * Sets up Monaco, the editor in GraphiQL, which has no options for it.
 *
 * GraphiQL stores Monaco in `__MONACO` before it makes an editor. Long lines wrap in every editor, and typographic
 * quotes are not marked as "ambiguous characters": in news copy they stand in each second line.
 */
const setUpMonaco = `globalThis.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (moduleId, label) => workers[label] };
let monaco;
Object.defineProperty(globalThis, '__MONACO', {
  get: () => monaco,
  set(loaded) {
    monaco = loaded;
    const unicodeHighlight = { ambiguousCharacters: false, invisibleCharacters: false };
    monaco.editor.onDidCreateEditor((editor) => editor.updateOptions({ wordWrap: 'on', unicodeHighlight }));
  },
});`;

/**
 * Shows GraphiQL with the schema from its file, which the browser keeps; without the file it introspects.
 *
 * GraphiQL opens an empty tab when it finds stored tabs but no stored query, as it does on a second visit after a first
 * one without a click. So such a visit names the first example as its query.
 */
const startGraphiql = `function findQuery() {
  const query = new URL(location.href).searchParams.get('query');
  try {
    return query ?? (localStorage.getItem('graphiql:query') === null ? examples[0] : undefined);
  } catch {
    return query ?? undefined;
  }
}
fetch(schemaAddress)
  .then((response) => response.json())
  .catch(() => undefined)
  .then((schema) =>
    YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
      ...options,
      schema,
      query: findQuery(),
      defaultTabs: examples.map((query) => ({ query })),
      defaultEditorToolsVisibility: innerWidth > ${narrowWidth},
    }),
  );`;

/**
 * Corrections to GraphiQL's own style.
 *
 * Its tabs keep a wrong offset from their first layout. It takes effect when a tab is focused, so the tab moved away
 * from the pointer between pressing and releasing, and the click was lost.
 */
const style = `
body { margin: 0; }
.graphiql-container { height: 100dvh; }
.graphiql-container .graphiql-tab { transform: none !important; }
@media (max-width: ${narrowWidth}px) {
  .graphiql-container { flex-direction: column-reverse; --sidebar-width: 48px; }
  .graphiql-container .graphiql-sidebar { flex-direction: row; width: 100%; height: var(--sidebar-width); padding: 0 8px; align-items: center; }
  .graphiql-container .graphiql-sidebar > button { margin: 0 !important; }
  .graphiql-container .graphiql-main { min-height: 0; position: relative; overflow: hidden; }
  .graphiql-container .graphiql-sessions { margin: 8px 8px 0; }
  .graphiql-container .graphiql-logo { display: none; }
  .graphiql-container #graphiql-session { flex-direction: column; min-height: 0; }
  .graphiql-container #graphiql-session > div { min-height: 0; }
  .graphiql-container .graphiql-horizontal-drag-bar { display: none; }
  .graphiql-container .graphiql-plugin { position: absolute; top: 0; bottom: 0; left: 0; width: 100%; z-index: 5; background: hsl(var(--color-base)); border: 0; }
}`;
