/** News agencies: the usual name first, then the other forms that are printed. */
const NEWS_AGENCIES: readonly (readonly string[])[] = [
  ['Reuters', 'REUTERS', 'Thomson Reuters'],
  ['AP', 'Associated Press', 'AP Photo', 'AP Photos', 'A.P.'],
  ['AFP', 'Agence France-Presse', 'Agence France Presse', 'AFP PHOTO', 'AFP Photo'],
  ['PTI', 'Press Trust of India'],
  ['ANI', 'Asian News International'],
  ['IANS', 'Indo-Asian News Service'],
  ['UNI', 'United News of India'],
  ['Bloomberg', 'Bloomberg News'],
  ['dpa', 'DPA', 'Deutsche Presse-Agentur'],
  ['EFE', 'Agencia EFE'],
  ['EPA', 'epa', 'EPA-EFE', 'European Pressphoto Agency'],
  ['ANSA'],
  ['TASS', 'ITAR-TASS', 'Itar-Tass', 'Tass'],
  ['RIA Novosti', 'RIA'],
  ['Interfax'],
  ['Xinhua', 'Xinhua News Agency'],
  ['Kyodo', 'Kyodo News'],
  ['Jiji Press', 'Jiji'],
  ['Yonhap', 'Yonhap News Agency'],
  ['Anadolu', 'Anadolu Agency', 'Anadolu Ajansi'],
  ['WAFA', 'Wafa'],
  ['SANA'],
  ['IRNA'],
  ['PA', 'PA Media', 'PA Wire', 'PA Images', 'Press Association'],
  ['AAP', 'Australian Associated Press'],
  ['The Canadian Press', 'Canadian Press'],
  ['UPI', 'United Press International'],
  ['Antara', 'ANTARA'],
  ['Bernama', 'BERNAMA'],
  ['NAN', 'News Agency of Nigeria'],
  ['Ukrinform'],
  ['Belga', 'BELGA'],
  ['ANP'],
  ['NTB'],
  ['Ritzau'],
  ['PAP'],
  ['Lusa', 'LUSA'],
  ['MTI'],
  ['Keystone-SDA', 'Keystone'],
  // The invented agency of the sample corpus.
  ['Meridian Press Agency', 'MPA', 'Meridian Press'],
];

const PICTURE_AGENCIES: readonly (readonly string[])[] = [
  ['Getty Images', 'Getty', 'GETTY IMAGES'],
  ['NurPhoto'],
  ['Sipa', 'SIPA', 'Sipa USA'],
  ['Zuma Press', 'ZUMA Press', 'ZUMA'],
  ['Alamy'],
  ['Shutterstock'],
];

/** Finds the agencies named in a credit, a byline or a note: in printed order, each once, by its usual name. */
export function findAgencies(text: string): string[] {
  const found = [...text.matchAll(PRINTED)].map(([printed]) => USUAL_NAMES.get(printed) ?? printed);
  return [...new Set(found)];
}

/** Finds the first agency that is named, which is the one to credit: AFP in `AFP via Getty Images`. Null without one. */
export function findAgency(text: string): string | null {
  return findAgencies(text)[0] ?? null;
}

/** Whether the words are an agency's printed name and nothing else: `The Associated Press`. */
export function isAgency(text: string): boolean {
  const name = text.trim();
  return USUAL_NAMES.has(name) || USUAL_NAMES.has(name.replace(/^the /i, ''));
}

/** Whether the words are the name of an agency that gives text, not only pictures. */
export function isNewsAgency(text: string): boolean {
  const usual = USUAL_NAMES.get(text.trim().replace(/^the /i, ''));
  return usual !== undefined && NEWS_AGENCIES.some(([name]) => name === usual);
}

const USUAL_NAMES = new Map(
  [...NEWS_AGENCIES, ...PICTURE_AGENCIES].flatMap((forms) => forms.map((form) => [form, forms[0] ?? form] as const)),
);
const PRINTED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...USUAL_NAMES.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.]/g, '\\.'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);
