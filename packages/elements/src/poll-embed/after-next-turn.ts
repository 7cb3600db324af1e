import type { Poll } from '@showhands/client';

/** Browsers count no further than 24 days; whoever leaves a page open for one looks again then. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** All who look at a poll don't ask in the same moment. */
const SPREAD_MS = 3000;

/** Calls back a little after the poll opens or closes by its times, once; never where neither lies ahead. */
export function afterNextTurn({ startsAt, endsAt }: Poll, signal: AbortSignal, callback: () => void): void {
  const now = Date.now();
  const ahead = [startsAt, endsAt].flatMap((time) => (time === null ? [] : Date.parse(time) - now));
  const next = Math.min(...ahead.filter((milliseconds) => milliseconds > 0));
  if (next === Number.POSITIVE_INFINITY) return;
  const timer = setTimeout(callback, Math.min(next, LONGEST_MS) + SPREAD_MS * Math.random());
  signal.addEventListener('abort', () => clearTimeout(timer));
}
