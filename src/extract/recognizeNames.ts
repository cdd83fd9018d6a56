import type { FoundEntity, FoundMention, Passage } from './extraction.ts';
import { genderOf } from './grouping/gender.ts';
import type { Group, NameMention } from './grouping/group.ts';
import { groupMentions } from './grouping/grouping.ts';
import { placeContext } from './grouping/places.ts';
import { alignHeadlines, separatePeopleFromPlaces } from './names/boundaries/headlines.ts';
import { titleInApposition } from './names/context/appositions.ts';
import { type Title, titleBefore } from './names/context/titles.ts';
import { repairSpans } from './names/repairSpans.ts';
import { endOf, type Span, spansOf, startOf } from './names/spans/spans.ts';
import { buildTokenTables, type TokenTables } from './tagging/buildTokenTables.ts';
import { StoryLabels } from './tagging/storyLabels.ts';
import { tagTokens, trainedModels } from './tagging/tagger.ts';
import { type TokenTable, tableAt, wordAt } from './tagging/tokenTable.ts';

/**
 * Finds the people, places and organizations that a story names, each with all its mentions. Notes (such as the credit
 * of an author) name no people.
 *
 * The way of a story: tokens → labels by two trained taggers → spans → repairs by rules → groups of mentions →
 * entities.
 */
export function recognizeNames(passages: readonly Passage[]): { entities: FoundEntity[]; mentions: FoundMention[] } {
  const story = buildTokenTables(passages);
  const { tables } = story;
  const tagged = tagStory(story).map((labels, passage) => spansOf(tableAt(tables, passage), labels, passage));
  const repaired = separatePeopleFromPlaces(tables, repairSpans(tables, tagged, story.counts));
  const spans = alignHeadlines(tables, story.casings, repaired).filter(
    (span) => span.kind !== 'PERSON' || passages[span.passage]?.role !== 'note',
  );
  const mentions = spans.map((span) => toMention(span));
  const context = placeContext(mentions.filter((mention) => mention.kind === 'PLACE').map((mention) => mention.plain));
  const groups = groupMentions(mentions, context, passages);
  return collect(mentions, groups, passages);

  function toMention(span: Span): NameMention {
    const table = tableAt(tables, span.passage);
    const printed = passages[span.passage]?.text ?? '';
    const start = startOf(table, span);
    const end = endOf(table, span);
    const title = span.kind === 'PERSON' ? titleOf(printed, table, span) : null;
    return {
      kind: span.kind,
      passage: span.passage,
      start,
      end,
      text: printed.slice(start, end),
      plain: table.text.slice(start, end),
      title,
      isSon: wordAt(table, span.first - 1) === 'son',
    };
  }
}

/** The title in front of a name, else the one in an apposition behind it. */
function titleOf(printed: string, table: TokenTable, span: Span): Title | null {
  return titleBefore(printed, table, span) ?? titleInApposition(printed, table, span);
}

/** Labels the story in two passes: each passage by itself, and again knowing the labels of the whole story. */
function tagStory({ tables, counts }: TokenTables): Uint8Array[] {
  const { first, second } = trainedModels();
  const firstPass = tables.map((table) => tagTokens(table, { counts, firstPass: null, storyLabels: null }, first));
  const storyLabels = new StoryLabels();
  tables.forEach((table, index) => {
    storyLabels.add(table, firstPass[index] ?? new Uint8Array());
  });
  return tables.map((table, index) =>
    tagTokens(table, { counts, firstPass: firstPass[index] ?? null, storyLabels }, second),
  );
}

/** Makes each group an entity, in the order of first mention. */
function collect(
  mentions: readonly NameMention[],
  groups: Map<NameMention, Group>,
  passages: readonly Passage[],
): { entities: FoundEntity[]; mentions: FoundMention[] } {
  const entities: FoundEntity[] = [];
  const indexes = new Map<Group, number>();
  const found: FoundMention[] = [];
  for (const mention of mentions) {
    const group = groups.get(mention);
    if (group === undefined) continue;
    let entity = indexes.get(group);
    if (entity === undefined) {
      entity = entities.push(toEntity(group, passages)) - 1;
      indexes.set(group, entity);
    }
    found.push({
      entity,
      passage: mention.passage,
      start: mention.start,
      end: mention.end,
      text: mention.text,
    });
  }
  return { entities, mentions: found };
}

function toEntity(group: Group, passages: readonly Passage[]): FoundEntity {
  const titles = new Set(group.mentions.flatMap((mention) => (mention.title === null ? [] : [mention.title.text])));
  return {
    kind: group.kind,
    name: group.place?.name ?? fullestForm(group.mentions),
    titles: [...titles],
    gender: group.kind === 'PERSON' ? genderOf(group, passages) : null,
    place: group.place,
    isAgency: group.organization?.isAgency ?? false,
  };
}

/**
 * The form with the most words, then the most letters, then the first; nicknames and birth names only if there is no
 * other.
 */
function fullestForm(mentions: readonly NameMention[]): string {
  let best = mentions[0]?.plain ?? '';
  for (const { plain, isSecondaryName } of mentions) {
    if (isSecondaryName) continue;
    const more = plain.split(/\s+/).length - best.split(/\s+/).length;
    if (more > 0 || (more === 0 && plain.length > best.length)) best = plain;
  }
  return best;
}
