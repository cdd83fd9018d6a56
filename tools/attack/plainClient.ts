/** A program that asks for a front page every 25 ms and prints how many milliseconds each took. A page that fails counts as a minute. */
const [url] = process.argv.slice(2);
const query =
  '{articles(first: 20) {nodes {slug headline standfirst publishedOn people(first: 5) {nodes {name}} trends {label}}}}';

for (;;) {
  const started = performance.now();
  const wait = await ask().then(
    () => performance.now() - started,
    () => 60_000,
  );
  process.stdout.write(`${wait.toFixed(2)}\n`);
  await new Promise((resolve) => setTimeout(resolve, 25));
}

async function ask(): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(60_000),
  });
  const { errors } = (await response.json()) as { errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
}
