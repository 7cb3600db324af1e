import type { Poll } from '@showhands/client';

/** Browsers count no further than 24 days; whoever leaves a page open for one looks again then. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** All who look at a poll don't ask in the same moment. */
const SPREAD_MS = 3000;
/** A device whose network is gone looks in vain, and one whose clock was set meanwhile too early: both do again. */
const AGAIN_MS = 10_000;
/** A poll that is opened again mostly is soon. Each wait is twice the last, as many may look, and most polls stay closed. */
const CLOSED_MS = 60_000;

/**
 * Looks at a poll again, until the signal: a little after it opens or closes by its times, now and then while it is
 * closed, and whenever somebody comes back to the page. While the page is hidden nobody would see anything.
 */
export function lookAgain(
  { status, startsAt, endsAt, clockAhead }: Poll,
  signal: AbortSignal,
  look: () => void,
): void {
  const isClosed = status === 'closed';
  const turn = status === 'scheduled' ? startsAt : endsAt;
  let closedWait = CLOSED_MS;
  let timer: ReturnType<typeof setTimeout>;

  function wait(): void {
    const ahead = turn ? Date.parse(turn) - Date.now() - clockAhead : LONGEST_MS;
    const [least, spread] = isClosed ? [closedWait, closedWait] : [ahead > 0 ? ahead : AGAIN_MS, SPREAD_MS];
    closedWait *= 2;
    timer = setTimeout(lookAndWait, Math.min(least + spread * Math.random(), LONGEST_MS));
  }

  function lookAndWait(): void {
    lookIfSeen();
    wait();
  }

  function lookIfSeen(): void {
    if (!document.hidden) look();
  }

  wait();
  document.addEventListener('visibilitychange', lookIfSeen, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
