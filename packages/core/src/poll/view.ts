/** A poll as its owner, everybody else, and a list see it. */

import { type OwnedPoll, type PollListItem, type PollView, pollTime } from '@showhands/protocol';
import type { Poll } from './poll.ts';
import { statusOf } from './status.ts';

/** What everybody may see of a published poll. Doesn't ask whether it is: `assertPublished` does. */
export function viewPublicPoll(poll: Poll, now: number): PollView {
  const { id, config } = poll;
  return {
    id,
    title: config.title,
    description: config.description,
    options: config.options.map((option) => ({ id: option.id, label: option.label })),
    allow_multiple: config.allowMultiple,
    show_results_before_vote: config.showResultsBeforeVote,
    show_results_after_vote: config.showResultsAfterVote,
    anonymous: config.anonymous,
    published: config.published,
    starts_at: timeOrNull(config.startsAt),
    ends_at: timeOrNull(config.endsAt),
    status: statusOf(poll, now),
    close_message: config.closeMessage,
    duplicate_check: config.duplicateCheck,
    server_time: pollTime(now),
  };
}

/** The same, with what only its owner may see. */
export function viewOwnedPoll(poll: Poll, now: number): OwnedPoll {
  const { createdAt, config, tally } = poll;
  return {
    ...viewPublicPoll(poll, now),
    mode: 'poll',
    max_responses: config.maxResponses,
    allowed_origins: config.allowedOrigins && [...config.allowedOrigins],
    total_votes: tally.total,
    created_at: pollTime(createdAt),
    updated_at: pollTime(config.updatedAt),
  };
}

/** A poll in its owner's list: no options, and no counts. */
export function viewListedPoll({ id, createdAt, config }: Poll): PollListItem {
  return {
    id,
    title: config.title,
    description: config.description,
    mode: 'poll',
    published: config.published,
    starts_at: timeOrNull(config.startsAt),
    ends_at: timeOrNull(config.endsAt),
    created_at: pollTime(createdAt),
    updated_at: pollTime(config.updatedAt),
  };
}

function timeOrNull(time: number | null): string | null {
  return time === null ? null : pollTime(time);
}
