/**
 * A save of a poll writes one document: the poll, with the votes of this save as its tail. That is the commit. Then the
 * tail is moved to the votes' own collection: right away, and in any case before the next commit replaces it, by whoever
 * makes that commit. Moving it twice, or by two processes, does no harm. Until then whoever looks for votes looks into
 * the tail, too.
 */

import { type Collection, MongoBulkWriteError } from 'mongodb';
import type { StoredPoll } from '../poll-store.ts';
import type { VoteFields } from '../poll-texts.ts';
import type { PollDocument, VoteDocument } from './documents.ts';
import { DUPLICATE_KEY, untilAnswered } from './lost-answers.ts';

interface Tail {
  readonly votes: readonly VoteFields[];
  moving: Promise<void> | null;
  /** Whether a commit is about to replace it anyway. */
  isReplaced: boolean;
}

export interface Tails {
  /** Remembers that this poll was read, or saved, with this tail. */
  note(stored: StoredPoll, votes: readonly VoteFields[]): void;
  /** The votes that may be in the tail only. */
  of(stored: StoredPoll): readonly VoteFields[];
  /** Begins to move the tail, and then empties it, for whoever loads the poll next. */
  moveSoon(stored: StoredPoll): void;
  /** Resolves once all votes of this version are in the collection. */
  moved(stored: StoredPoll): Promise<void>;
}

export function createTails(polls: Collection<PollDocument>, votes: Collection<VoteDocument>): Tails {
  // They live as long as somebody holds the poll that they belong to.
  const tails = new WeakMap<StoredPoll, Tail>();

  /** One at a time; after a failure the next who needs it tries again. */
  function move(stored: StoredPoll, tail: Tail): Promise<void> {
    tail.moving ??= insertAll(votes, stored.poll.id, tail.votes).catch((error) => {
      tail.moving = null;
      throw error;
    });
    return tail.moving;
  }

  async function empty({ poll, version }: StoredPoll, tail: Tail): Promise<void> {
    if (!tail.isReplaced) await polls.updateOne({ _id: poll.id, version }, { $set: { tail: [] } });
  }

  return {
    note(stored, votes) {
      if (votes.length > 0) tails.set(stored, { votes, moving: null, isReplaced: false });
    },
    of: (stored) => tails.get(stored)?.votes ?? [],
    moveSoon(stored) {
      const tail = tails.get(stored);
      if (!tail) return;
      move(stored, tail)
        .then(() => empty(stored, tail))
        // The votes are safe in the tail; whoever saves next moves it.
        .catch(() => {});
    },
    async moved(stored) {
      const tail = tails.get(stored);
      if (!tail) return;
      tail.isReplaced = true;
      await move(stored, tail);
    },
  };
}

async function insertAll(
  collection: Collection<VoteDocument>,
  pollId: string,
  votes: readonly VoteFields[],
): Promise<void> {
  const documents = votes.map(({ voter, name, ...fields }) => {
    return { _id: voteId(pollId, voter), pollId, ...fields, ...(name !== null && { name }) };
  });
  try {
    await untilAnswered(() => collection.insertMany(documents, { ordered: false }));
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    // Unordered, all of them were tried. Those that were there already are the same; but only what a read finds is
    // what a majority has, and what survives.
    const ids = documents.map(({ _id }) => _id);
    if (areDuplicates(error) && (await collection.countDocuments({ _id: { $in: ids } })) >= ids.length)
      return;
    throw withoutVotes(error);
  }
}

function areDuplicates(error: MongoBulkWriteError): boolean {
  if (error.result.getWriteConcernError()) return false;
  const errors = [error.writeErrors].flat();
  return errors.length > 0 && errors.every(({ code }) => code === DUPLICATE_KEY);
}

/** The driver's own error holds the votes, names and choices, and errors go into logs. */
function withoutVotes({ writeErrors, result, message }: MongoBulkWriteError): Error {
  const codes = [writeErrors, result.getWriteConcernError() ?? []].flat().map(({ code }) => code);
  const reason = codes.length > 0 ? `MongoDB's errors ${[...new Set(codes)].join(', ')}` : message;
  return new Error(`The votes of the last save could not be moved: ${reason}`);
}

export function voteId(pollId: string, voter: string): string {
  return `${pollId}/${voter}`;
}

export function fieldsOf({ _id, pollId, name, ...fields }: VoteDocument): VoteFields {
  return { ...fields, voter: _id.slice(pollId.length + 1), name: name ?? null };
}
