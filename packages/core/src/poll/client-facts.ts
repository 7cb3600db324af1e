/** What is kept of a `clientMetadata`: five facts, bounded; the rest is nobody's business. */

import type { ClientFacts } from './poll.ts';

/** Larger walls of screens than this don't browse. */
const MAX_PIXELS = 100_000;
/** The longest language tag in use has some thirty characters, the longest time zone's name too. */
const LANGUAGE = /^[A-Za-z0-9-]{1,35}$/;
const TIME_ZONE = /^[A-Za-z0-9_+/-]{1,64}$/;
/** As long as DNS allows. */
const HOST = /^[A-Za-z0-9.-]{1,253}$/;

/** What can't be used is left out, never refused: it is a nicety, the vote counts. */
export function clientFacts(given: unknown): ClientFacts | null {
  if (typeof given !== 'object' || given === null) return null;
  const read = (name: string) =>
    Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;
  const [width, height] = [pixels(read('screenWidth')), pixels(read('screenHeight'))];
  const language = matching(LANGUAGE, read('language'));
  const timeZone = matching(TIME_ZONE, read('timeZone') ?? read('timezone'));
  const referrerHost = matching(HOST, read('referrerHost')) ?? hostOf(read('referrer'));
  const facts: ClientFacts = {
    ...((width > 0 || height > 0) && { screen: [width, height] as const }),
    ...(language && { language }),
    ...(timeZone && { timeZone }),
    ...(referrerHost && { referrerHost }),
  };
  return Object.keys(facts).length > 0 ? facts : null;
}

function pixels(given: unknown): number {
  const isUsable = typeof given === 'number' && given > 0 && given <= MAX_PIXELS;
  return isUsable ? Math.round(given) : 0;
}

function matching(pattern: RegExp, given: unknown): string | undefined {
  return typeof given === 'string' && pattern.test(given) ? given : undefined;
}

/** Of an address only the host: paths and queries can hold anything. */
function hostOf(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  const [, host] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(address.slice(0, 2000)) ?? [];
  return matching(HOST, host);
}
