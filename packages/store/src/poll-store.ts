/** The port for polls and their votes. */

import type { NamedVote, Poll, Vote } from '@showhands/core';

/** A poll as it was read or saved; opaque but for its fields: give back the very object that you were given. */
export interface StoredPoll {
  readonly poll: Poll;
  /** 1 at creation, one more with each save. */
  readonly version: number;
}

/** Where a poll stands in its organization's list, which begins with the newest. */
export interface PollPlace {
  readonly createdAt: number;
  readonly id: string;
}

/**
 * Promises, without multi-document transactions, on any number of processes that share the database: a poll's tally and
 * its votes change in one step, or not at all; of two saves on the same version exactly one wins; what a resolved call
 * wrote survives the process. So whoever finds no vote of somebody at a version, and then saves theirs on that version,
 * knows that it is the only one.
 */
export interface PollStore {
  /**
   * Whether a save itself finds out that a voter or a token has a vote already, and is null then. So nobody has to look
   * for such votes first: most people vote once.
   */
  readonly noticesRepeats: boolean;
  /** Keeps a new poll without votes at version 1; false, and nothing kept, where its id is taken. */
  create(poll: Poll): Promise<boolean>;
  load(id: string): Promise<StoredPoll | null>;
  /** The version that is stored now, cheaply; null where there is no such poll. */
  version(id: string): Promise<number | null>;
  /** The votes of these voters, and those with these tokens, of `stored`'s version or newer; each once. */
  findVotes(stored: StoredPoll, voters: readonly string[], tokenIds: readonly string[]): Promise<Vote[]>;
  /** The first votes with a name, in their order, of `stored`'s version or newer. */
  namedVotes(stored: StoredPoll, limit: number): Promise<NamedVote[]>;
  /**
   * Replaces `stored` by `after` together with the votes that make the difference in its tally, `MAX_VOTES_A_SAVE` at
   * most. Null, and nothing written, where the stored version is another one by now, the poll is gone, or a repeat was
   * noticed. Rejects where nobody can tell whether it was kept: load again before deciding anything on top of it.
   */
  save(stored: StoredPoll, after: Poll, votes: readonly Vote[]): Promise<StoredPoll | null>;
  /** An organization's polls, newest first: after a place, or after so many. */
  list(
    organizationId: string,
    range: { readonly after?: PollPlace | null; readonly skip?: number; readonly limit: number },
  ): Promise<Poll[]>;
  count(organizationId: string): Promise<number>;
  /** Every vote, in the order in which they were counted. */
  votes(id: string): AsyncIterable<Vote>;
  /** From then on there is no such poll; its votes go with `purge`. False where there was none. */
  delete(id: string): Promise<boolean>;
  /** Deletes votes of deleted polls, so many at once; true while there may be more. Goes on where a crash broke it off. */
  purge(time: number): Promise<boolean>;
}

/** How many votes a save may bring: with fifty options each, told back to each, they stay far below MongoDB's 16 MB. */
export const MAX_VOTES_A_SAVE = 500;
