/** How long to wait before trying again. */

/** A restarting server is back within a second or two; nobody should wait much longer than it. */
const FIRST_MS = 400;
/** Long outages: often enough that nobody reloads the page, seldom enough not to be the outage's second cause. */
const LONGEST_MS = 5000;

/** Doubles with each failure; half of it is chance, so that an office doesn't come back all in one moment. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return full / 2 + (full / 2) * random();
}
