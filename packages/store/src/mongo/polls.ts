import type { Poll } from '@showhands/core';
import type { Db, Filter } from 'mongodb';
import type { PollStore, StoredPoll } from '../poll-store.ts';
import { assertSavable, readPoll, readVote, type VoteFields, writePoll, writeVote } from '../poll-texts.ts';
import type { PollDocument, VoteDocument } from './documents.ts';
import { insertOnce, untilAnswered } from './lost-answers.ts';
import { createTails, fieldsOf, voteId } from './tails.ts';
import { createWriteIds, wasKept, writeSlot } from './writes.ts';

/** Votes are deleted and read in bites that neither side notices. */
const VOTES_AT_ONCE = 2000;
/**
 * What a deletion leaves keeps anybody who was saving from bringing the poll back, and its votes are looked for again
 * until this long after: another process may have been moving a tail meanwhile, and none takes an hour for that.
 */
const REMEMBER_DELETED_MS = 3_600_000;

/** Polls in MongoDB: a document a poll, a document a vote, and nothing that needs a transaction over both. */
export async function openMongoPolls(database: Db): Promise<PollStore> {
  const polls = database.collection<PollDocument>('polls');
  const votes = database.collection<VoteDocument>('poll_votes');
  const tails = createTails(polls, votes);
  const nextWriteId = createWriteIds();
  // One a call: FerretDB 1.24 breaks off when several that exist are named again.
  await polls.createIndex({ organizationId: 1, createdAt: -1, _id: -1 });
  await polls.createIndex({ deletedAt: 1 });
  await votes.createIndex({ pollId: 1, number: 1 });
  await votes.createIndex({ tokenId: 1 });

  const isOurs = (id: string, version: number, writeId: string) =>
    wasKept(polls as never, id, version, writeId);

  return {
    // A tail's votes are in no index yet.
    noticesRepeats: false,

    async create(poll) {
      const writeId = nextWriteId();
      const { id: _id, organizationId, createdAt } = poll;
      const texts = writePoll(poll);
      const writes = { [writeSlot(1)]: writeId };
      const document = { _id, organizationId, createdAt, version: 1, ...texts, tail: [], writes };
      return (await insertOnce(() => polls.insertOne(document))) || isOurs(_id, 1, writeId);
    },

    async load(id) {
      const document = await polls.findOne({ _id: id }, { projection: { writes: 0 } });
      if (!document || document.deletedAt !== undefined) return null;
      const stored = { poll: pollOf(document), version: document.version };
      tails.note(stored, document.tail);
      return stored;
    },

    async version(id) {
      const document = await polls.findOne({ _id: id }, { projection: { version: 1, deletedAt: 1 } });
      return document && document.deletedAt === undefined ? document.version : null;
    },

    async findVotes(stored, voters, tokenIds) {
      const { id } = stored.poll;
      const asked = { voters: new Set(voters), tokens: new Set(tokenIds) };
      const inTail = tails
        .of(stored)
        .filter(({ voter, tokenId }) => asked.voters.has(voter) || asked.tokens.has(tokenId));
      const [byVoter, byToken] = await Promise.all([
        votes.find({ _id: { $in: voters.map((voter) => voteId(id, voter)) } }).toArray(),
        // Who only looks whether somebody voted names no token.
        tokenIds.length > 0 ? votes.find({ tokenId: { $in: [...tokenIds] } }).toArray() : [],
      ]);
      const found = [...byVoter, ...byToken].filter(({ pollId }) => pollId === id).map(fieldsOf);
      return distinct([...inTail, ...found]).map(readVote);
    },

    async namedVotes(stored, limit) {
      const named = { pollId: stored.poll.id, name: { $exists: true } };
      const found = await votes.find(named).sort({ number: 1 }).limit(limit).toArray();
      const inTail = tails.of(stored).filter(({ name }) => name !== null);
      return distinct([...found.map(fieldsOf), ...inTail])
        .slice(0, limit)
        .map(readVote)
        .map(({ number, name, optionIds }) => ({ number, name: name ?? '', optionIds }));
    },

    async save(stored, after, cast) {
      assertSavable(stored, after, cast);
      // 1. What the commit replaces must be elsewhere by then.
      await tails.moved(stored);
      // 2. The commit: the poll and its new votes in one document.
      const writeId = nextWriteId();
      const { poll, version } = stored;
      const texts = writePoll(after);
      const tail = cast.map(writeVote);
      const changes = {
        version: version + 1,
        [`writes.${writeSlot(version + 1)}`]: writeId,
        tail,
        ...(after.config !== poll.config && { config: texts.config }),
        ...(after.tally !== poll.tally && { tally: texts.tally }),
      };
      const { matchedCount } = await untilAnswered(() =>
        polls.updateOne({ _id: poll.id, version }, { $set: changes as Partial<PollDocument> }),
      );
      if (matchedCount === 0 && !(await isOurs(poll.id, version + 1, writeId))) return null;
      // 3. Nobody has to wait for the votes to be moved.
      const saved: StoredPoll = { poll: after, version: version + 1 };
      tails.note(saved, tail);
      tails.moveSoon(saved);
      return saved;
    },

    async list(organizationId, { after, skip = 0, limit }) {
      const filter: Filter<PollDocument> = after
        ? {
            organizationId,
            $or: [
              { createdAt: { $lt: after.createdAt } },
              { createdAt: after.createdAt, _id: { $lt: after.id } },
            ],
          }
        : { organizationId };
      const found = await polls
        .find(filter, { projection: { writes: 0, tail: 0 } })
        .sort({ createdAt: -1, _id: -1 })
        .skip(skip)
        .limit(limit)
        .toArray();
      return found.map(pollOf);
    },

    count: (organizationId) => polls.countDocuments({ organizationId }),

    async *votes(id) {
      const document = await polls.findOne({ _id: id }, { projection: { tail: 1 } });
      // The tail's votes are the last ones; some or all may be in the collection by now.
      const tail = document?.tail ?? [];
      const inTail = new Set(tail.map(({ number }) => number));
      for await (const vote of votes.find({ pollId: id }).sort({ number: 1 }).batchSize(VOTES_AT_ONCE)) {
        if (!inTail.has(vote.number)) yield readVote(fieldsOf(vote));
      }
      yield* tail.map(readVote);
    },

    async delete(id) {
      const deletedBy = nextWriteId();
      const { matchedCount } = await untilAnswered(() =>
        polls.updateOne(
          { _id: id, deletedAt: { $exists: false } },
          {
            $set: { deletedAt: Date.now(), deletedBy },
            // Whoever is saving on the last version loses the race.
            $inc: { version: 1 },
            $unset: { organizationId: '', createdAt: '', config: '', tally: '', tail: '', writes: '' },
          },
        ),
      );
      if (matchedCount === 1) return true;
      const left = await polls.findOne({ _id: id }, { projection: { deletedBy: 1 } });
      return left?.deletedBy === deletedBy;
    },

    async purge(time) {
      let isMore = false;
      const deleted = await polls.find({ deletedAt: { $gt: 0 } }, { projection: { deletedAt: 1 } }).toArray();
      for (const { _id, deletedAt = time } of deleted) {
        const left = await votes
          .find({ pollId: _id }, { projection: { _id: 1 } })
          .limit(VOTES_AT_ONCE)
          .toArray();
        if (left.length > 0) {
          await votes.deleteMany({ _id: { $in: left.map((vote) => vote._id) } });
          isMore = true;
        } else if (deletedAt <= time - REMEMBER_DELETED_MS) await polls.deleteOne({ _id, deletedAt });
      }
      return isMore;
    },
  };
}

function pollOf({ _id, organizationId, createdAt, config, tally }: PollDocument): Poll {
  return readPoll({ id: _id, organizationId, createdAt }, { config, tally });
}

/** Each once, in their order: a vote can be in the tail and in the collection. */
function distinct(found: readonly VoteFields[]): VoteFields[] {
  const byNumber = new Map(found.map((vote) => [vote.number, vote]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}
