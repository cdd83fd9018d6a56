import type { FoundAddressee, FoundEntity, FoundSpeaker } from '../../extraction.ts';
import { printedText, rangeOf } from '../language/words.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import type { StoryNames } from '../passages/storyNames.ts';
import { mainSubject } from '../phrases/mainSubject.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { findReports } from '../reports/findReports.ts';
import type { Report } from '../reports/report.ts';
import { findByApposition } from './appositions.ts';
import type { AnnouncedSpeaker, Attribution, ResolvedSpeaker } from './attribution.ts';
import { describesPerson, findByTitle, findOrganization, headOfTitle, onlyPersonNearby } from './descriptions.ts';
import { type Antecedent, findAntecedent, type LastSpeaker, type WordPosition } from './pronouns.ts';
import { readSpeakerPhrase } from './speakerPhrases.ts';
import { continuesUnnamedSpeaker, type UnnamedSpeaker } from './unnamedSpeakers.ts';

/** Passages before the present one that a pronoun or a description may point back to; older ones are let go. */
export const MOST_PASSAGES_BACK = 60;

/** What is known of the speakers of a story up to the present sentence. */
export class SpeakerResolver {
  private readonly passages: ReadonlyArray<AnnotatedPassage | undefined>;
  private readonly names: StoryNames;
  /** The speaker of the last quote, and the passage of that quote. */
  private last: ResolvedSpeaker | null = null;
  private lastPassage = -1;
  private lastOpen = false;
  /** The last speaker asked something: who speaks next answers. */
  private lastAsked = false;
  private lastNamed: LastSpeaker | null = null;
  private lastUnnamed: UnnamedSpeaker | null = null;
  private announced: AnnouncedSpeaker | null = null;
  /** Head noun of a description → the entity it was last seen to mean: `spokesman`. */
  private readonly described = new Map<string, number | null>();

  constructor(passages: ReadonlyArray<AnnotatedPassage | undefined>, names: StoryNames) {
    this.passages = passages;
    this.names = names;
  }

  /** Marks the end of a passage; one that ends in a colon announces the speech of the next. */
  closePassage(passage: AnnotatedPassage, sentence: OuterSentence | null): void {
    this.announced = null;
    const { words } = passage;
    if (sentence === null || words.lower[words.count - 1] !== ':') return;
    const reports = findReports(passage, sentence);
    const report = reports.findLast(speaksWithSubject) ?? reports.findLast(hasSubject) ?? null;
    const subject = report?.subject ?? mainSubject(passage, sentence, sentence.to);
    if (subject !== null) this.announced = { passage, subject, report };
  }

  /** The announcement that the passage before has made, if any. */
  announcement(passage: number): AnnouncedSpeaker | null {
    return this.announced !== null && this.announced.passage.index === passage - 1 ? this.announced : null;
  }

  resolve(passage: AnnotatedPassage, attribution: Attribution): ResolvedSpeaker {
    const resolved = this.resolveOne(passage, attribution);
    if (resolved.speaker !== null) {
      if (attribution.kind !== 'INDIRECT' || resolved.method !== 'NONE') this.last = resolved;
      this.lastAsked = attribution.report?.verb.base === 'ask';
      this.lastPassage = passage.index;
      this.rememberSpeaker(resolved.speaker, attribution.subject);
    }
    if (attribution.kind !== 'INDIRECT') this.lastOpen = attribution.open;
    return resolved;
  }

  /** Remembers a speaker for the pronouns to come; one that no name stands for makes nobody forgotten. */
  private rememberSpeaker(speaker: FoundSpeaker, subject: NounPhrase | null): void {
    if (speaker.entity === null || subject === null) return;
    this.lastUnnamed = null;
    this.lastNamed = { entity: speaker.entity, passage: speaker.passage, word: subject.from };
  }

  private resolveOne(passage: AnnotatedPassage, attribution: Attribution): ResolvedSpeaker {
    const { announced, subject } = attribution;
    if (announced) return this.resolvePhrase(announced.passage, announced.subject, announced.subject.from);
    return subject === null
      ? this.continueLastSpeaker(passage, attribution)
      : this.resolvePhrase(passage, subject, attribution.begin);
  }

  /** A quotation without a speaker of its own goes on with the last one, in its paragraph or the one before. */
  private continueLastSpeaker(passage: AnnotatedPassage, attribution: Attribution): ResolvedSpeaker {
    const near = passage.index - this.lastPassage;
    if (this.lastAsked && near === 1 && !this.lastOpen) return { speaker: null, method: 'NONE', margin: 0 };
    if (this.last?.speaker && (attribution.link === 'ALONE' || attribution.link === 'NONE') && near <= 1) {
      return { speaker: { ...this.last.speaker }, method: 'CONTINUATION', margin: this.lastOpen ? 3 : 1 };
    }
    return { speaker: null, method: 'NONE', margin: 0 };
  }

  private resolvePhrase(passage: AnnotatedPassage, subject: NounPhrase, begin: number): ResolvedSpeaker {
    const phrase = readSpeakerPhrase(passage, this.names, subject);
    const printed = {
      ...rangeOf(passage.words, subject.from, subject.to),
      passage: passage.index,
      text: printedText(passage.words, subject.from, subject.to),
    };
    if (phrase.kind === 'name') {
      this.rememberTitles(phrase.entity as number);
      return { speaker: { ...printed, entity: phrase.entity }, method: 'NAME', margin: 3 };
    }
    const position = { passage: passage.index, word: Math.min(begin, subject.from) };
    if (phrase.kind === 'pronoun') {
      const last = this.lastUnnamed;
      if (last !== null && continuesUnnamedSpeaker(this.passages, this.names, phrase.head, position, last)) {
        this.lastUnnamed = { ...position, head: last.head };
        return { speaker: { ...printed, entity: null }, method: 'PRONOUN', margin: 3 };
      }
      const found =
        phrase.head === 'it'
          ? this.lastSpeakingOrganization(position)
          : findAntecedent(this.passages, this.names, phrase.head, position, this.lastNamed);
      return { speaker: { ...printed, entity: found?.entity ?? null }, method: 'PRONOUN', margin: found?.margin ?? 3 };
    }
    if (phrase.kind === 'relative')
      return {
        speaker: { ...printed, entity: this.antecedentOfRelative(passage, subject) },
        method: 'PRONOUN',
        margin: 3,
      };
    const entity = phrase.definite
      ? this.resolveDescription(phrase.head, { passage: passage.index, word: begin }, printed.text)
      : null;
    if (!phrase.definite) this.described.set(phrase.head, null);
    if (entity === null) this.lastUnnamed = { passage: passage.index, word: subject.from, head: phrase.head };
    return { speaker: { ...printed, entity }, method: 'DESCRIPTION', margin: 3 };
  }

  /** `It said`: the body that spoke last, in this paragraph or the one before. */
  private lastSpeakingOrganization(position: WordPosition): Antecedent | null {
    const last = this.lastNamed;
    if (last === null || position.passage - last.passage > 1) return null;
    const isBody = (this.names.entities[last.entity] as FoundEntity).kind === 'ORGANIZATION';
    return isBody ? { entity: last.entity, margin: 1 } : null;
  }

  /** Whom `the senator`, `the forecaster` means: the one who was last seen to be one. */
  private resolveDescription(
    head: string,
    position: { passage: number; word: number },
    printed: string,
  ): number | null {
    const { passages, names } = this;
    const known = this.described.get(head);
    if (known === null) return null;
    return (
      known ??
      findByTitle(passages, names, head, position) ??
      findByApposition(passages, names, head, position) ??
      findOrganization(passages, names, head, position) ??
      (describesPerson(printed) ? onlyPersonNearby(passages, names, position, this.lastNamed) : null)
    );
  }

  /** `Jane Doe, who said …`: the name right before the relative. */
  private antecedentOfRelative(passage: AnnotatedPassage, subject: NounPhrase): number | null {
    const at = passage.words.lower[subject.from - 1] === ',' ? subject.from - 1 : subject.from;
    const mention = passage.mentionEndingAt(at);
    return mention < 0 ? null : passage.mention(mention).entity;
  }

  /** The titles of a speaker are what `the senator` means from here on. */
  private rememberTitles(entity: number): void {
    for (const title of (this.names.entities[entity] as FoundEntity).titles) {
      this.described.set(headOfTitle(title), entity);
    }
  }

  /** Whom the words were told: `told AFP`, `confirmed to AFP`. */
  addresseeOf(passage: AnnotatedPassage, report: Report | null): FoundAddressee | null {
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
