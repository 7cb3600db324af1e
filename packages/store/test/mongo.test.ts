import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openMongoStore, type Store } from '../src/index.ts';
import { describePollStore, describeRoomStore, sampleRoom, withVote } from '../src/testing/index.ts';
import { type LossyProxy, openLossyProxy } from './lossy-proxy.ts';
import { dropDatabase, freshDatabase } from './mongo-database.ts';

const server = process.env.MONGODB_URL;
/** A server that is there to be tested may be slow. */
vi.setConfig({ testTimeout: 120_000 });
/** Once in some thousand times the driver doesn't find the server again within five seconds; then nobody can tell, as promised. */
const ONCE_MORE = { retry: 1 };

if (server) {
  const openFresh = async () => {
    const url = freshDatabase(server);
    return { open: () => openMongoStore(url), drop: () => dropDatabase(url) };
  };
  describeRoomStore('MongoDB', openFresh);
  describePollStore('MongoDB', openFresh);
  describe.each([true, false])(
    'a MongoDB whose answers get lost (retryWrites: %s)',
    ONCE_MORE,
    (retryWrites) => lostAnswers(server, retryWrites),
  );
  describe('a MongoDB', () => leftovers(server));
} else {
  test.skip('MongoDB was not tested: MONGODB_URL is not set (scripts/mongo-server.sh starts a server)', () => {});
}

describe('a MongoDB that is not there', () => {
  test('is refused in one sentence that tells no password', async () => {
    for (const url of [
      'mongodb://ada:s3cret@127.0.0.1:1/db?serverSelectionTimeoutMS=300',
      'mongodb//ada:s3cret@127.0.0.1:1/db',
      'mongodb://ada:s3cret@/db',
      'mongodb://ada:s3cret@127.0.0.1:1/db?color=blue',
    ]) {
      const error = await openMongoStore(url).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(String(error)).toMatch(/^Error: (MongoDB at|The MongoDB URL) [^\n]+\.$/);
      expect(String(error)).not.toContain('s3cret');
    }
  });
});

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
    const room = sampleRoom();
    await store.rooms.create(room);
    const after = withVote(room, 'p_bob', '8');
    proxy.loseAnswers('update', count);
    expect(await store.rooms.save(room, after, 1)).toBe(true);
    expect(proxy.lost()).toBe(count);
    expect(await other.rooms.load(room.id)).toStrictEqual({ room: after, version: 2 });
  });

  test('a save that was kept is known as such after others saved on top of it', async () => {
    const room = sampleRoom();
    await store.rooms.create(room);
    proxy.loseAnswers('update', 1, () => saveTimes(other, room.id, 5));
    expect(await store.rooms.save(room, withVote(room, 'p_bob', '8'), 1)).toBe(true);
    expect((await other.rooms.load(room.id))?.version).toBe(7);
  });

  test('a save that was kept is never called lost, even when nobody can tell any more', async () => {
    const room = sampleRoom();
    await store.rooms.create(room);
    proxy.loseAnswers('update', 1, () => saveTimes(other, room.id, 16));
    const outcome = await store.rooms.save(room, withVote(room, 'p_bob', '8'), 1).catch(String);
    // A server that remembers the driver's own retries answers it was kept; otherwise it must reject.
    if (outcome !== true) expect(outcome).toMatch('too often');
    if (!retryWrites) expect(outcome).not.toBe(true);
  });

  test('a race that was lost stays lost', async () => {
    const room = sampleRoom();
    await store.rooms.create(room);
    await saveTimes(other, room.id, 1);
    proxy.loseAnswers('update', 1);
    expect(await store.rooms.save(room, withVote(room, 'p_bob', '8'), 1)).toBe(false);
    expect(proxy.lost()).toBe(1);
  });

  test.each([1, 2])(
    'a room that was created is not taken for another one (answers lost: %i)',
    async (count) => {
      const room = sampleRoom();
      proxy.loseAnswers('insert', count);
      expect(await store.rooms.create(room)).toBe(true);
      expect(proxy.lost()).toBe(count);
      expect(await other.rooms.load(room.id)).toStrictEqual({ room, version: 1 });
      expect(await other.rooms.create(sampleRoom({ code: room.code }))).toBe(false);
    },
  );
}

function leftovers(target: string): void {
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
  const codes = () => client.db().collection<{ _id: string; roomId: string; checkAt: number }>('room_codes');

  test('frees a code whose room is gone, and keeps those whose room lives', async () => {
    const room = sampleRoom({ expiresAt: 2000 });
    await store.rooms.create(room);
    await store.rooms.save(room, { ...room, expiresAt: 3000 }, 1);
    await codes().insertOne({ _id: 'ORPHAN', roomId: 'gone', checkAt: 2000 });
    expect(await store.rooms.findByCode('ORPHAN')).toBeNull();
    expect(await store.rooms.deleteExpired(2000)).toEqual([]);
    expect(await codes().find().toArray()).toEqual([{ _id: room.code, roomId: room.id, checkAt: 3000 }]);
  });

  test('answers a ping while it is there', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
}

async function saveTimes(store: Store, id: string, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    const read = await store.rooms.load(id);
    if (!read) throw new Error('The room is gone');
    const after = { ...read.room, createdAt: read.room.createdAt + 1 };
    if (!(await store.rooms.save(read.room, after, read.version))) throw new Error('Nobody else was saving');
  }
}
