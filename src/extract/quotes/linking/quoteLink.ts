import type { Phrase } from '../phrases/subjects.ts';
import type { Report } from '../reports/report.ts';

/** How words in marks found their speaker within their own sentence. */
export type Tie = 'AFTER' | 'BEFORE' | 'COLON' | 'GOVERNED' | 'ALONE' | 'NEAR' | 'LOOSE' | 'NONE';

/** Words in marks with what their own sentence says of the speaker. */
export interface Tied {
  span: number;
  direct: boolean;
  tie: Tie;
  report: Report | null;
  subject: Phrase | null;
}
