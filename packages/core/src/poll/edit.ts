/** Making and changing a poll, from the documented requests. */

import { type CreatePollInput, Refusal, type UpdatePollInput } from '@showhands/protocol';
import { countOf, type Poll, type PollConfig, type PollOption } from './poll.ts';

export interface NewPoll {
  readonly id: string;
  readonly organizationId: string;
  readonly now: number;
  readonly newId: () => string;
}

export interface EditContext {
  readonly now: number;
  readonly newId: () => string;
}

/** What the document's own example of a creation has. */
const DEFAULTS: Omit<PollConfig, 'title' | 'options' | 'updatedAt'> = {
  description: null,
  allowMultiple: false,
  showResultsBeforeVote: false,
  showResultsAfterVote: true,
  anonymous: true,
  published: false,
  startsAt: null,
  endsAt: null,
  maxResponses: null,
  closeMessage: null,
  allowedOrigins: null,
  duplicateCheck: 'fingerprint',
};

/** A new poll without votes; what is omitted has the documented defaults. Refuses an end that isn't after the start. */
export function createPoll(input: CreatePollInput, { id, organizationId, now, newId }: NewPoll): Poll {
  const config = {
    ...DEFAULTS,
    title: input.title,
    options: withIds(input.options, newId),
    ...changesOf(input),
    updatedAt: now,
  };
  assertOrder(config);
  return { id, organizationId, createdAt: now, config, tally: { total: 0, counts: {} } };
}

/**
 * What is omitted stays, null clears. Nothing that was cast is recounted: refuses to remove an option that has votes, and
 * to change `allow_multiple` or `anonymous` once there are any; and an end that isn't after the start.
 */
export function editPoll(poll: Poll, input: UpdatePollInput, { now, newId }: EditContext): Poll {
  const before = poll.config;
  const after: PollConfig = {
    ...before,
    ...(input.title !== undefined && { title: input.title }),
    ...(input.options && { options: withIds(input.options, newId) }),
    ...changesOf(input),
    // Each edit has a time of its own, whatever the clocks say: that is how others notice it.
    updatedAt: Math.max(now, before.updatedAt + 1),
  };
  assertOrder(after);
  assertKeepsVotes(poll, after);
  return { ...poll, config: after };
}

function changesOf(input: UpdatePollInput): Partial<PollConfig> {
  const changes: Record<string, unknown> = {};
  const set = (name: keyof typeof DEFAULTS, given: unknown) => {
    if (given !== undefined) changes[name] = given ?? DEFAULTS[name];
  };
  set('description', input.description);
  set('allowMultiple', input.allow_multiple);
  set('showResultsBeforeVote', input.show_results_before_vote);
  set('showResultsAfterVote', input.show_results_after_vote);
  set('anonymous', input.anonymous);
  set('published', input.published);
  set('startsAt', input.starts_at && Date.parse(input.starts_at));
  set('endsAt', input.ends_at && Date.parse(input.ends_at));
  set('maxResponses', input.max_responses);
  set('closeMessage', input.close_message);
  set('allowedOrigins', input.allowed_origins);
  set('duplicateCheck', input.duplicate_check);
  return changes;
}

function withIds(options: CreatePollInput['options'], newId: () => string): PollOption[] {
  return options.map(({ id, label }) => ({ id: id ?? `opt_${newId()}`, label }));
}

function assertOrder({ startsAt, endsAt }: PollConfig): void {
  if (startsAt === null || endsAt === null || endsAt > startsAt) return;
  const details = [{ path: 'ends_at', message: 'must be after starts_at' }];
  throw new Refusal('invalid_input', 'ends_at: must be after starts_at', { details });
}

function assertKeepsVotes({ config: before, tally }: Poll, after: PollConfig): void {
  const kept = new Set(after.options.map(({ id }) => id));
  const lost = before.options.find(({ id }) => !kept.has(id) && countOf(tally, id) > 0);
  if (lost) {
    throw new Refusal('option_has_votes', `The option ${lost.id} has votes and can't be removed.`);
  }
  if (tally.total === 0) return;
  for (const [name, wire] of [
    ['allowMultiple', 'allow_multiple'],
    ['anonymous', 'anonymous'],
  ] as const) {
    if (before[name] !== after[name]) {
      throw new Refusal('poll_has_votes', `The poll has votes: ${wire} can't change any more.`);
    }
  }
}
