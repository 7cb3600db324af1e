/** Polls on a MongoDB whose answers get lost, and after processes that died between two writes. */

import { inspect } from 'node:util';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openMongoStore, type PollStore, type Store, type StoredPoll } from '../src/index.ts';
import { castVotes, keptPoll, loaded, samplePoll, votesOf } from '../src/testing/index.ts';
import { type LossyProxy, openLossyProxy } from './lossy-proxy.ts';
import { dropDatabase, freshDatabase } from './mongo-database.ts';

const server = process.env.MONGODB_URL;
/** A server that is there to be tested may be slow. */
vi.setConfig({ testTimeout: 120_000 });
/** Once in some thousand times the driver doesn't find the server again within five seconds; then nobody can tell, as promised. */
const ONCE_MORE = { retry: 1 };

if (server) {
  describe.each([true, false])(
    'polls on a MongoDB whose answers get lost (retryWrites: %s)',
    ONCE_MORE,
    (retryWrites) => lostAnswers(server, retryWrites),
  );
  describe('polls on a MongoDB whose processes die', () => crashes(server));
} else {
  test.skip('MongoDB was not tested: MONGODB_URL is not set (scripts/mongo-server.sh starts a server)', () => {});
}

function lostAnswers(target: string, retryWrites: boolean): void {
  let url: string;
  let proxy: LossyProxy;
  let store: Store;
  let other: Store;
  beforeEach(async () => {
    url = freshDatabase(target);
    proxy = await openLossyProxy(url);
    const throughProxy = new URL(proxy.url);
    throughProxy.searchParams.set('retryWrites', String(retryWrites));
    // A lost connection is looked at again after this time, where the server doesn't tell by itself.
    throughProxy.searchParams.set('heartbeatFrequencyMS', '500');
    store = await openMongoStore(throughProxy.href);
    other = await openMongoStore(url);
  });
  afterEach(async () => {
    await store.close();
    await other.close();
    await proxy.close();
    await dropDatabase(url);
  });

  test.each([1, 2])('a save that was kept is not taken for a lost race (answers lost: %i)', async (count) => {
    const stored = await keptPoll(store.polls);
    proxy.loseAnswers('update', count);
    const saved = await castVotes(store.polls, stored, ['v1', 'v2']);
    expect(proxy.lost()).toBe(count);
    expect(saved?.version).toBe(2);
    expect((await votesOf(other.polls, stored.poll.id)).map(({ voter }) => voter)).toEqual(['v1', 'v2']);
  });

  test('a save that was kept is known as such after others saved on top of it, and all votes are there', async () => {
    const stored = await keptPoll(store.polls);
    proxy.loseAnswers('update', 1, () => saveTimes(other.polls, stored.poll.id, 5));
    const saved = await castVotes(store.polls, stored, ['mine']);
    expect(saved?.version).toBe(2);
    expect((await loaded(other.polls, stored.poll.id)).version).toBe(7);
    expect(await votesOf(other.polls, stored.poll.id)).toHaveLength(6);
    // What it holds is old by now: the next save on it loses.
    expect(saved && (await castVotes(store.polls, saved, ['late']))).toBeNull();
  });

  test('a race that was lost stays lost', async () => {
    const stored = await keptPoll(store.polls);
    await saveTimes(other.polls, stored.poll.id, 1);
    proxy.loseAnswers('update', 1);
    expect(await castVotes(store.polls, stored, ['mine'])).toBeNull();
    expect(await votesOf(other.polls, stored.poll.id)).toHaveLength(1);
  });

  test.each([1, 2])('votes that were moved twice are there once (answers lost: %i)', async (count) => {
    const stored = await keptPoll(store.polls);
    proxy.loseAnswers('insert', count);
    const saved = await castVotes(store.polls, stored, ['v1', 'v2']);
    const next = saved && (await castVotes(store.polls, saved, ['v3']));
    expect(proxy.lost()).toBe(count);
    expect(next?.poll.tally.total).toBe(3);
    expect((await votesOf(other.polls, stored.poll.id)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test.each([1, 2])(
    'a poll that was created or deleted is known as such (answers lost: %i)',
    async (count) => {
      const poll = samplePoll();
      proxy.loseAnswers('insert', count);
      expect(await store.polls.create(poll)).toBe(true);
      proxy.loseAnswers('update', count);
      expect(await store.polls.delete(poll.id)).toBe(true);
      expect(proxy.lost()).toBe(2 * count);
      expect(await other.polls.load(poll.id)).toBeNull();
      expect(await other.polls.delete(poll.id)).toBe(false);
    },
  );
}

function crashes(target: string): void {
  let url: string;
  let client: MongoClient;
  let store: Store;
  beforeEach(async () => {
    url = freshDatabase(target);
    client = new MongoClient(url);
    store = await openMongoStore(url);
  });
  afterEach(async () => {
    await client.close();
    await store.close();
    await dropDatabase(url);
  });
  interface Kept {
    _id: string;
    tail?: object[];
    deletedAt?: number;
  }
  const polls = () => client.db().collection<Kept>('polls');
  const votes = () => client.db().collection('poll_votes');

  /** What is left when a process dies right after its commit, before it moved any vote, or only some. */
  async function afterCrash(moved: number) {
    const { poll } = await keptPoll(store.polls);
    const stored = await castVotes(store.polls, await loaded(store.polls, poll.id), ['v1', 'v2', 'v3'], {
      name: 'Ann',
    });
    if (!stored) throw new Error('Nobody else was saving');
    const [{ tail }, all] = await movedTail(poll.id);
    await votes().deleteMany({ pollId: poll.id, number: { $gt: moved } });
    await polls().updateOne({ _id: poll.id }, { $set: { tail: tail ?? all } });
    return poll.id;
  }

  /** Waits until the store has moved the tail and emptied it; answers what it was. */
  async function movedTail(pollId: string): Promise<[Kept, object[]]> {
    for (;;) {
      const kept = (await polls().findOne({ _id: pollId })) as Kept;
      const found = await votes().find({ pollId }).sort({ number: 1 }).toArray();
      if (kept.tail?.length === 0 && found.length === 3) {
        const all = found.map(({ _id, pollId: of, name, ...vote }) => {
          return { ...vote, voter: String(_id).slice(String(of).length + 1), name: name ?? null };
        });
        return [{ _id: pollId }, all];
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  test.each([0, 1])('votes that were never moved count and are found (moved before: %i)', async (moved) => {
    const id = await afterCrash(moved);
    const stored = await loaded(store.polls, id);
    expect(stored.poll.tally.total).toBe(3);
    expect(await votes().countDocuments()).toBe(moved);
    expect((await store.polls.findVotes(stored, ['v1', 'v2'], ['t_v3'])).length).toBe(3);
    expect(await store.polls.namedVotes(stored, 2)).toHaveLength(2);
    expect((await votesOf(store.polls, id)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test.each([0, 2])('the next save moves them before it replaces them (moved before: %i)', async (moved) => {
    const id = await afterCrash(moved);
    const next = await castVotes(store.polls, await loaded(store.polls, id), ['v4']);
    expect(next?.version).toBe(3);
    expect(await votes().countDocuments({ number: { $lte: 3 } })).toBe(3);
    expect((await votesOf(store.polls, id)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test('an error of moving votes tells nothing of them', async () => {
    const stored = await keptPoll(store.polls);
    await votes().createIndex({ number: 1 }, { unique: true });
    await votes().insertOne({ pollId: 'another', number: 1 });
    const saved = await castVotes(store.polls, stored, ['v1'], { name: 'Ann' });
    const error = await castVotes(store.polls, saved as StoredPoll, ['v2']).catch((reason) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: null })).not.toMatch(/Ann|v1|optionIds/);
    expect(error.message).toContain('11000');
  });

  test('votes that somebody moved after the poll was deleted go with a later purge', async () => {
    const { poll } = await keptPoll(store.polls);
    await store.polls.delete(poll.id);
    await votes().insertOne({ pollId: poll.id, number: 1, tokenId: 't', rest: '{}' });
    expect(await store.polls.purge(Date.now())).toBe(true);
    expect(await votes().countDocuments()).toBe(0);
    expect(await store.polls.purge(Date.now())).toBe(false);
    // Remembered for as long as any process could still be writing, and then not any more.
    expect(await polls().countDocuments()).toBe(1);
    await store.polls.purge(Date.now() + 2 * 3_600_000);
    expect(await polls().countDocuments()).toBe(0);
  });
}

async function saveTimes(polls: PollStore, id: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    if (!(await castVotes(polls, await loaded(polls, id), [`other${count}`])))
      throw new Error('Nobody else was saving');
  }
}
