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
  /** A sentence for each parameter that could not be used. */
  readonly problems: readonly string[];
}

/** Keeps what is good, and says what isn't; of a parameter that is there twice, the first counts. */
export function readStoryLink(query: string): StoryLink {
  const parameters = new URLSearchParams(query);
  const problems: string[] = [];
  /** Null where it isn't there, or is no good. */
  const read = (name: string, problemOf: (value: string) => string | null): string | null => {
    const value = parameters.get(name)?.trim();
    if (!value) return null;
    const problem = problemOf(value);
    if (problem) problems.push(problem);
    return problem ? null : value;
  };

  const hasTitle = Boolean(parameters.get('title')?.trim());
  if (!hasTitle) problems.push('The link has no “title”: type what you want to estimate.');
  const title = read('title', titleProblem) ?? '';
  const description = read('desc', (text) => {
    if (!isCleanText(text)) return 'The description (“desc”) has unreadable characters and was left out.';
    return tooLong(text, LINK_LIMITS.desc, 'The description (“desc”)', 'it was left out');
  });
  const url = read('url', (text) => {
    if (!isCleanLine(text) || !isWebAddress(text))
      return 'The ticket’s address (“url”) must start with http:// or https://, and was left out.';
    return tooLong(text, LINK_LIMITS.url, 'The ticket’s address (“url”)', 'it was left out');
  });
  const scale = read('scale', scaleProblem) as LinkScale | null;
  const timer = read('timer', timerProblem);
  const source = read('source', (text) => {
    if (!isCleanLine(text)) return 'The “source” has unreadable characters and was left out.';
    return tooLong(text, LINK_LIMITS.source, 'The “source”', 'it was left out');
  });
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
export function titleProblem(title: string): string | null {
  if (!isCleanLine(title)) return 'The “title” must be a single line of readable characters.';
  return tooLong(title, LINK_LIMITS.title, 'The “title”', 'type a shorter one');
}

/** What is wrong with the name of whoever opened the link, or null. */
export function nameProblem(name: string): string | null {
  return tooLong(name, LINK_LIMITS.name, 'The name', 'type a shorter one');
}

function scaleProblem(scale: string): string | null {
  if (scale === 'custom')
    return 'Your own cards (“scale=custom”) need a deck, which a link cannot bring; these are Fibonacci cards.';
  if ((CARD_SCALES as readonly string[]).includes(scale)) return null;
  return 'The “scale” must be fibonacci, tshirt or simple; these are Fibonacci cards.';
}

function timerProblem(timer: string): string | null {
  const { min, max } = LINK_LIMITS.timer;
  const isSeconds = /^\d{1,4}$/.test(timer) && Number(timer) >= min && Number(timer) <= max;
  return isSeconds
    ? null
    : `The “timer” must be a whole number of seconds from ${min} to ${max}; there is no timer now.`;
}

function tooLong(text: string, max: number, what: string, then: string): string | null {
  // Characters, not UTF-16 units: an emoji is one.
  const length = [...text].length;
  return length <= max ? null : `${what} has ${length} characters, but at most ${max} fit: ${then}.`;
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
