import type { FoundAddressee } from '../../extraction.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Names } from '../passages/storyNames.ts';
import type { Report } from '../reports/report.ts';

/** The name of the hearer: `told AFP`, `confirmed to AFP`. It is an entity only when it is an organisation's. */
export function addresseeOf(passage: AnnotatedPassage, names: Names, report: Report | null): FoundAddressee | null {
  if (report === null || report.inverted) return null;
  const { lower } = passage.words;
  let at = report.to;
  if (!report.verb.addresses) {
    if (lower[at] !== 'to') return null;
    at += 1;
  }
  if (lower[at] === 'the') at += 1;
  const number = passage.mentionAt(at);
  if (number < 0) return null;
  const { start, end, text, entity } = passage.mention(number);
  return { start, end, text, entity: names.entities[entity]?.kind === 'ORGANIZATION' ? entity : null };
}
