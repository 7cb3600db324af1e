/** A poll as its owner, everybody else, and a list see it. */

import { isoTime, type OwnedPoll, type PollListItem, type PollView } from '@showhands/protocol';
import type { Poll } from './poll.ts';
import { statusOf } from './status.ts';

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
    server_time: isoTime(now),
  };
}

export function viewOwnedPoll(poll: Poll, now: number): OwnedPoll {
  const { createdAt, config, tally } = poll;
  return {
    ...viewPublicPoll(poll, now),
    mode: 'poll',
    max_responses: config.maxResponses,
    allowed_origins: config.allowedOrigins && [...config.allowedOrigins],
    total_votes: tally.total,
    created_at: isoTime(createdAt),
    updated_at: isoTime(config.updatedAt),
  };
}

export function viewListedPoll({ id, createdAt, config }: Poll): PollListItem {
  return {
    id,
    title: config.title,
    description: config.description,
    mode: 'poll',
    published: config.published,
    starts_at: timeOrNull(config.startsAt),
    ends_at: timeOrNull(config.endsAt),
    created_at: isoTime(createdAt),
    updated_at: isoTime(config.updatedAt),
  };
}

function timeOrNull(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}
