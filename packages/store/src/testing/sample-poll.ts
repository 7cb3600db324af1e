import { randomUUID } from 'node:crypto';
import type { Poll, PollConfig, Vote } from '@showhands/core';
import type { PollStore, StoredPoll } from '../poll-store.ts';

/** A poll without votes, with its own id, and whatever the test wants otherwise. */
export function samplePoll(changes: Partial<Poll> = {}, config: Partial<PollConfig> = {}): Poll {
  return {
    id: `poll_${randomUUID()}`,
    organizationId: 'org_a',
    createdAt: 1_700_000_000_000,
    config: {
      title: 'What next?',
      description: null,
      options: [
        { id: 'a', label: 'Dark mode' },
        { id: 'b', label: 'Mobile app' },
      ],
      allowMultiple: false,
      showResultsBeforeVote: false,
      showResultsAfterVote: true,
      anonymous: true,
      published: true,
      startsAt: null,
      endsAt: 1_800_000_000_000,
      maxResponses: 1000,
      closeMessage: 'Thanks',
      allowedOrigins: ['https://example.com'],
      duplicateCheck: 'device',
      updatedAt: 1_700_000_000_000,
      ...config,
    },
    tally: { total: 0, counts: {} },
    ...changes,
  };
}

/** The next vote on this poll, and the poll with it counted. */
export function nextVote(poll: Poll, voter: string, changes: Partial<Vote> = {}): { poll: Poll; vote: Vote } {
  const number = poll.tally.total + 1;
  const counts = { ...poll.tally.counts, a: (poll.tally.counts.a ?? 0) + 1 };
  const vote: Vote = {
    voter,
    tokenId: `t_${voter}`,
    number,
    optionIds: ['a'],
    castAt: 1_750_000_000_000,
    name: null,
    client: null,
    told: Object.entries(counts),
    ...changes,
  };
  return { poll: { ...poll, tally: { total: number, counts } }, vote };
}

/** Saves these voters' votes together; null where the race was lost. */
export function castVotes(
  polls: PollStore,
  stored: StoredPoll,
  voters: readonly string[],
  changes: Partial<Vote> = {},
): Promise<StoredPoll | null> {
  let { poll } = stored;
  const votes = voters.map((voter) => {
    const next = nextVote(poll, voter, changes);
    poll = next.poll;
    return next.vote;
  });
  return polls.save(stored, poll, votes);
}

/** Kept, and loaded again. */
export async function keptPoll(polls: PollStore, poll: Poll = samplePoll()): Promise<StoredPoll> {
  if (!(await polls.create(poll))) throw new Error('The id is taken');
  return loaded(polls, poll.id);
}

export async function loaded(polls: PollStore, id: string): Promise<StoredPoll> {
  const stored = await polls.load(id);
  if (!stored) throw new Error('The poll is gone');
  return stored;
}

export async function votesOf(polls: PollStore, id: string): Promise<Vote[]> {
  const votes: Vote[] = [];
  for await (const vote of polls.votes(id)) votes.push(vote);
  return votes;
}
