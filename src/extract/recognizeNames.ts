import type { FoundEntity, FoundMention, Passage } from './extraction.ts';
import { genderOf } from './grouping/gender.ts';
import type { Group, Naming } from './grouping/group.ts';
import { groupNamings } from './grouping/grouping.ts';
import { placeContext } from './grouping/places.ts';
import { freePeople, trustBody } from './names/boundaries/headlines.ts';
import { titleBehind } from './names/context/appositions.ts';
import { type Title, titleBefore } from './names/context/titles.ts';
import { agree } from './names/repairSpans.ts';
import { endOf, type Span, spansOf, startOf } from './names/spans/spans.ts';
import { buildTokenTables, type TokenTables } from './tagging/buildTokenTables.ts';
import { StoryLabels } from './tagging/recall.ts';
import { tagSheet, trainedModels } from './tagging/tagger.ts';
import { type TokenTable, wordAt } from './tagging/tokenTable.ts';

/** Finds the people, places and organisations that a story names, each real one once, with all its mentions. */
export function findNames(passages: readonly Passage[]): { entities: FoundEntity[]; mentions: FoundMention[] } {
  const laidOut = buildTokenTables(passages);
  const { sheets } = laidOut;
  const tagged = tagStory(laidOut).map((labels, passage) => spansOf(sheets[passage] as TokenTable, labels, passage));
  const agreed = freePeople(sheets, agree(sheets, tagged, laidOut.counts));
  const spans = trustBody(sheets, laidOut.casings, agreed).filter(
    (span) => span.kind !== 'PERSON' || passages[span.passage]?.role !== 'note',
  );
  const namings = spans.map((span) => toNaming(span));
  const context = placeContext(namings.filter((naming) => naming.kind === 'PLACE').map((naming) => naming.plain));
  const groups = groupNamings(namings, context, passages);
  return collect(namings, groups, passages);

  function toNaming(span: Span): Naming {
    const sheet = sheets[span.passage] as TokenTable;
    const printed = passages[span.passage]?.text ?? '';
    const start = startOf(sheet, span);
    const end = endOf(sheet, span);
    const title = span.kind === 'PERSON' ? titleOf(printed, sheet, span) : null;
    return {
      kind: span.kind,
      passage: span.passage,
      start,
      end,
      text: printed.slice(start, end),
      plain: sheet.text.slice(start, end),
      title,
      isSon: wordAt(sheet, span.first - 1) === 'son',
    };
  }
}

function titleOf(printed: string, sheet: TokenTable, span: Span): Title | null {
  return titleBefore(printed, sheet, span) ?? titleBehind(printed, sheet, span);
}

/** Reads the story twice: passage by passage, and again knowing what the whole story calls by which kind of name. */
function tagStory({ sheets, counts }: TokenTables): Uint8Array[] {
  const { first, second } = trainedModels();
  const readings = sheets.map((sheet) => tagSheet(sheet, { counts, first: null, recall: null }, first));
  const recall = new StoryLabels();
  sheets.forEach((sheet, index) => {
    recall.add(sheet, readings[index] as Uint8Array);
  });
  return sheets.map((sheet, index) =>
    tagSheet(sheet, { counts, first: readings[index] as Uint8Array, recall }, second),
  );
}

/** Lists each group as an entity, in the order of first mention. */
function collect(
  namings: readonly Naming[],
  groups: Map<Naming, Group>,
  passages: readonly Passage[],
): { entities: FoundEntity[]; mentions: FoundMention[] } {
  const entities: FoundEntity[] = [];
  const numbers = new Map<Group, number>();
  const mentions: FoundMention[] = [];
  for (const naming of namings) {
    const group = groups.get(naming) as Group;
    let number = numbers.get(group);
    if (number === undefined) {
      number = entities.push(toEntity(group, passages)) - 1;
      numbers.set(group, number);
    }
    mentions.push({ entity: number, passage: naming.passage, start: naming.start, end: naming.end, text: naming.text });
  }
  return { entities, mentions };
}

function toEntity(group: Group, passages: readonly Passage[]): FoundEntity {
  const titles = new Set(group.namings.flatMap((naming) => (naming.title === null ? [] : [naming.title.text])));
  return {
    kind: group.kind,
    name: group.place?.name ?? fullestForm(group.namings),
    titles: [...titles],
    gender: group.kind === 'PERSON' ? genderOf(group, passages) : null,
    place: group.place,
    isAgency: group.organization?.isAgency ?? false,
  };
}

/** The form with the most words; of equals the longest, then the first. */
function fullestForm(namings: readonly Naming[]): string {
  let best = namings[0]?.plain ?? '';
  for (const { plain, isByname } of namings) {
    if (isByname) continue;
    const more = plain.split(/\s+/).length - best.split(/\s+/).length;
    if (more > 0 || (more === 0 && plain.length > best.length)) best = plain;
  }
  return best;
}
