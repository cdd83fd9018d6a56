/** Converts an HTML body to text: block tags become lines, other tags are removed, entities decoded. Plain text stays as it is. */
export function stripMarkup(text: string): string {
  if (!TAG.test(text)) return text;
  return HIDDEN.reduce((shown, [opening, closing]) => cutOut(shown, opening, closing), text)
    .replace(/<li\b[^<>]{0,2000}>/gi, '\n• ')
    .replace(/<h[1-6]\b[^<>]{0,2000}>/gi, '\n## ')
    .replace(
      /<\/?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|section|article|figure|figcaption|tr|table|hr)\b[^<>]{0,2000}>/gi,
      '\n',
    )
    .replace(/<\/?[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,4000})?\/?>/gi, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, decodeEntity);
}

// Elements that a reader never sees, removed with their content.
const HIDDEN: readonly [RegExp, string][] = [
  [/<script\b/gi, '</script>'],
  [/<style\b/gi, '</style>'],
  [/<!--/g, '-->'],
];

// One pass over the text. An opening tag without its closing tag hides the rest.
function cutOut(text: string, opening: RegExp, closing: string): string {
  const lower = text.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(opening)) {
    if (index < from) continue;
    kept.push(text.slice(from, index));
    const end = lower.indexOf(closing, index);
    from = end < 0 ? text.length : end + closing.length;
  }
  return kept.join('') + text.slice(from);
}

const TAG =
  /<\/?(?:p|br|div|a|b|i|em|strong|span|h[1-6]|ul|ol|li|img|figure|blockquote|section|article|script|style|table)\b[^<>]{0,2000}>/i;

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  euro: '€',
  pound: '£',
  copy: '©',
  eacute: 'é',
  egrave: 'è',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  ntilde: 'ñ',
  ccedil: 'ç',
};

function decodeEntity(printed: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? printed;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : printed;
}
