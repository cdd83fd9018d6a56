import type { AttributionMethod, FoundAddressee, FoundEntity, FoundSpeaker } from '../../extraction.ts';
import { printedText, rangeOf } from '../language/words.ts';
import type { Tie } from '../linking/quoteLink.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import type { StoryNames } from '../passages/storyNames.ts';
import { subjectOfFrame } from '../phrases/mainSubject.ts';
import type { Phrase } from '../phrases/subjects.ts';
import { findReports } from '../reports/findReports.ts';
import type { Report } from '../reports/report.ts';
import { findDescribed } from './appositions.ts';
import { findBody, findTitled, headOfTitle, isOfPerson, onlyPerson } from './descriptions.ts';
import { type Antecedent, findAntecedent, type LastSpeaker, type Place } from './pronouns.ts';
import { readPhrase } from './speakerPhrases.ts';
import { goesOnUnnamed, type UnnamedSpeaker } from './unnamedSpeakers.ts';

/** What ties a quote to its speaker, as far as its own sentence tells. */
export interface Tying {
  kind: string;
  tie: Tie;
  report: Report | null;
  subject: Phrase | null;
  open: boolean;
  announced?: Announcement | null;
  /** First word of the quote's first part. */
  begin: number;
}

/** A passage that ends in a colon, `Roe issued this statement:`, with its subject. */
export interface Announcement {
  passage: ReadPassage;
  subject: Phrase;
  report: Report | null;
}

export interface Resolved {
  speaker: FoundSpeaker | null;
  method: AttributionMethod;
  /** How far the person is ahead of the next candidate; for names and descriptions a constant. */
  margin: number;
}

/** Passages before the present one that a pronoun or a description may point back to; older ones are let go. */
export const MOST_PASSAGES_BACK = 60;

/** What is known of the speakers of a story up to the present sentence. */
export class SpeakerMemory {
  private readonly passages: ReadonlyArray<ReadPassage | undefined>;
  private readonly names: StoryNames;
  /** The speaker of the last quote, and the passage of that quote. */
  private last: Resolved | null = null;
  private lastPassage = -1;
  private lastOpen = false;
  /** The last speaker asked something: who speaks next answers. */
  private lastAsked = false;
  private lastNamed: LastSpeaker | null = null;
  private lastUnnamed: UnnamedSpeaker | null = null;
  private announced: Announcement | null = null;
  /** Head noun of a description → the entity it was last seen to mean: `spokesman`. */
  private readonly described = new Map<string, number | null>();

  constructor(passages: ReadonlyArray<ReadPassage | undefined>, names: StoryNames) {
    this.passages = passages;
    this.names = names;
  }

  /** Marks the end of a passage; one that ends in a colon announces the speech of the next. */
  closePassage(passage: ReadPassage, frame: Frame | null): void {
    this.announced = null;
    const { words } = passage;
    if (frame === null || words.lower[words.count - 1] !== ':') return;
    const reports = findReports(passage, frame);
    const report = reports.findLast(speaksWithSubject) ?? reports.findLast(hasSubject) ?? null;
    const subject = report?.subject ?? subjectOfFrame(passage, frame, frame.to);
    if (subject !== null) this.announced = { passage, subject, report };
  }

  /** The announcement that the passage before has made, if any. */
  announcement(passage: number): Announcement | null {
    return this.announced !== null && this.announced.passage.index === passage - 1 ? this.announced : null;
  }

  resolve(passage: ReadPassage, tying: Tying): Resolved {
    const resolved = this.resolveOne(passage, tying);
    if (resolved.speaker !== null) {
      if (tying.kind !== 'INDIRECT' || resolved.method !== 'NONE') this.last = resolved;
      this.lastAsked = tying.report?.verb.base === 'ask';
      this.lastPassage = passage.index;
      this.noteSpeaker(resolved.speaker, tying.subject);
    }
    if (tying.kind !== 'INDIRECT') this.lastOpen = tying.open;
    return resolved;
  }

  /** Remembers a speaker for the pronouns to come; one that no name stands for makes nobody forgotten. */
  private noteSpeaker(speaker: FoundSpeaker, subject: Phrase | null): void {
    if (speaker.entity === null || subject === null) return;
    this.lastUnnamed = null;
    this.lastNamed = { entity: speaker.entity, passage: speaker.passage, word: subject.from };
  }

  private resolveOne(passage: ReadPassage, tying: Tying): Resolved {
    const { announced, subject } = tying;
    if (announced) return this.read(announced.passage, announced.subject, announced.subject.from);
    return subject === null ? this.carry(passage, tying) : this.read(passage, subject, tying.begin);
  }

  /** A quotation without a speaker of its own goes on with the last one, in its paragraph or the one before. */
  private carry(passage: ReadPassage, tying: Tying): Resolved {
    const near = passage.index - this.lastPassage;
    if (this.lastAsked && near === 1 && !this.lastOpen) return { speaker: null, method: 'NONE', margin: 0 };
    if (this.last?.speaker && (tying.tie === 'ALONE' || tying.tie === 'NONE') && near <= 1) {
      return { speaker: { ...this.last.speaker }, method: 'CONTINUATION', margin: this.lastOpen ? 3 : 1 };
    }
    return { speaker: null, method: 'NONE', margin: 0 };
  }

  private read(passage: ReadPassage, subject: Phrase, begin: number): Resolved {
    const phrase = readPhrase(passage, this.names, subject);
    const printed = {
      ...rangeOf(passage.words, subject.from, subject.to),
      passage: passage.index,
      text: printedText(passage.words, subject.from, subject.to),
    };
    if (phrase.kind === 'name') {
      this.describe(phrase.entity as number);
      return { speaker: { ...printed, entity: phrase.entity }, method: 'NAME', margin: 3 };
    }
    const place = { passage: passage.index, word: Math.min(begin, subject.from) };
    if (phrase.kind === 'pronoun') {
      const last = this.lastUnnamed;
      if (last !== null && goesOnUnnamed(this.passages, this.names, phrase.head, place, last)) {
        this.lastUnnamed = { ...place, head: last.head };
        return { speaker: { ...printed, entity: null }, method: 'PRONOUN', margin: 3 };
      }
      const found =
        phrase.head === 'it'
          ? this.bodyThatSpoke(place)
          : findAntecedent(this.passages, this.names, phrase.head, place, this.lastNamed);
      return { speaker: { ...printed, entity: found?.entity ?? null }, method: 'PRONOUN', margin: found?.margin ?? 3 };
    }
    if (phrase.kind === 'relative')
      return {
        speaker: { ...printed, entity: this.antecedentOfRelative(passage, subject) },
        method: 'PRONOUN',
        margin: 3,
      };
    const entity = phrase.definite
      ? this.meantBy(phrase.head, { passage: passage.index, word: begin }, printed.text)
      : null;
    if (!phrase.definite) this.described.set(phrase.head, null);
    if (entity === null) this.lastUnnamed = { passage: passage.index, word: subject.from, head: phrase.head };
    return { speaker: { ...printed, entity }, method: 'DESCRIPTION', margin: 3 };
  }

  /** `It said`: the body that spoke last, in this paragraph or the one before. */
  private bodyThatSpoke(place: Place): Antecedent | null {
    const last = this.lastNamed;
    if (last === null || place.passage - last.passage > 1) return null;
    const isBody = (this.names.entities[last.entity] as FoundEntity).kind === 'ORGANIZATION';
    return isBody ? { entity: last.entity, margin: 1 } : null;
  }

  /** Whom `the senator`, `the forecaster` means: the one who was last seen to be one. */
  private meantBy(head: string, place: { passage: number; word: number }, printed: string): number | null {
    const { passages, names } = this;
    const known = this.described.get(head);
    if (known === null) return null;
    return (
      known ??
      findTitled(passages, names, head, place) ??
      findDescribed(passages, names, head, place) ??
      findBody(passages, names, head, place) ??
      (isOfPerson(printed) ? onlyPerson(passages, names, place, this.lastNamed) : null)
    );
  }

  /** `Jane Doe, who said …`: the name right before the relative. */
  private antecedentOfRelative(passage: ReadPassage, subject: Phrase): number | null {
    const at = passage.words.lower[subject.from - 1] === ',' ? subject.from - 1 : subject.from;
    const mention = passage.mentionEndingAt(at);
    return mention < 0 ? null : passage.mention(mention).entity;
  }

  /** The titles of a speaker are what `the senator` means from here on. */
  private describe(entity: number): void {
    for (const title of (this.names.entities[entity] as FoundEntity).titles) {
      this.described.set(headOfTitle(title), entity);
    }
  }

  /** Whom the words were told: `told AFP`, `confirmed to AFP`. */
  addresseeOf(passage: ReadPassage, report: Report | null): FoundAddressee | null {
    if (report === null || report.inverted) return null;
    let at = report.to;
    if (!report.verb.addresses) {
      if (passage.words.lower[at] !== 'to') return null;
      at += 1;
    }
    if (passage.words.lower[at] === 'the') at += 1;
    const mention = passage.mentionAt(at);
    if (mention < 0) return null;
    const found = passage.mention(mention);
    const entity = this.names.entities[found.entity] as FoundEntity;
    return {
      start: found.start,
      end: found.end,
      text: found.text,
      entity: entity.kind === 'ORGANIZATION' ? found.entity : null,
    };
  }
}

function speaksWithSubject(report: Report): boolean {
  return report.subject !== null && report.verb.speaks;
}

function hasSubject(report: Report): boolean {
  return report.subject !== null;
}
