import type { Poll } from '@showhands/client';

/** Browsers count no further than 24 days; whoever leaves a page open for one looks again then. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** All who look at a poll don't ask in the same moment. */
const SPREAD_MS = 3000;
/** A device whose network is gone looks in vain, and one whose clock was set meanwhile too early: both do again. */
const AGAIN_MS = 10_000;
/** A poll that is opened or published again mostly is soon, and a server that starts anew within seconds. */
const FIRST_MS: Readonly<Record<string, number>> = { closed: 60_000, gone: 60_000, unreachable: 2000 };
/** Each wait is twice the last, as many may look, and most polls stay closed; a server is mostly back before long. */
const LONGEST_UNREACHABLE_MS = 60_000;

/** A poll, or why there is none to see. */
type Seen = Partial<Pick<Poll, 'startsAt' | 'endsAt' | 'clockAhead'>> & { readonly status: string };

/**
 * Looks at a poll again, until the signal: a little after it opens or closes by its times, now and then while it is
 * closed, gone or out of reach, and whenever somebody or the network comes back. While the page is hidden nobody would see
 * anything.
 */
export function lookAgain(
  { status, startsAt, endsAt, clockAhead = 0 }: Seen,
  signal: AbortSignal,
  look: () => void,
): void {
  const turn = status === 'scheduled' ? startsAt : endsAt;
  const longest = status === 'unreachable' ? LONGEST_UNREACHABLE_MS : LONGEST_MS;
  let doubling = FIRST_MS[status];
  let timer: ReturnType<typeof setTimeout>;

  function wait(): void {
    const ahead = turn ? Date.parse(turn) - Date.now() - clockAhead : LONGEST_MS;
    const [least, spread] = doubling ? [doubling, doubling] : [ahead > 0 ? ahead : AGAIN_MS, SPREAD_MS];
    timer = setTimeout(lookAndWait, Math.min(least + spread * Math.random(), LONGEST_MS));
  }

  function lookAndWait(): void {
    lookIfSeen();
    if (doubling && !document.hidden) doubling = Math.min(2 * doubling, longest);
    wait();
  }

  function lookIfSeen(): void {
    if (!document.hidden) look();
  }

  wait();
  document.addEventListener('visibilitychange', lookIfSeen, { signal });
  addEventListener('online', lookIfSeen, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
