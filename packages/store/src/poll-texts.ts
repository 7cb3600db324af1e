/** How both adapters write polls and votes down: what is searched as fields, the rest as JSON text (see `parts.ts`). */

import type { Poll, PollConfig, Tally, Vote } from '@showhands/core';
import { MAX_VOTES_A_SAVE, type StoredPoll } from './poll-store.ts';

export interface PollTexts {
  readonly config: string;
  readonly tally: string;
}

export interface VoteFields {
  readonly voter: string;
  readonly tokenId: string;
  readonly number: number;
  readonly name: string | null;
  readonly rest: string;
}

export function writePoll({ config, tally }: Poll): PollTexts {
  return { config: JSON.stringify(config), tally: JSON.stringify(tally) };
}

export function readPoll(
  head: Pick<Poll, 'id' | 'organizationId' | 'createdAt'>,
  { config, tally }: PollTexts,
): Poll {
  // What `writePoll` wrote: the only place where the types take the database's word for it.
  return { ...head, config: JSON.parse(config) as PollConfig, tally: JSON.parse(tally) as Tally };
}

export function writeVote({ voter, tokenId, number, name, ...rest }: Vote): VoteFields {
  return { voter, tokenId, number, name, rest: JSON.stringify(rest) };
}

export function readVote({ voter, tokenId, number, name, rest }: VoteFields): Vote {
  return { voter, tokenId, number, name, ...JSON.parse(rest) };
}

/** A save changes what is in a poll, never which poll it is; and its votes are what its tally grew by. */
export function assertSavable(stored: StoredPoll, after: Poll, votes: readonly Vote[]): void {
  const { poll } = stored;
  if (poll.id !== after.id || poll.organizationId !== after.organizationId)
    throw new Error('A poll keeps its id and its organization');
  if (votes.length > MAX_VOTES_A_SAVE)
    throw new Error(`A save takes ${MAX_VOTES_A_SAVE} votes at most, not ${votes.length}`);
  if (after.tally.total !== poll.tally.total + votes.length)
    throw new Error('A tally grows by the votes that are saved with it');
}
