/** Whether a poll takes votes now, and when that changes by itself. */

import { type PollStatus, Refusal } from '@showhands/protocol';
import type { Poll } from './poll.ts';

/** Open from `startsAt` until `endsAt` (ms), or until it has as many votes as it takes. */
export function statusOf({ config, tally }: Poll, now: number): PollStatus {
  if (config.startsAt !== null && now < config.startsAt) return 'scheduled';
  if (config.endsAt !== null && now >= config.endsAt) return 'closed';
  if (config.maxResponses !== null && tally.total >= config.maxResponses) return 'closed';
  return 'open';
}

/** The next moment at which time alone changes the status; null where it never does again. */
export function nextStatusChange({ config }: Poll, now: number): number | null {
  const moments = [config.startsAt, config.endsAt].filter((at) => at !== null && at > now) as number[];
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** Refuses with `poll_not_published`. */
export function assertPublished({ config }: Poll): void {
  if (!config.published) throw new Refusal('poll_not_published', 'This poll is not published.');
}

export function assertOpen(poll: Poll, now: number): void {
  const status = statusOf(poll, now);
  if (status === 'scheduled') throw new Refusal('poll_not_started', 'This poll has not started yet.');
  if (status === 'closed') {
    throw new Refusal('poll_closed', poll.config.closeMessage || 'This poll is closed.');
  }
}

/** For whoever asks for a poll that there isn't, or that they may not know of. */
export function pollNotFound(): Refusal {
  return new Refusal('poll_not_found', 'This poll does not exist.');
}
