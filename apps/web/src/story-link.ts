/** Reads a documented deep link: `/vote?title=…&desc=…&url=…&scale=…&timer=…&source=…`. */

import { CARD_SCALES, type CardScale } from '@showhands/protocol/plain';

/** As documented; the server holds titles, descriptions and links to the same lengths. */
export const LINK_LIMITS = {
  title: 200,
  desc: 1000,
  url: 500,
  source: 20,
  name: 30,
  timer: { min: 15, max: 300 },
} as const;

export type LinkScale = Exclude<CardScale, 'custom'>;

export interface StoryLink {
  /** Empty where the link has none that can be used. */
  readonly title: string;
  readonly description: string | null;
  readonly url: string | null;
  readonly scale: LinkScale;
  readonly timerSeconds: number | null;
  /** Who made the link, by its own account. */
  readonly source: string | null;
  /** What is wrong with each parameter that could not be used. */
  readonly problems: readonly LinkProblem[];
}

/** `name` is nothing of the link: whoever opens it types one. */
export type LinkPart = 'title' | 'desc' | 'url' | 'source' | 'name';

export type LinkProblem =
  | { readonly kind: 'no-title' | 'broken-title' | 'no-address' | 'own-cards' | 'unknown-scale' }
  | { readonly kind: 'broken'; readonly part: LinkPart }
  | { readonly kind: 'too-long'; readonly part: LinkPart; readonly length: number; readonly max: number }
  | { readonly kind: 'bad-timer'; readonly min: number; readonly max: number };

/** Keeps what is good, and says what isn't; of a parameter that is there twice, the first counts. */
export function readStoryLink(query: string): StoryLink {
  const parameters = new URLSearchParams(query);
  const problems: LinkProblem[] = [];
  /** Null where it isn't there, or is no good. */
  const read = (name: string, problemOf: (value: string) => LinkProblem | null): string | null => {
    const value = parameters.get(name)?.trim();
    if (!value) return null;
    const problem = problemOf(value);
    if (problem) problems.push(problem);
    return problem ? null : value;
  };

  const hasTitle = Boolean(parameters.get('title')?.trim());
  if (!hasTitle) problems.push({ kind: 'no-title' });
  const title = read('title', titleProblem) ?? '';
  const description = read('desc', (text) =>
    isCleanText(text) ? tooLong(text, 'desc') : { kind: 'broken', part: 'desc' },
  );
  const url = read('url', (text) =>
    isCleanLine(text) && isWebAddress(text) ? tooLong(text, 'url') : { kind: 'no-address' },
  );
  const scale = read('scale', scaleProblem) as LinkScale | null;
  const timer = read('timer', timerProblem);
  const source = read('source', (text) =>
    isCleanLine(text) ? tooLong(text, 'source') : { kind: 'broken', part: 'source' },
  );
  return {
    title,
    description,
    url,
    scale: scale ?? 'fibonacci',
    timerSeconds: timer === null ? null : Number(timer),
    source,
    problems,
  };
}

/** What is wrong with a title, or null. */
export function titleProblem(title: string): LinkProblem | null {
  return isCleanLine(title) ? tooLong(title, 'title') : { kind: 'broken-title' };
}

/** What is wrong with the name of whoever opened the link, or null. */
export function nameProblem(name: string): LinkProblem | null {
  return tooLong(name, 'name');
}

function scaleProblem(scale: string): LinkProblem | null {
  if (scale === 'custom') return { kind: 'own-cards' };
  return (CARD_SCALES as readonly string[]).includes(scale) ? null : { kind: 'unknown-scale' };
}

function timerProblem(timer: string): LinkProblem | null {
  const { min, max } = LINK_LIMITS.timer;
  const isSeconds = /^\d{1,4}$/.test(timer) && Number(timer) >= min && Number(timer) <= max;
  return isSeconds ? null : { kind: 'bad-timer', min, max };
}

function tooLong(text: string, part: LinkPart): LinkProblem | null {
  const max = LINK_LIMITS[part];
  // Characters, not UTF-16 units: an emoji is one.
  const length = [...text].length;
  return length <= max ? null : { kind: 'too-long', part, length, max };
}

// The rest is as strict as the server, which would refuse the whole room for it.

function isCleanLine(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}|[\u2028\u2029]/u.test(text);
}

function isCleanText(text: string): boolean {
  return text.isWellFormed() && !/(?![\t\n\r])\p{Cc}/u.test(text);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+/i.test(text) && URL.canParse(text);
}
