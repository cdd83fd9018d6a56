import type { Extraction, FoundEntity, KnownPlace } from '../../extract/extraction.ts';
import { fold } from '../../text/fold.ts';
import { firstFree, slugify } from '../../text/slug.ts';
import { type Known, loadCandidates, loadCompanions, type Transaction } from '../resolve/candidates.ts';
import { around, choose, formsOf } from '../resolve/chooseEntity.ts';
import { countryPlace } from '../resolve/countries.ts';
import { contested } from '../resolve/people.ts';

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
 * Countries of places come along even when the story does not name them, because a place points to its country.
 */
export async function storeEntities(
  transaction: Transaction,
  extraction: Extraction,
  publishedOn: string,
): Promise<StoredEntity[]> {
  const { entities } = extraction;
  const forms = formsOf(extraction);
  const countries = countriesOf(entities);
  const keys = [...entities.flatMap(({ place }) => place?.key ?? []), ...countries.map(({ key }) => key)];
  const candidates = await loadCandidates(transaction, [...new Set(forms.flat())], [...new Set(keys)]);
  const known = await storeCountries(transaction, candidates, countries, publishedOn);
  const company = {
    around: around(entities, forms),
    companions: await loadCompanions(transaction, contested(entities, forms, candidates)),
  };
  const choices = entities.map((found, i) => choose(found, forms[i] ?? [], [...candidates, ...known], company));
  const fresh = distinct(entities.filter((_, i) => !choices[i]?.known));
  const ids = await insertEntities(
    transaction,
    fresh.map((found) => freshRow(found, known)),
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

const freshRow = (found: FoundEntity, countries: Known[]): NewEntity => {
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
  candidates: readonly Known[],
  countries: readonly KnownPlace[],
  publishedOn: string,
): Promise<Known[]> {
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

async function insertEntities(transaction: Transaction, rows: NewEntity[], publishedOn: string): Promise<number[]> {
  if (rows.length === 0) return [];
  const slugs = await freeSlugs(transaction, rows);
  const day = new Date(publishedOn);
  const created = await transaction.entity.createManyAndReturn({
    select: { id: true },
    data: rows.map(({ found, name, countryId }, i) => ({
      kind: found.kind,
      slug: slugs[i] as string,
      name,
      folded: fold(name),
      surname: found.kind === 'PERSON' && name.includes(' ') ? (fold(name).split(' ').at(-1) ?? null) : null,
      key: found.place?.key ?? null,
      placeKind: found.kind === 'PLACE' ? (found.place?.kind ?? 'OTHER') : null,
      countryId,
      countryCode: found.place?.countryCode ?? null,
      latitude: found.place?.latitude ?? null,
      longitude: found.place?.longitude ?? null,
      isAgency: found.isAgency,
      gender: found.gender,
      firstSeenOn: day,
      lastSeenOn: day,
    })),
  });
  return created.map(({ id }) => id);
}

/** A free slug for each row: the name's, or the name's with the first free number. */
async function freeSlugs(transaction: Transaction, rows: NewEntity[]): Promise<string[]> {
  const bases = rows.map(({ name }) => slugify(name, 60));
  const taken = await transaction.$queryRaw<{ kind: string; slug: string }[]>`
    SELECT e.kind, e.slug FROM unnest(${[...new Set(bases)]}::text[]) AS base(slug)
    JOIN "Entity" e ON e.slug = base.slug OR (e.slug LIKE base.slug || '-%' AND e.slug ~ '-[0-9]+$')`;
  const used = new Set(taken.map(({ kind, slug }) => `${kind} ${slug}`));
  return rows.map(({ found }, i) => {
    const base = bases[i] as string;
    const slug = firstFree(base, (each) => used.has(`${found.kind} ${each}`));
    used.add(`${found.kind} ${slug}`);
    return slug;
  });
}
