/** Refusals that pass: nothing is decided yet, and the same question again may be answered. */

import { backoff } from './backoff.ts';
import type { ClientError } from './client-error.ts';

/** What a server says that is in trouble for now, or wants to be asked less; and that nothing is heard of it. */
const PASSING: ReadonlySet<string> = new Set(['internal', 'unavailable', 'rate_limited', 'unreachable']);

/** Whether a refusal, or the lack of an answer, is only of the moment. */
export function isPassing({ code }: ClientError): boolean {
  return PASSING.has(code);
}

/** How long to wait before asking again, in milliseconds: a little of it is chance, as many may be told the same time. */
export function waitAfter({ extras }: ClientError, failures: number): number {
  const told = 1000 * (extras.retryAfterSeconds ?? 0);
  return told + (told / 4) * Math.random() + backoff(failures);
}
