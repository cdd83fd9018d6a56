import { insertRows } from '../../database/insertRows.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { EntityKind, Extraction, FoundEntity, KnownPlace } from '../../extract/extraction.ts';
import { fold } from '../../text/fold.ts';
import { slugify } from '../../text/slug.ts';
import { type KnownEntity, loadCandidates, loadCompanions } from '../resolve/candidates.ts';
import { choose, formsOf, namesInStory } from '../resolve/chooseEntity.ts';
import { countryPlace } from '../resolve/countries.ts';
import { contested } from '../resolve/people.ts';
import { freeSlugs } from './freeSlugs.ts';

/** Which row each found entity became, and why. Indexes are those of the extraction. */
export interface StoredEntity {
  id: number;
  reason: string;
}

interface NewEntity {
  found: FoundEntity;
  name: string;
  countryId: number | null;
}

/**
 * Finds or makes a row for every entity of a story, in the order given.
 *
 * Countries of places are stored even when the story does not name them, because a place points to its country.
 *
 * @param formerIds Entities of the story's former version.
 */
export async function storeEntities(
  transaction: Transaction,
  extraction: Extraction,
  { publishedOn, formerIds }: { publishedOn: string; formerIds: number[] },
): Promise<StoredEntity[]> {
  const { entities } = extraction;
  const forms = formsOf(extraction);
  const countries = countriesOf(entities);
  const keys = [...entities.flatMap(({ place }) => place?.key ?? []), ...countries.map(({ key }) => key)];
  const names = { folded: [...new Set(forms.flat())], keys: [...new Set(keys)], formerIds };
  const candidates = await loadCandidates(transaction, names);
  const known = await storeCountries(transaction, candidates, countries, publishedOn);
  const context = {
    namesInStory: namesInStory(entities, forms),
    companions: await loadCompanions(transaction, contested(entities, forms, candidates)),
  };
  const choices = entities.map((found, i) => choose(found, forms[i] ?? [], [...candidates, ...known], context));
  const fresh = distinct(entities.filter((_, i) => !choices[i]?.known));
  const ids = await insertEntities(
    transaction,
    fresh.map((found) => newEntity(found, known)),
    publishedOn,
  );
  return choices.map(({ known: chosen, reason }, i) => {
    const found = entities[i] as FoundEntity;
    return { id: chosen?.id ?? (ids[fresh.findIndex((each) => isSame(each, found))] as number), reason };
  });
}

/** One of those that are the same place of the gazetteer. */
const distinct = (entities: FoundEntity[]): FoundEntity[] =>
  entities.filter((found, i) => entities.findIndex((each) => isSame(each, found)) === i);

const isSame = (one: FoundEntity, other: FoundEntity): boolean =>
  one === other || (one.place !== null && one.place.key === other.place?.key);

const newEntity = (found: FoundEntity, countries: KnownEntity[]): NewEntity => {
  const code = found.place?.kind === 'COUNTRY' ? null : found.place?.countryCode;
  const country = code ? countries.find(({ key }) => key === countryPlace(code)?.key) : undefined;
  return { found, name: found.place?.name ?? found.name, countryId: country?.id ?? null };
};

/** The countries that the places of a story lie in. */
function countriesOf(entities: readonly FoundEntity[]): KnownPlace[] {
  const codes = new Set(
    entities.flatMap(({ place }) => (place && place.kind !== 'COUNTRY' ? (place.countryCode ?? []) : [])),
  );
  return [...codes].flatMap((code) => countryPlace(code) ?? []);
}

/** Makes rows for those countries that have none yet, and returns all of them. */
async function storeCountries(
  transaction: Transaction,
  candidates: readonly KnownEntity[],
  countries: readonly KnownPlace[],
  publishedOn: string,
): Promise<KnownEntity[]> {
  const stored = candidates.filter(({ key }) => countries.some((country) => country.key === key));
  const missing = countries.filter(({ key }) => !stored.some((known) => known.key === key));
  const rows = missing.map((place) => ({ found: foundCountry(place), name: place.name, countryId: null }));
  const ids = await insertEntities(transaction, rows, publishedOn);
  const made = missing.map((place, i) => ({
    id: ids[i] as number,
    kind: 'PLACE' as const,
    name: place.name,
    folded: fold(place.name),
    surname: null,
    key: place.key,
    gender: null,
    articleCount: 0,
    aliases: [],
    titles: [],
  }));
  return [...stored, ...made];
}

const foundCountry = (place: KnownPlace): FoundEntity => ({
  kind: 'PLACE',
  name: place.name,
  titles: [],
  gender: null,
  place,
  isAgency: false,
});

/** Inserts new entities, places with their rows of `Place`, and returns their ids. */
async function insertEntities(transaction: Transaction, rows: NewEntity[], publishedOn: string): Promise<number[]> {
  if (rows.length === 0) return [];
  const slugs = await slugsOf(transaction, rows);
  const day = new Date(publishedOn);
  const created = await transaction.entity.createManyAndReturn({
    select: { id: true },
    data: rows.map(({ found, name }, i) => ({
      kind: found.kind,
      slug: slugs[i] as string,
      name,
      folded: fold(name),
      surname: found.kind === 'PERSON' && name.includes(' ') ? (fold(name).split(' ').at(-1) ?? null) : null,
      key: found.place?.key ?? null,
      isAgency: found.isAgency,
      gender: found.gender,
      firstSeenOn: day,
      lastSeenOn: day,
    })),
  });
  const ids = created.map(({ id }) => id);
  await insertRows(
    transaction,
    'Place',
    rows.flatMap(({ found: { kind, place }, countryId }, i) => {
      if (kind !== 'PLACE') return [];
      const { countryCode = null, latitude = null, longitude = null } = place ?? {};
      return [{ entityId: ids[i], kind: place?.kind ?? 'OTHER', countryId, countryCode, latitude, longitude }];
    }),
  );
  return ids;
}

/** A free slug for each row; slugs are unique within a kind. */
async function slugsOf(transaction: Transaction, rows: NewEntity[]): Promise<string[]> {
  const slugs = new Map<NewEntity, string>();
  for (const kind of ['PERSON', 'PLACE', 'ORGANIZATION'] satisfies EntityKind[]) {
    const ofKind = rows.filter(({ found }) => found.kind === kind);
    const free = await freeSlugs(
      transaction,
      kind,
      ofKind.map(({ name }) => slugify(name, 60)),
    );
    ofKind.forEach((row, i) => {
      slugs.set(row, free[i] as string);
    });
  }
  return rows.map((row) => slugs.get(row) as string);
}
