import { z } from 'zod';
import { fold } from '../../text/fold.ts';
import { findValue, type StoryObject, storyKeys, subjectKeys } from './keys.ts';
import { line } from './values.ts';

/** The section that the publisher files the story under: the first of a list. A list under `category` names no section. */
export function readSection(story: StoryObject): string | null {
  const found = findValue(story, storyKeys.section);
  if (!found || (found.key === 'category' && typeof found.value !== 'string')) return null;
  return labelsIn(found.value)[0] ?? null;
}

/** The publisher's tags and keywords in printed order, each once. Labels that differ in case or accents only are the same. */
export function readSubjects(story: StoryObject): string[] {
  const printed = subjectKeys.flatMap((key) => {
    const value = Object.hasOwn(story, key) ? story[key] : null;
    return typeof value === 'string' ? splitLabels(value) : labelsIn(value);
  });
  return distinct(printed);
}

/** The trends of a list or of a text with commas. A text without commas may be a run of several labels: `cutTrends` splits it. */
export function readTrends(value: unknown): { trends: string[]; trendLine: string | null } {
  if (typeof value !== 'string') return { trends: [...new Set(labelsIn(value))], trendLine: null };
  const labels = splitLabels(value);
  return labels.length > 1
    ? { trends: [...new Set(labels)], trendLine: null }
    : { trends: [], trendLine: labels[0] ?? null };
}

function splitLabels(value: string): string[] {
  return line(value)
    .split(/\s?[,;|]\s?/)
    .filter(Boolean);
}

const Label = z
  .looseObject({ name: z.unknown(), value: z.unknown(), title: z.unknown(), webTitle: z.unknown(), label: z.unknown() })
  .partial();

// The New York Times gives the kind of label as its name: {"name": "glocations", "value": "Nepal"}.
const LABEL_KINDS = new Set(['subject', 'persons', 'glocations', 'organizations', 'creative_works']);

/** The labels in a text, in an object that names one, or in a list of either. */
function labelsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(labelsIn);
  const given = Label.safeParse(value);
  if (!given.success) return [line(value)].filter(Boolean);
  const { name, title, webTitle, label } = given.data;
  const isKind = typeof name === 'string' && LABEL_KINDS.has(name);
  return [line((isKind ? given.data.value : null) ?? name ?? webTitle ?? title ?? label)].filter(Boolean);
}

function distinct(labels: readonly string[]): string[] {
  const seen = new Set<string>();
  return labels.filter((label) => {
    const folded = fold(label);
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}
