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

/** Finds the people, places and organisations that a story names, each real one once, with all its mentions. */
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

function titleOf(printed: string, table: TokenTable, span: Span): Title | null {
  return titleBefore(printed, table, span) ?? titleInApposition(printed, table, span);
}

/** Reads the story twice: passage by passage, and again knowing what the whole story calls by which kind of name. */
function tagStory({ tables, counts }: TokenTables): Uint8Array[] {
  const { first, second } = trainedModels();
  const readings = tables.map((table) => tagTokens(table, { counts, firstPass: null, storyLabels: null }, first));
  const storyLabels = new StoryLabels();
  tables.forEach((table, index) => {
    storyLabels.add(table, readings[index] as Uint8Array);
  });
  return tables.map((table, index) =>
    tagTokens(table, { counts, firstPass: readings[index] ?? null, storyLabels }, second),
  );
}

/** Lists each group as an entity, in the order of first mention. */
function collect(
  mentions: readonly NameMention[],
  groups: Map<NameMention, Group>,
  passages: readonly Passage[],
): { entities: FoundEntity[]; mentions: FoundMention[] } {
  const entities: FoundEntity[] = [];
  const numbers = new Map<Group, number>();
  const found: FoundMention[] = [];
  for (const mention of mentions) {
    const group = groups.get(mention) as Group;
    let number = numbers.get(group);
    if (number === undefined) {
      number = entities.push(toEntity(group, passages)) - 1;
      numbers.set(group, number);
    }
    found.push({
      entity: number,
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

/** The form with the most words; of equals the longest, then the first. */
function fullestForm(mentions: readonly NameMention[]): string {
  let best = mentions[0]?.plain ?? '';
  for (const { plain, isSecondaryName } of mentions) {
    if (isSecondaryName) continue;
    const more = plain.split(/\s+/).length - best.split(/\s+/).length;
    if (more > 0 || (more === 0 && plain.length > best.length)) best = plain;
  }
  return best;
}
