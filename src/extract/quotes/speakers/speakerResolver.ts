import type { FoundSpeaker } from '../../extraction.ts';
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
import { readSpeakerPhrase, type SpeakerPhrase } from './speakerPhrases.ts';
import { continuesUnnamedSpeaker, type UnnamedSpeaker } from './unnamedSpeakers.ts';

/** How many passages back a pronoun or a description may refer; older passages are released. */
export const MOST_PASSAGES_BACK = 60;

/** The margin where no candidates compete: a name, a description, an antecedent that grammar fixes. */
const SURE = 3;

const NO_SPEAKER: ResolvedSpeaker = { speaker: null, method: 'NONE', margin: 0 };

/**
 * Resolves the printed speakers of a story to entities. It is given the quotes in the order in which the text names their
 * speakers, and remembers who spoke and who was described: that is what `she` and `the senator` refer to.
 */
export class SpeakerResolver {
  private readonly passages: ReadonlyArray<AnnotatedPassage | undefined>;
  private readonly names: StoryNames;
  private last: ResolvedSpeaker | null = null;
  /** Passage of the last quote that had a speaker. */
  private lastPassage = -1;
  /** The last quotation was left open: its speech goes on in the next paragraph. */
  private lastOpen = false;
  /** The last speaker asked a question: the next quotation is somebody else's answer. */
  private lastAsked = false;
  private lastNamed: LastSpeaker | null = null;
  private lastUnnamed: UnnamedSpeaker | null = null;
  private announced: AnnouncedSpeaker | null = null;
  /** Head noun → the entity that it last referred to, `senator` → Jane Roe; null after `a senator`, whom nobody knows. */
  private readonly described = new Map<string, number | null>();

  constructor(passages: ReadonlyArray<AnnotatedPassage | undefined>, names: StoryNames) {
    this.passages = passages;
    this.names = names;
  }

  /** Ends a passage with its last sentence; one that ends in a colon announces the speaker of the next passage. */
  closePassage(passage: AnnotatedPassage, sentence: OuterSentence | null): void {
    this.announced = null;
    const { words } = passage;
    if (sentence === null || words.lower[words.count - 1] !== ':') return;
    const reports = findReports(passage, sentence);
    const report = reports.findLast(speaksWithSubject) ?? reports.findLast(hasSubject) ?? null;
    const subject = report?.subject ?? mainSubject(passage, sentence, sentence.to);
    if (subject !== null) this.announced = { passage, subject, report };
  }

  /** The speaker whom the passage before this one has announced, if any. */
  announcement(passage: number): AnnouncedSpeaker | null {
    return this.announced?.passage.index === passage - 1 ? this.announced : null;
  }

  /** Resolves the speaker of one quote, and remembers it for those to come. */
  resolve(passage: AnnotatedPassage, attribution: Attribution): ResolvedSpeaker {
    const resolved = this.resolveAttribution(passage, attribution);
    if (resolved.speaker !== null) {
      if (attribution.kind !== 'INDIRECT' || resolved.method !== 'NONE') this.last = resolved;
      this.lastAsked = attribution.report?.verb.base === 'ask';
      this.lastPassage = passage.index;
      this.rememberSpeaker(resolved.speaker, attribution.subject);
    }
    if (attribution.kind !== 'INDIRECT') this.lastOpen = attribution.open;
    return resolved;
  }

  /** A speaker without an entity displaces nobody: `she` may still refer to the one named before. */
  private rememberSpeaker(speaker: FoundSpeaker, subject: NounPhrase | null): void {
    if (speaker.entity === null || subject === null) return;
    this.lastUnnamed = null;
    this.lastNamed = { entity: speaker.entity, passage: speaker.passage, word: subject.from };
  }

  private resolveAttribution(passage: AnnotatedPassage, attribution: Attribution): ResolvedSpeaker {
    const { announced, subject, begin } = attribution;
    if (announced) return this.resolvePhrase(announced.passage, announced.subject, announced.subject.from);
    return subject === null
      ? this.continueLastSpeaker(passage, attribution)
      : this.resolvePhrase(passage, subject, begin);
  }

  /** A quotation without any attribution continues the last speaker, in the same paragraph or the next one. */
  private continueLastSpeaker(passage: AnnotatedPassage, { link }: Attribution): ResolvedSpeaker {
    const distance = passage.index - this.lastPassage;
    const isAnswer = this.lastAsked && distance === 1 && !this.lastOpen;
    const isUnattributed = link === 'ALONE' || link === 'NONE';
    if (isAnswer || !isUnattributed || distance > 1 || !this.last?.speaker) return NO_SPEAKER;
    return { speaker: { ...this.last.speaker }, method: 'CONTINUATION', margin: this.lastOpen ? SURE : 1 };
  }

  /** `begin`: first word of the quote, from where antecedents are looked for, however long the quote is. */
  private resolvePhrase(passage: AnnotatedPassage, subject: NounPhrase, begin: number): ResolvedSpeaker {
    const phrase = readSpeakerPhrase(passage, this.names, subject);
    const printed = {
      ...rangeOf(passage.words, subject.from, subject.to),
      passage: passage.index,
      text: printedText(passage.words, subject.from, subject.to),
    };
    switch (phrase.kind) {
      case 'name':
        this.rememberTitles(phrase.entity as number);
        return { speaker: { ...printed, entity: phrase.entity }, method: 'NAME', margin: SURE };
      case 'pronoun': {
        const position = { passage: passage.index, word: Math.min(begin, subject.from) };
        const found = this.resolvePronoun(phrase.head, position);
        return {
          speaker: { ...printed, entity: found?.entity ?? null },
          method: 'PRONOUN',
          margin: found?.margin ?? SURE,
        };
      }
      case 'relative': {
        const entity = this.antecedentOfRelative(passage, subject);
        return { speaker: { ...printed, entity }, method: 'PRONOUN', margin: SURE };
      }
      case 'description': {
        const entity = this.resolveDescription(phrase, { passage: passage.index, word: begin }, printed.text);
        if (entity === null) this.lastUnnamed = { passage: passage.index, word: subject.from, head: phrase.head };
        return { speaker: { ...printed, entity }, method: 'DESCRIPTION', margin: SURE };
      }
    }
  }

  /** Null where the pronoun refers to nobody named, or to a speaker whom the story only describes. */
  private resolvePronoun(pronoun: string, position: WordPosition): Antecedent | null {
    const last = this.lastUnnamed;
    if (last !== null && continuesUnnamedSpeaker(this.passages, this.names, pronoun, position, last)) {
      this.lastUnnamed = { ...position, head: last.head };
      return null;
    }
    return pronoun === 'it'
      ? this.lastSpeakingOrganization(position)
      : findAntecedent(this.passages, this.names, pronoun, position, this.lastNamed);
  }

  /** `It said`: the organisation that spoke last, in this paragraph or the one before. */
  private lastSpeakingOrganization(position: WordPosition): Antecedent | null {
    const last = this.lastNamed;
    if (last === null || position.passage - last.passage > 1) return null;
    return this.names.entities[last.entity]?.kind === 'ORGANIZATION' ? { entity: last.entity, margin: 1 } : null;
  }

  /** The entity that `the senator` or `the forecaster` refers to; `a senator` refers to nobody, and so does `the senator` then. */
  private resolveDescription(
    { head, definite }: SpeakerPhrase,
    position: WordPosition,
    printed: string,
  ): number | null {
    if (!definite) {
      this.described.set(head, null);
      return null;
    }
    const { passages, names } = this;
    const known = this.described.get(head);
    if (known !== undefined) return known;
    return (
      findByTitle(passages, names, head, position) ??
      findByApposition(passages, names, head, position) ??
      findOrganization(passages, names, head, position) ??
      (describesPerson(printed) ? onlyPersonNearby(passages, names, position, this.lastNamed) : null)
    );
  }

  /** `Jane Doe, who said …`: the name right before the relative pronoun. */
  private antecedentOfRelative(passage: AnnotatedPassage, subject: NounPhrase): number | null {
    const at = passage.words.lower[subject.from - 1] === ',' ? subject.from - 1 : subject.from;
    const mention = passage.mentionEndingAt(at);
    return mention < 0 ? null : passage.mention(mention).entity;
  }

  /** From here on `the senator` refers to this speaker, whose title it is. */
  private rememberTitles(entity: number): void {
    for (const title of this.names.entities[entity]?.titles ?? []) this.described.set(headOfTitle(title), entity);
  }
}

function speaksWithSubject(report: Report): boolean {
  return report.subject !== null && report.verb.speaks;
}

function hasSubject(report: Report): boolean {
  return report.subject !== null;
}
