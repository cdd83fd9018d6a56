import { describe, expect, it } from 'vitest';
import type { FoundEntity, FoundMention, FoundQuote, Passage, PassageRole } from '../src/extract/extraction.ts';
import { findQuotes } from '../src/extract/findQuotes.ts';
import { readWordLists } from '../src/extract/lexicon/readWordLists.ts';
import { headOfTitle } from '../src/extract/quotes/speakers/descriptions.ts';
import { recognizeNames } from '../src/extract/recognizeNames.ts';

type Kind = FoundEntity['kind'];
type Name = [name: string, kind: Kind, gender?: 'female' | 'male' | null, titles?: string[]];

const NAMES: Name[] = [
  ['Jane Roe', 'PERSON', 'female', ['Senator']],
  ['John Doe', 'PERSON', 'male', ['Mayor']],
  ['Mary Major', 'PERSON', 'female'],
  ['Reuters', 'ORGANIZATION'],
  ['Acme Corp', 'ORGANIZATION'],
  ['United States', 'PLACE'],
  ['Haifa', 'PLACE'],
];

/** Marks the full names above, and the last names of people, in passages. */
function namesIn(passages: readonly Passage[]): { entities: FoundEntity[]; mentions: FoundMention[] } {
  const entities = NAMES.map(([name, kind, gender, titles]): FoundEntity => {
    return { kind, name, titles: titles ?? [], gender: gender ?? null, place: null, isAgency: name === 'Reuters' };
  });
  const mentions: FoundMention[] = [];
  passages.forEach((passage, index) => {
    NAMES.forEach(([name, kind], entity) => {
      const form = kind === 'PERSON' ? `(?:${name.split(' ')[0]} )?${name.split(' ')[1]}` : name;
      for (const match of passage.text.matchAll(new RegExp(`\\b${form}\\b`, 'g'))) {
        const start = match.index;
        mentions.push({ entity, passage: index, start, end: start + match[0].length, text: match[0] });
      }
    });
  });
  mentions.sort((a, b) => a.passage - b.passage || a.start - b.start);
  return { entities, mentions };
}

function find(...texts: string[]): FoundQuote[] {
  return findIn(texts.map((text) => ({ role: 'paragraph' as PassageRole, text })));
}

function findIn(passages: Passage[]): FoundQuote[] {
  return findQuotes(passages, namesIn(passages));
}

function quoted(...texts: string[]): FoundQuote[] {
  return find(...texts).filter((quote) => quote.kind !== 'INDIRECT');
}

function indirect(...texts: string[]): FoundQuote[] {
  return find(...texts).filter((quote) => quote.kind === 'INDIRECT');
}

function speakerOf(quote: FoundQuote | undefined): [text: string | undefined, name: string | null] {
  const entity = quote?.speaker?.entity ?? null;
  return [quote?.speaker?.text, entity === null ? null : (NAMES[entity]?.[0] ?? null)];
}

describe('quoted words', () => {
  it.each([
    ['“We will all go home,” Jane Roe said.'],
    ['"We will all go home," Jane Roe said.'],
    ['“We will all go home," Jane Roe said.'],
    ["''We will all go home,'' Jane Roe said."],
    ["``We will all go home,'' Jane Roe said."],
    ['«We will all go home», Jane Roe said.'],
    ['„We will all go home,“ Jane Roe said.'],
    ['‘We will all go home,’ Jane Roe said.'],
  ])('are a direct quote, whatever the quotation marks are: %s', (text) => {
    const [quote] = quoted(text);
    expect(quote).toMatchObject({ kind: 'DIRECT', text: 'We will all go home', method: 'NAME' });
    expect(quote?.cue?.text).toBe('said');
    expect(speakerOf(quote)).toEqual(['Jane Roe', 'Jane Roe']);
  });

  it('keep inner marks and apostrophes', () => {
    const [quote, more] = quoted('“He said ‘no’ to the voters’ plan, and that’s that,” Roe said.');
    expect(quote?.text).toBe('He said ‘no’ to the voters’ plan, and that’s that');
    expect(more).toBeUndefined();
  });

  it('are one quote in two parts when an attribution interrupts them', () => {
    const [quote, more] = quoted('“We will go,” Jane Roe said. “We will not be back.”');
    expect(quote?.parts).toHaveLength(2);
    expect(quote?.text).toBe('We will go. We will not be back.');
    expect(more).toBeUndefined();
  });

  it('lose the comma between a subject and its verb, and the one inside inner marks', () => {
    expect(quoted('“Common sense,” Jane Roe said, “is not a law.”')[0]?.text).toBe('Common sense is not a law.');
    expect(quoted('“I told her, ‘Go home when you win,’” Jane Roe said. “Now she stays.”')[0]?.text).toBe(
      'I told her, ‘Go home when you win.’ Now she stays.',
    );
  });

  it('are partial as what somebody calls something, with or without capitals', () => {
    expect(quoted('Jane Roe called the find “Christmas in June.”')[0]?.kind).toBe('PARTIAL');
    expect(quoted('John Doe left over what Jane Roe called “decades of nothing.”')[0]?.kind).toBe('PARTIAL');
  });

  it('are one quote when an attribution interrupts a sentence', () => {
    const [quote] = quoted('“We will go,” said Jane Roe, the senator, “and we will be back.”');
    expect(quote?.text).toBe('We will go, and we will be back.');
    expect(quote?.speaker?.text).toBe('Jane Roe, the senator');
  });

  it.each([
    ['“We go,” she said. “It is late.”', 'We go. It is late.'],
    ['“We go,” she said, “and soon.”', 'We go, and soon.'],
    ['“We go now,” she said, “Roe and I.”', 'We go now, Roe and I.'],
    ['“We go now,” she said, pointing to the door, “and soon.”', 'We go now, and soon.'],
    ['“Do we go?” she asked. “It is late.”', 'Do we go? It is late.'],
    ['“We go now …” she said. “It is late.”', 'We go now … It is late.'],
    ['“We go now –” she said. “It is late.”', 'We go now – It is late.'],
  ])('read naturally without the attribution between their parts: %s', (text, read) => {
    expect(quoted(text).map((quote) => quote.text)).toEqual([read]);
  });

  it('are one quote where each paragraph has an opening mark and only the last one a closing mark', () => {
    const quotes = quoted('Jane Roe said: "We will go home. "It is late now. "It is dark." She left.');
    expect(quotes.map((quote) => [quote.text, speakerOf(quote)[1]])).toEqual([
      ['We will go home. It is late now. It is dark.', 'Jane Roe'],
    ]);
  });

  it('take the speaker whom only their last paragraph names', () => {
    const quotes = quoted('"We will go home. "It is late now," said Jane Roe.');
    expect(quotes.map((quote) => [quote.parts.length, speakerOf(quote)[1]])).toEqual([[2, 'Jane Roe']]);
  });

  it('end before their attribution where the closing mark is forgotten', () => {
    const quotes = quoted('“We will go home, Jane Roe said. “It is late.” Then John Doe said: “We stay here.”');
    expect(quotes.map((quote) => quote.text)).toEqual(['We will go home. It is late.', 'We stay here.']);
  });

  it('go on from an open paragraph to the next closing mark', () => {
    const quotes = quoted(
      '“We will go,” Jane Roe said. “It is late.',
      'It is dark.” The wall was “built to last”, John Doe said.',
    );
    expect(quotes.map((quote) => [quote.kind, quote.text, speakerOf(quote)[1]])).toEqual([
      ['DIRECT', 'We will go. It is late.', 'Jane Roe'],
      ['DIRECT', 'It is dark.', 'Jane Roe'],
      ['PARTIAL', 'built to last', 'John Doe'],
    ]);
  });

  it('are not what apostrophes enclose', () => {
    const [quote, more] = quoted('How ‘bout this from Reuters: “The residents’ way of life is gone.”');
    expect(quote?.text).toBe('The residents’ way of life is gone.');
    expect(more).toBeUndefined();
  });

  it('do not close at a plural’s possessive', () => {
    const quotes = quoted(
      "Jane Roe said: 'The players' wages are not the problem here.' 'It is the owners' greed,' said John Doe.",
    );
    expect(quotes.map((quote) => [quote.text, quote.speaker?.text])).toEqual([
      ["The players' wages are not the problem here.", 'Jane Roe'],
      ["It is the owners' greed", 'John Doe'],
    ]);
  });

  it('close after a number', () => {
    expect(quoted('Shares "will rise toward 13,000", Jane Roe said.').map((quote) => quote.text)).toEqual([
      'will rise toward 13,000',
    ]);
  });

  it('go on in the next paragraph when the closing mark is left out', () => {
    const quotes = quoted('“We will go,” Jane Roe said. “It is late.', '“It is very late.”');
    expect(quotes.map((quote) => [quote.method, speakerOf(quote)[1]])).toEqual([
      ['NAME', 'Jane Roe'],
      ['CONTINUATION', 'Jane Roe'],
    ]);
    expect(quotes[1]?.speaker?.passage).toBe(0);
  });

  it('go on in the next paragraph with single marks, too', () => {
    const quotes = quoted('Jane Roe said: ‘We will all go home.', '‘It is late.', '‘It is very late.’');
    expect(quotes.map(({ text, method }) => [text, method])).toEqual([
      ['We will all go home.', 'NAME'],
      ['It is late.', 'CONTINUATION'],
      ['It is very late.', 'CONTINUATION'],
    ]);
  });

  it('are two quotes where two people speak in one sentence', () => {
    const quotes = quoted('Jane Roe said, “We will all go home,” and the crowd answered: “We will all stay here.”');
    expect(quotes.map((quote) => quote.speaker?.text)).toEqual(['Jane Roe', 'the crowd']);
  });

  it('are not indirect speech as well', () => {
    expect(find('Jane Roe said “no” and John Doe said “yes.”').map(({ kind }) => kind)).toEqual(['PARTIAL', 'PARTIAL']);
  });

  it('left open have the speaker whom a later paragraph names', () => {
    const quotes = quoted(
      '“We will go home now.',
      '“We will go today,” Jane Roe said. “It is late.',
      '“It is very late.”',
    );
    expect(quotes.map((quote) => speakerOf(quote)[1])).toEqual(['Jane Roe', 'Jane Roe', 'Jane Roe']);
    expect(quotes[0]?.speaker?.passage).toBe(1);
  });

  it('are partial inside somebody else’s sentence', () => {
    const [quote] = quoted('The United States said Monday that it had a right to “defend its people" against them.');
    expect(quote).toMatchObject({ kind: 'PARTIAL', text: 'defend its people' });
    expect(speakerOf(quote)).toEqual(['The United States', 'United States']);
  });

  it.each([
    ['John Doe claimed that “the plan is dead for good.”', 'DIRECT'],
    ['John Doe said the plan was “dead for good. We have no other one left.”', 'DIRECT'],
    ['John Doe called it “the least bad way out of here.”', 'PARTIAL'],
    ['John Doe said the plan was “not quite dead for good.”', 'PARTIAL'],
  ])('are direct as a whole clause or sentence, partial as a fragment: %s', (text, kind) => {
    expect(quoted(text).map((quote) => [quote.kind, speakerOf(quote)[1]])).toEqual([[kind, 'John Doe']]);
  });

  it('are direct as a sentence after a comma', () => {
    const [quote] = quoted('When John Doe used the words, “I am not quite there,” he was tired.');
    expect(quote).toMatchObject({ kind: 'DIRECT', speaker: { text: 'John Doe' } });
  });

  it('are one quote where whole sentences follow a fragment', () => {
    const quotes = quoted('The deal “helps nobody but the banks,” Jane Roe wrote. “That cannot stand.”');
    expect(quotes.map((quote) => [quote.kind, quote.parts.length])).toEqual([['DIRECT', 2]]);
  });

  it('are partial before `according to`', () => {
    const [quote] = quoted('The wall was built to “last a hundred winters", according to John Doe.');
    expect(quote).toMatchObject({ kind: 'PARTIAL', text: 'last a hundred winters' });
    expect(speakerOf(quote)[1]).toBe('John Doe');
  });

  it('are partial in a headline between single marks, apostrophes aside', () => {
    const [quote] = findIn([
      { role: 'headline', text: "US Backs Haifa's 'Right to Defend' Itself as Workers' Camp Flees" },
    ]);
    expect(quote).toMatchObject({ kind: 'PARTIAL', text: 'Right to Defend' });
  });

  it.each([
    ['The so-called “wall” is gone, and John Doe is glad.'],
    ['John Doe, known as “the Hammer”, left the room.'],
    ['John Doe appeared on “Meet the Nation” on Sunday.'],
    ['The pipe was 6" wide and 12" long.'],
  ])('are nobody’s as terms, nicknames, titles or inches: %s', (text) => {
    expect(quoted(text)).toEqual([]);
  });
});

describe('the printed speaker', () => {
  it.each([
    ['“We will all go home,” said Jane Roe, who was late.', 'Jane Roe'],
    ['“We will all go home,” Senator Jane Roe said.', 'Senator Jane Roe'],
    ['“We will all go home,” Jane Roe, the mayor of Haifa, told Reuters on Monday.', 'Jane Roe, the mayor of Haifa'],
    ['Jane Roe said in a statement: “We will all go home.”', 'Jane Roe'],
    ['According to Jane Roe, “we will all go home.”', 'Jane Roe'],
    ['Jane Roe tweeted, “We will all go home.”', 'Jane Roe'],
    ['Jane Roe: “We will all go home.”', 'Jane Roe'],
    ['Then John Doe left. “We will all go home,” Jane Roe later added.', 'Jane Roe'],
    ['“We will all go home,” a State Department spokesperson said.', 'a State Department spokesperson'],
    ['“Will we all go home?” asked the spokesman.', 'the spokesman'],
    ['“We will all go home,” Jane Roe ad-libbed.', 'Jane Roe'],
    ['“We will all go home, all of us.” — Jane Roe', 'Jane Roe'],
  ])('is found in %s', (text, phrase) => {
    expect(speakerOf(quoted(text)[0])[0]).toBe(phrase);
  });

  it.each([
    ['“We will all go home,” Jane Roe, D-N.J., told Reuters.', 'Jane Roe, D-N.J.'],
    ['“We will all go home,” Jane Roe said by telephone.', 'Jane Roe'],
    ['“We will all go home,” said Jane Roe, whose house is gone.', 'Jane Roe'],
    ['“We will all go home,” said lawyer Jane Roe early Saturday.', 'lawyer Jane Roe'],
    ['“We will all go home,” said a source close to the group.', 'a source close to the group'],
    ['“We will all go home,” Mr Long said.', 'Mr Long'],
    ['“We will all go” home if need be, said Jane Roe.', 'Jane Roe'],
    ['“Are we late?” Jane Roe, a retired worker from a plant, said softly.', 'Jane Roe, a retired worker from a plant'],
    ['“We will all go home,” wrote the authors of the “Growth Report”.', 'the authors of the “Growth Report”'],
  ])('is found among other words: %s', (text, printed) => {
    expect(quoted(text)[0]?.speaker?.text).toBe(printed);
  });

  it.each([
    ['“We have nothing to say about it now,” the BBC quoted Jane Roe as saying.', 'Jane Roe'],
    ['“We were never going to win,” shot back Jane Roe.', 'Jane Roe'],
    ['“We are never going to win!” Jane Roe can be heard shouting in the clip.', 'Jane Roe'],
    ['In one clip, a man can be heard yelling, “We are never going to win!”', 'a man'],
    ['Jane Roe herself said, “We are never going to win.”', 'Jane Roe'],
    ['In one song, Jane Roe sang, “We are never going to win.”', 'Jane Roe'],
    ['“We were never going to win,” fired back Jane Roe.', 'Jane Roe'],
    ['In the words of Jane Roe, “we were never going to win this one.”', 'Jane Roe'],
  ])('is the one whose words are quoted in %s', (text, speaker) => {
    expect(quoted(text)[0]?.speaker?.text).toBe(speaker);
  });

  it('is in the paragraph before when that ends in a colon', () => {
    const [quote] = quoted('Jane Roe issued this statement:', '“We will all go home.”');
    expect(speakerOf(quote)).toEqual(['Jane Roe', 'Jane Roe']);
    expect(quote?.speaker?.passage).toBe(0);
  });

  it('may be a signature under the quotation', () => {
    const [quote] = quoted('“We will all go home.”', 'Jane Roe, Acme Corp');
    expect(speakerOf(quote)).toEqual(['Jane Roe, Acme Corp', 'Jane Roe']);
    expect(quote?.speaker?.passage).toBe(1);
    const aside = quoted(
      '“We will all go home.”',
      '-- Jane Roe, then head of Acme Corp, in May testimony before the court.',
    );
    expect(speakerOf(aside[0])[1]).toBe('Jane Roe');
    const paper = quoted('“We will all go home.”', 'Jane Roe, Haifa Post');
    expect(speakerOf(paper[0])[1]).toBe('Jane Roe');
  });

  it('is the holder of an office with brackets after the name', () => {
    const passages: Passage[] = [
      { role: 'paragraph', text: '“I am in awe of them,” tweeted Mayor of London Ann Keller (no relation).' },
    ];
    const names = recognizeNames(passages);
    const [quote] = findQuotes(passages, names);
    expect(names.entities[quote?.speaker?.entity ?? -1]?.name).toBe('Ann Keller');
  });

  it('is the one who speaks at the end of the sentence before', () => {
    const [quote] = quoted('The key was that it was late, Jane Roe said in a hearing. “We will all go home.”');
    expect(speakerOf(quote)[1]).toBe('Jane Roe');
  });

  it.each([
    ['“We will all go home,” state Sen. Jane Roe (D) said.', 'Jane Roe'],
    ['“We will all go home,” said former state chairwoman Jane Roe.', 'Jane Roe'],
    ['“We will all go home,” write lawyers Jane Roe and partners of Haifa.', 'Jane Roe'],
    ['Continued Jane Roe: “We will all go home.”', 'Jane Roe'],
    ['“We will all go home,” said study author and Acme Corp research fellow Jane Roe.', 'Jane Roe'],
    ['The mayor Jane Roe speaking to the Haifa think tank called it “late for us all”.', 'Jane Roe'],
    ['Jane Roe likewise said she was “late for us all”.', 'Jane Roe'],
    ['“We will all go home,” said Acme Corp credit analyst Jane Roe.', 'Jane Roe'],
    ['“We will all go home,” one former clerk, Acme Corp law professor Jane Roe, tweeted.', 'Jane Roe'],
    ['“We will all go home,” said one of its hosts, singer and poet Jane Roe.', 'Jane Roe'],
    ['In a statement, Jane Roe, his wife and heir, said they were “late for us all”.', 'Jane Roe'],
    ['Jane Roe lauded the mayor’s “gift for being late for us all”.', 'Jane Roe'],
    ['The camp and “every single one of its people” are glad, Jane Roe said after the vote.', 'Jane Roe'],
    ['Acme Corp issued a statement which read, in part, “We will all go home.”', 'Acme Corp'],
    ['That was a rate of progress Ms Roe described as “late for us all”.', 'Jane Roe'],
    ['Jane Roe reacted to the ruling on air: “We will all go home.”', 'Jane Roe'],
    ['Jane Roe spoke to us at the door: “We will all go home.”', 'Jane Roe'],
    ['John Doe won. Jane Roe, who was late, tweeted a warning. “We will all go home.”', 'Jane Roe'],
    ['Jane Roe released a statement saying, “We will all go home.”', 'Jane Roe'],
    ['Asked about the flood, Jane Roe demurred: “We will all go home.”', 'Jane Roe'],
  ])('is found with offices, brackets and odd orders in %s', (text, name) => {
    expect(speakerOf(quoted(text)[0])[1]).toBe(name);
  });

  it('is not the speaker of the next sentence, whatever sign the quotation ends with', () => {
    const quotes = find('“Who will pay?” asked Jane Roe. “We have nothing left!” Police said the road was closed.');
    expect(quotes.map((quote) => [quote.text, quote.speaker?.text])).toEqual([
      ['Who will pay? We have nothing left!', 'Jane Roe'],
      ['the road was closed', 'Police'],
    ]);
  });

  it('does not include the small word that interrupts its sentence', () => {
    expect(indirect('The army, however, said it was calm.')[0]?.speaker?.text).toBe('The army');
  });

  it('is not the person mentioned between two parts', () => {
    const quotes = quoted('“Our roofs,” said one man, who refused to give his name, “are gone for good now.”');
    expect(quotes.map((quote) => [quote.parts.length, quote.speaker?.text])).toEqual([[2, 'one man']]);
  });

  it.each([
    ['Jane Roe told jurors that John Doe had planned the fire “for weeks and weeks.”', 'Jane Roe'],
    ['Haifa pledged aid, with Mayor John Doe saying “the town can count on us.”', 'Mayor John Doe'],
    ['State radio quoted Mayor John Doe as saying “our patience with them has run out”.', 'Mayor John Doe'],
    ['The plan was dismissed as “nonsense from start to finish” by Jane Roe.', 'Jane Roe'],
    ['Jane Roe said her party had offered “four good compromises”.', 'Jane Roe'],
    ['“What I cannot forgive,” Jane Roe went on, “is the long silence.”', 'Jane Roe'],
    ['Jane Roe said, as others had said before, “we must do better this time.”', 'Jane Roe'],
    [
      'The complaint, filed in Haifa, alleges the bank “knowingly sold bad debts to everybody”.',
      'The complaint, filed in Haifa',
    ],
    ['“The state has failed to prove its case,” Justice Mary Major ruled.', 'Justice Mary Major'],
    ['“We are on the right path,” Jane Roe said, according to Reuters.', 'Jane Roe'],
    ['Said Mayor John Doe, “This town has paid enough for all of it.”', 'Mayor John Doe'],
    ['“It is over for all of us,” Jane Roe, wearing a blue suit, told Reuters.', 'Jane Roe, wearing a blue suit'],
  ])('is the one who speaks, not the one mentioned, in %s', (text, speaker) => {
    expect(quoted(text).map((quote) => quote.speaker?.text)).toEqual([speaker]);
  });

  it('is named at the end of a sentence with another subject, and is no demonstrative', () => {
    const [judged] = quoted('The bank was “very bad at counting” and the state had its own problems, Jane Roe said.');
    expect(speakerOf(judged)).toEqual(['Jane Roe', 'Jane Roe']);
    const [pointed] = quoted('This is a matter of “counting the old debts of everybody anew.” It is late.');
    expect(pointed?.speaker ?? null).toBeNull();
  });

  it('comes with the hearer, an organisation as an entity', () => {
    const [quote] = quoted('“We will all go home,” Jane Roe told Reuters.');
    expect(quote?.addressee).toMatchObject({ text: 'Reuters', entity: 3 });
  });
});

describe('the resolved speaker', () => {
  it('is the full name for a last name', () => {
    expect(speakerOf(quoted('Jane Roe came.', '“We will all go home,” Roe said.')[0])).toEqual(['Roe', 'Jane Roe']);
  });

  it('is the person named after a description, with or without a title', () => {
    expect(speakerOf(quoted('“We won the day,” her husband, director John Doe, told reporters.')[0])[1]).toBe(
      'John Doe',
    );
  });

  it('is the nearest person of the pronoun’s gender', () => {
    const [quote] = quoted('Jane Roe met John Doe. “We will all go home,” she said.');
    expect(quote?.method).toBe('PRONOUN');
    expect(speakerOf(quote)).toEqual(['she', 'Jane Roe']);
  });

  it('is the last speaker for a pronoun, rather than a person mentioned', () => {
    const [, quote] = quoted('“I like Mary Major,” Jane Roe said.', '“She is a friend of mine,” she added.');
    expect(speakerOf(quote)[1]).toBe('Jane Roe');
  });

  it('is nobody of the other gender for a pronoun, however near', () => {
    const quotes = quoted(
      'Mayor John Doe said it was late. “Was it late?” Jane Roe asked. “It was later than that,” he said.',
    );
    expect(speakerOf(quotes.at(-1))).toEqual(['he', 'John Doe']);
  });

  it('is no organisation for `she` or `he`', () => {
    const [quote] = quoted('Mary Major left.', 'Acme Corp said that it was late.', '“We go home now,” she said.');
    expect(speakerOf(quote)).toEqual(['she', 'Mary Major']);
  });

  it.each([
    ['Gov.', 'governor'],
    ['Deputy Prime Minister', 'minister'],
    ['Secretary of State', 'secretary'],
    ['Leader of the Opposition', 'leader'],
  ])('is described by the head of a title: %s', (title, head) => {
    expect(headOfTitle(title)).toBe(head);
  });

  it('is the organisation that spoke last for `it`', () => {
    const [, quote] = find('Acme Corp said the bank was closed.', 'It added: “We will open on Monday.”');
    expect(quote?.speaker && speakerOf(quote)[1]).toBe('Acme Corp');
  });

  it('is the person whom a possessive introduces for a pronoun, not the last speaker', () => {
    const [, quote] = find(
      'Jane Roe said the deal was good. Haifa’s envoy, Mary Major, wept. “It is unfair,” she said.',
    );
    expect(quote?.speaker && speakerOf(quote)[1]).toBe('Mary Major');
  });

  it('is nobody named for a pronoun that continues a speaker without a name', () => {
    const [, quote] = indirect('Mary Major will come, a company spokeswoman said. She added that it was late.');
    expect(speakerOf(quote)).toEqual(['She', null]);
  });

  it('is the person named in the sentence before for a pronoun, rather than an earlier speaker', () => {
    const quotes = indirect('Jane Roe said that it was late.', 'The last guest was Mary Major. She said it was dark.');
    expect(speakerOf(quotes[1])).toEqual(['She', 'Mary Major']);
  });

  it.each([
    ['“We will all go home,” they said.', 'they'],
    ['“We will all go home,” Jane Roe and John Doe said.', 'Jane Roe and John Doe'],
  ])('has no entity where several people speak: %s', (text, printed) => {
    expect(speakerOf(quoted(text)[0])).toEqual([printed, null]);
  });

  it('is the person whom the story has described', () => {
    const quotes = quoted('Mary Major, the chief forecaster, left.', '“It is late now,” the forecaster said.');
    expect(speakerOf(quotes[0])).toEqual(['the forecaster', 'Mary Major']);
  });

  it('is not the one who asked, in the answer of the next paragraph', () => {
    const [asked, answered] = quoted(
      '“What did you tell her then?” Jane Roe asked.',
      '“I told her the truth about it.”',
    );
    expect(asked?.speaker?.text).toBe('Jane Roe');
    expect(answered?.speaker).toBe(null);
  });

  it('is the only organisation, or person of that age, in the paragraph', () => {
    expect(speakerOf(quoted('Acme Corp fell. “We are well and will stay well,” the company said.')[0])[1]).toBe(
      'Acme Corp',
    );
    expect(
      speakerOf(quoted('Mary Major sang. “We are well and will stay well,” the 27-year-old singer said.')[0])[1],
    ).toBe('Mary Major');
    expect(
      speakerOf(
        quoted('Mary Major met Jane Roe. “We are well and will stay well,” the 27-year-old singer said.')[0],
      )[1],
    ).toBe(null);
  });

  it.each([
    ['Mary Major fell. “We are well and will stay well,” the Dane said.', 'Mary Major'],
    ['Mary Major fell. “We are well and will stay well,” the mother of two said.', 'Mary Major'],
    ['Mary Major met Jane Roe. “I am well,” Major said. “We will stay well,” the Dane added.', 'Mary Major'],
    ['Mary Major met Jane Roe. “We are well and will stay well,” the Dane said.', null],
  ])('is the person whom the story is about for a nationality or a parent: %s', (text, name) => {
    expect(speakerOf(quoted(text).at(-1))[1]).toBe(name);
  });

  it('is the office holder for `the mayor` once the story has named him', () => {
    const [, quote] = quoted('“We will all go home,” Mayor John Doe said.', '“It is late for that,” the mayor added.');
    expect(quote?.method).toBe('DESCRIPTION');
    expect(speakerOf(quote)[1]).toBe('John Doe');
  });

  it.each([
    ['“We will all go home,” a spokesman for Jane Roe said.'],
    ['“We will all go home,” Jane Roe’s lawyer said.'],
    ['“We will all go home,” the spokesman said.'],
    ['“We will all go home,” they said.'],
  ])('has no entity where nobody is named: %s', (text) => {
    expect(speakerOf(quoted(text)[0])[1]).toBeNull();
  });
});

describe('indirect speech', () => {
  it.each([
    ['Jane Roe said about 18,000 people reside in the camp.', 'about 18,000 people reside in the camp'],
    ['Jane Roe said on Monday that the camp was empty.', 'that the camp was empty'],
    ['Jane Roe told Reuters that the camp was empty.', 'that the camp was empty'],
    ['Jane Roe said at Monday’s press conference the camp was empty.', 'the camp was empty'],
    ['The camp was empty, Jane Roe said at Monday’s press conference.', 'The camp was empty'],
    ['The camp was empty, Jane Roe said.', 'The camp was empty'],
    ['The camp was empty, said Jane Roe, the mayor of Haifa.', 'The camp was empty'],
    ['According to Jane Roe, the camp was empty.', 'the camp was empty'],
    ['According to Jane Roe, the next trip begins on Tuesday.', 'the next trip begins on Tuesday'],
    ['The camp was empty, according to Jane Roe.', 'The camp was empty'],
    ['Jane Roe vowed to come back to the camp.', 'to come back to the camp'],
    ['Jane Roe asked whether the camp was empty.', 'whether the camp was empty'],
    ['Jane Roe was adamant that the camp was empty.', 'that the camp was empty'],
    ['Jane Roe expressed concern that the camp was empty.', 'that the camp was empty'],
    ['As Jane Roe said the camp was empty, people left.', 'the camp was empty'],
    ['Jane Roe said the camp was empty, but John Doe stayed on.', 'the camp was empty'],
    ['Jane Roe left, saying the camp was empty, and closing the gate.', 'the camp was empty'],
  ])('has its exact bounds in %s', (text, content) => {
    expect(indirect(text)[0]?.text).toBe(content);
  });

  it.each([
    ['Herders living near the pass all year say they have seen no wolf.', 'Herders living near the pass all year'],
    ['Only one in five say they have seen a wolf.', 'Only one in five'],
    ['Fewer than half of the herders say they have seen a wolf.', 'Fewer than half of the herders'],
    ['Another said that the pass was empty.', 'Another'],
    ['A herder who survived, Jane Roe, said the pass was empty.', 'A herder who survived, Jane Roe'],
    ['The company cut its staff, saying the pass was empty.', 'The company'],
    ['The ranger let the herders know that the pass was empty.', 'the herders'],
    ['Jane Roe on Tuesday denied that the pass was empty.', 'Jane Roe'],
    [
      'The ranger, who left because the pay was low, said Jane Roe lied.',
      'The ranger, who left because the pay was low',
    ],
    ['Haifa press secretary Jane Roe said the pass was empty.', 'Haifa press secretary Jane Roe'],
    ['The pass was empty, rangers told herders Monday.', 'rangers'],
    [
      'Jane Roe, of the wolf institute in Haifa, who was not there, said it was late.',
      'Jane Roe, of the wolf institute in Haifa, who was not there',
    ],
    ['A ranger on Monday closed the pass to all the people of Haifa, saying it was empty.', 'A ranger'],
    ['Hundreds of herders walked off the job, saying they were tired.', 'Hundreds of herders'],
    ['One herder, who gave only his last name, Doe, said it was late.', 'One herder, who gave only his last name, Doe'],
    ['The herder’s mother, Jane Roe, a ranger, said it was late.', 'The herder’s mother, Jane Roe, a ranger'],
    [
      'According to early counts of wolves made by rangers, the pass is empty.',
      'early counts of wolves made by rangers',
    ],
    ['The pass is empty, according to rangers who know the valley.', 'rangers who know the valley'],
    ['The pass is empty, park records show.', 'park records'],
    ['Herders and their wives raised concern that the pass was empty.', 'Herders and their wives'],
    ['Jane Roe made it clear that the pass was empty.', 'Jane Roe'],
    [
      'Park rangers — and, above all, Jane Roe — insisted that the pass was empty.',
      'Park rangers — and, above all, Jane Roe',
    ],
    ['The rangers were quick to point out that the pass was empty.', 'The rangers'],
    ['A ranger showed old maps showing that the pass was empty.', 'old maps'],
    ['Two surveys of herders show the wolves living near the pass.', 'Two surveys of herders'],
    ['Noting that the pass was empty, Jane Roe went home.', 'Jane Roe'],
    ['A man who saw the wolf said the pass was empty.', 'A man who saw the wolf'],
    ['HAIFA, May 3 (Reuters) - Mayor John Doe said the pass was empty.', 'Mayor John Doe'],
    ['According to the rangers, the wolf, seen at noon, has left the pass.', 'the rangers'],
    ['A wolf was seen in Haifa state, rangers say.', 'rangers'],
    ['In a statement the rangers said the pass was empty.', 'the rangers'],
    ['At the trial the mother of the boy said the pass was empty.', 'the mother of the boy'],
    ['Outside court Ms Jane Roe said the pass was empty.', 'Ms Jane Roe'],
    ['The mayor walked out, saying the pass was empty.', 'The mayor'],
    ['Officials briefed on the talks said the pass was empty.', 'Officials briefed on the talks'],
    ['A count released on Friday showed that wolves live near the pass.', 'A count released on Friday'],
    ['The rangers last month warned that the pass was empty.', 'The rangers'],
    ['One of them said the pass was empty.', 'One of them'],
    ['No 10 said the pass was empty.', 'No 10'],
    ['Doctors have since told the family the boy would live.', 'Doctors'],
    ['Emails released by the committee show the mayor lied to voters.', 'Emails released by the committee'],
    ['Civil society groups fear turnout could fall.', 'Civil society groups'],
    [
      'Mary Major, of the charity Tern, which warned of wolves, said the pass was empty.',
      'Mary Major, of the charity Tern, which warned of wolves',
    ],
    ['Jane Roe, who advises herders, predicted that wolves would come.', 'Jane Roe, who advises herders'],
    [
      'Jane Roe, whose men had searched for 19 days, said the pass was empty.',
      'Jane Roe, whose men had searched for 19 days',
    ],
    ['A driver who hid a map in a teapot says the pass is empty.', 'A driver who hid a map in a teapot'],
    [
      'The brother of a teacher found dead in a lake said the pass was empty.',
      'The brother of a teacher found dead in a lake',
    ],
    ['The pass was empty, the court heard.', 'the court'],
    ['Polls in the state show the mayor is far behind.', 'Polls in the state'],
    ['Jane Roe, star of “Late at Night,” said that the pass was empty.', 'Jane Roe'],
  ])('has its source, whatever comes between them, in %s', (text, source) => {
    expect(indirect(text).map((quote) => quote.speaker?.text)).toEqual([source]);
  });

  it.each([
    ['Jane Roe has pledged to stay in the race through that week.', 'to stay in the race through that week'],
    ['Jane Roe admitted as part of her plea that the camp was empty.', 'that the camp was empty'],
    ['Jane Roe warned that people could die.', 'that people could die'],
    ['The suspect, according to Jane Roe, fled on foot.', 'The suspect, fled on foot'],
    ['Jane Roe said the bank had failed and shown no remorse.', 'the bank had failed and shown no remorse'],
    ['Thousands marched, Jane Roe said, although police put it lower.', 'Thousands marched'],
    ['Jane Roe said she never saw the camp, a claim that photographs contradict.', 'she never saw the camp'],
    ['The plan, which Jane Roe has promised to sign, bans wolves.', 'to sign'],
    [
      'Jane Roe said the bank had got the letter and would respond soon.',
      'the bank had got the letter and would respond soon',
    ],
    ['Jane Roe said late Monday that the camp was empty.', 'that the camp was empty'],
    ['Jane Roe informed the special counsel that John Doe left.', 'that John Doe left'],
    ['Jane Roe told herders to follow the river.', 'to follow the river'],
    ['Herders were told that the pass was empty.', 'that the pass was empty'],
    [
      'The pass will close on Friday, Jane Roe said on Monday, the first time that it has.',
      'The pass will close on Friday',
    ],
    [
      'The rangers have agreed to leave, Jane Roe announced Monday after long talks.',
      'The rangers have agreed to leave',
    ],
    ['The rangers signalled that the pass could open.', 'that the pass could open'],
    ['The court, in a 3-0 ruling, held that the plan was legal.', 'that the plan was legal'],
    ['Jane Roe said on Wednesday that cuts were coming.', 'that cuts were coming'],
    ['Jane Roe warned on Wednesday that the camp was empty.', 'that the camp was empty'],
    ['Jane Roe said late on Saturday the camp was empty.', 'the camp was empty'],
    ['Jane Roe told Reuters television her son was ill.', 'her son was ill'],
    ['Jane Roe, a pupil, asked her teacher whether the camp was empty.', 'whether the camp was empty'],
    ['Jane Roe asked the minister if the camp was empty.', 'if the camp was empty'],
    ['Herders were warned by a judge that the camp was empty.', 'that the camp was empty'],
    ['The bank plans to close, two people briefed on the matter said.', 'The bank plans to close'],
    ['Mary Major, of the camp’s board, said last week that wolves had come.', 'that wolves had come'],
    ['Jane Roe called on the mayor to close the camp.', 'the mayor to close the camp'],
    ['Jane Roe appealed to herders to close the camp.', 'herders to close the camp'],
    ['Jane Roe pleaded with herders to close the camp.', 'herders to close the camp'],
    ['Jane Roe urged members to keep order and left the hall.', 'members to keep order'],
    ['The bank told staff that pay would rise.', 'that pay would rise'],
    ['Jane Roe told reporters the two sides had met.', 'the two sides had met'],
    ['The camp could be closed, Jane Roe warned in her bleakest letter to date.', 'The camp could be closed'],
    ['Jane Roe agreed to close the camp, in what John Doe called a feat.', 'to close the camp'],
    ['Jane Roe ordered that the camp be closed.', 'that the camp be closed'],
  ])('has no words of the story in it in %s', (text, content) => {
    expect(indirect(text)[0]?.text).toBe(content);
  });

  it.each([
    ['Using the hall for a plan, a far bigger place than the old one, is not allowed.'],
    ['The bank gave no reply to the mayor’s repeated requests.'],
    ['Gunmen attacked the village near the pass.'],
    ['The trip, first announced in June, had been postponed.'],
    ['Does she plan to retire?'],
    ['The group in the hills, known as the Owls, posted a message.'],
    ['The bill, dubbed the “Family Shield” by supporters, passed by 61 votes.'],
    ['The rangers declined to comment.'],
    ['It was a cleaner, Jane Roe, who found him.'],
    ['The trial, expected to last four weeks, goes on.'],
    ['The probe, called Jane Roe, flew over the camp.'],
    ['His wife, the poet Jane Roe, read every page.'],
    ['Jane Roe has said so to everybody.'],
    ['Jane Roe, asked about the camp, smiled.'],
    ['Nobody told Jane Roe it was hard.'],
  ])('has no participle as its source, and no action as its content: %s', (text) => {
    expect(indirect(text)).toEqual([]);
  });

  it('is one quote where somebody says what somebody wants', () => {
    expect(indirect('Jane Roe said she wanted to go home.').map(({ text }) => text)).toEqual(['she wanted to go home']);
  });

  it.each([
    ['Mary Major, defending, said the camp was empty.', 'the camp was empty'],
    ['According to a police report, the camp was empty.', 'the camp was empty'],
    ['One ranger, who did not want to be identified, said the camp was empty.', 'the camp was empty'],
    ['More rain was forecast, the rangers said.', 'More rain was forecast'],
    ['One ranger, who asked not to be named, said the camp was empty.', 'the camp was empty'],
  ])('is only what is said in %s', (text, content) => {
    expect(indirect(text).map((quote) => quote.text)).toEqual([content]);
  });

  it('comes with a quotation after a colon', () => {
    const [said, cried] = find('Jane Roe said the pass was far too dear: “Two million is a lot of money.”');
    expect([said?.kind, said?.text]).toEqual(['INDIRECT', 'the pass was far too dear']);
    expect([cried?.kind, cried?.text]).toEqual(['DIRECT', 'Two million is a lot of money.']);
  });

  it('follows the colon of a headline', () => {
    const [, term] = findIn([{ role: 'headline', text: 'Roe: Camp has been a ‘complete disaster’' }]);
    expect(speakerOf(term)).toEqual(['Roe', 'Jane Roe']);
    const [quote] = findIn([{ role: 'headline', text: 'Former aide: Camp was empty for years' }]);
    expect([quote?.text, quote?.speaker?.text]).toEqual(['Camp was empty for years', 'Former aide']);
  });

  it('is one quote in two parts when an attribution interrupts it', () => {
    expect(indirect('In the long run, Jane Roe said, the camp will be empty.')[0]?.text).toBe(
      'In the long run, the camp will be empty',
    );
  });

  it('ends where the same speaker has another verb', () => {
    const quotes = indirect('Jane Roe said the camp was empty, adding that people had left.');
    expect(quotes.map((quote) => [quote.text, quote.cue?.text, speakerOf(quote)[1]])).toEqual([
      ['the camp was empty', 'said', 'Jane Roe'],
      ['that people had left', 'adding', 'Jane Roe'],
    ]);
  });

  it.each([
    ['The report on the camp was late.'],
    ['Jane Roe was told nothing.'],
    ['The claim by the bank was large.'],
    ['Jane Roe left a note on the table.'],
  ])('is not seen in nouns and passives: %s', (text) => {
    expect(indirect(text)).toEqual([]);
  });
});

describe('in any text', () => {
  it.each([
    [''],
    ['"'],
    ['“““'],
    ['said'],
    ['according to'],
    ['“”'],
    ["'''"],
    ['Jane Roe called'],
    ['Jane Roe pointed'],
    ['that that that'],
  ])('nothing fails on %j', (text) => {
    expect(find(text, text).every((quote) => quote.parts.length > 0)).toBe(true);
  });

  it('ranges give the printed words, and confidence lies between 0 and 1', () => {
    const passages = [
      '“We will go,” Jane Roe told Reuters. “Soon.”',
      'He said it was late, according to John Doe.',
    ].map((text) => ({ role: 'paragraph' as const, text }));
    for (const quote of findIn(passages)) {
      const text = passages[quote.passage]?.text ?? '';
      for (const part of quote.parts) expect(quote.text).toContain(text.slice(part.start, part.end));
      expect(quote.confidence).toBeGreaterThan(0);
      expect(quote.confidence).toBeLessThanOrEqual(1);
      if (quote.cue !== null) expect(text.slice(quote.cue.start, quote.cue.end)).toBe(quote.cue.text);
    }
  });
});

describe('a file of word lists', () => {
  it('gives the words of a section, and throws for a section that it lacks', () => {
    const wordsOf = readWordLists('function-words.txt');
    expect([...wordsOf('relative')]).toEqual(['who', 'which', 'whom']);
    expect(() => wordsOf('relativ')).toThrow('function-words.txt has no section [relativ]');
  });
});
