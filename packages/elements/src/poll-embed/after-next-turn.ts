import type { Poll } from '@showhands/client';

/** Browsers count no further than 24 days; whoever leaves a page open for one looks again then. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** All who look at a poll don't ask in the same moment. */
const SPREAD_MS = 3000;
/** A device whose clock is ahead of the server's looks too early, and whose network is gone in vain: both do again. */
const AGAIN_MS = 10_000;

/** Calls back a little after the poll opens or closes by its times, once; never where neither lies ahead. */
export function afterNextTurn(
  { status, startsAt, endsAt }: Poll,
  signal: AbortSignal,
  callback: () => void,
): void {
  const turn = status === 'scheduled' ? startsAt : endsAt;
  if (turn === null || status === 'closed') return;
  const ahead = Date.parse(turn) - Date.now();
  const wait = ahead > 0 ? Math.min(ahead, LONGEST_MS) : AGAIN_MS;
  const timer = setTimeout(callback, wait + SPREAD_MS * Math.random());
  signal.addEventListener('abort', () => clearTimeout(timer));
}
