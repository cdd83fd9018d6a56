import { readFileSync } from 'node:fs';
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/**
 * Compares the schema with that of the last release: `npm run schema:diff`.
 *
 * Prints every change. A breaking change fails unless `decisions.json` names its path with the reason why clients have
 * to follow; a decision that no change needs fails too, so that the file says no more than it must. A release copies
 * `schema.graphql` to `released.graphql` and empties the decisions.
 */
const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const released = buildSchema(read('released.graphql'));
const current = buildSchema(read('../../schema.graphql'));
const decisions: Record<string, string> = JSON.parse(read('decisions.json'));

const changes = await diff(released, current);
const isBreaking = ({ criticality }: Change) => criticality.level === CriticalityLevel.Breaking;
const breaking = changes.filter(isBreaking);
const undecided = breaking.filter(({ path }) => decisions[path ?? ''] === undefined);
const superfluous = Object.keys(decisions).filter((path) => !breaking.some((change) => change.path === path));

const print = (line: string) => process.stdout.write(`${line}\n`);
for (const change of changes.sort((a, b) => Number(isBreaking(b)) - Number(isBreaking(a)))) {
  const decision = decisions[change.path ?? ''];
  print(
    `${isBreaking(change) ? 'breaking' : 'safe    '}  ${change.message}${decision ? ` (decided: ${decision})` : ''}`,
  );
}
for (const { path } of undecided) {
  print(
    `Breaking without a decision: ${path}. Keep the old field beside the new one, marked @deprecated, or add the path with a reason to tools/schema/decisions.json.`,
  );
}
for (const path of superfluous)
  print(`tools/schema/decisions.json decides on ${path}, which no breaking change touches. Take it out.`);
print(`${changes.length} changes since the last release, ${breaking.length} of them breaking.`);
if (undecided.length + superfluous.length > 0) process.exitCode = 1;
