import { createRandom } from '../bench/random.ts';

/**
 * An invented text story that names people, places and organisations some 2,000 times, and quotes in two paragraphs of
 * three. It is dated after the sample corpus, so that every list of newest articles begins with it.
 *
 * Some of its names are those of the sample, so that the two are related and named together.
 */
export function inventLongStory(paragraphs = 2000): string {
  const random = createRandom(13);
  const person = () => `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  const organization = () => `${random.pick(places)} ${random.pick(bodies)}`;
  const sentences = [
    () => `“We counted the boats twice that night,” said ${person()} of the ${organization()}.`,
    () => 'The water stood at the third step of the quay, and the lamps were lit at noon.',
    () => `“Nobody here had seen such water,” ${person()} said.`,
    () => '“Stay where you are,” a loudspeaker said, and nobody did.',
    () => `The road to ${random.pick(places)} was closed, and the road back was a lake.`,
    () => `According to ${person()}, the harbour will “stay open until the last ship is in”.`,
  ];
  const lines = Array.from({ length: paragraphs }, (_, n) => sentences[n % sentences.length]?.() ?? '');
  return [
    ' date 2025-04-02 Trends :Long FloodPort StrikeRiver Week',
    'The Long Flood: Two Thousand Voices From a River',
    'A chronicle of the week in which the river stood still',
    'By Hollis Greer',
    ...lines,
    '    (This story is invented: persons and events do not exist)',
  ].join('\n\n');
}

const givenNames =
  'Marta Oskar Henrike Prakriti Annegret Tomasz Ingrid Pavel Lucia Samuel Noor Emeka Chiara Yusuf Hanna Jonas Farah Mateo Aiko Dragan'.split(
    ' ',
  );

const familyNames =
  'Kowalczyk Lindqvist Vollbrecht Tuladhar Zschoche Nowicki Halvorsen Dvorak Ferretti Adeyemi Haddad Okafor Bellini Demir Virtanen Petersen Rahimi Alvarez Tanaka Petrovic'.split(
    ' ',
  );

const places =
  'Rotterdam Dresden Lisbon Nepal Berlin Lagos Toronto Taipei Oslo Hamburg Warsaw Porto Nairobi Osaka Belgrade Genoa Beirut Ankara Helsinki Copenhagen'.split(
    ' ',
  );

const bodies = ['Harbour Council', 'River Authority', 'University', 'Fire Service', 'Chamber of Commerce'];
