import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../src/index.ts';
import { describePollStore, describeRoomStore, sampleRoom, withVote } from '../src/testing/index.ts';

const openFresh = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'showhands-'));
  return {
    open: () => openSqliteStore(join(folder, 'data', 'showhands.db')),
    drop: () => rm(folder, { recursive: true }),
  };
};
describeRoomStore('SQLite', openFresh);
describePollStore('SQLite', openFresh);

describe('a SQLite file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'showhands-'));
    file = join(folder, 'showhands.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('of a newer version of Showhands is refused, and left as it is', async () => {
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openSqliteStore(file)).rejects.toThrow(/newer version of Showhands \(schema 99; .*\)\.$/);
    const left = new DatabaseSync(file);
    expect(left.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    left.close();
  });

  test('of an older version keeps its rooms', async () => {
    const room = sampleRoom();
    const store = await openSqliteStore(file);
    await store.rooms.create(room);
    await store.close();
    const older = new DatabaseSync(file);
    older.exec(`
      ALTER TABLE rooms ADD COLUMN timer_at INTEGER;
      CREATE INDEX rooms_by_timer ON rooms (timer_at) WHERE timer_at IS NOT NULL;
      UPDATE rooms SET timer_at = 1;
      PRAGMA user_version = 2`);
    older.close();
    const newer = await openSqliteStore(file);
    expect(await newer.rooms.load(room.id)).toStrictEqual({ room, version: 1 });
    expect(await newer.rooms.save(room, withVote(room, 'p_bob', '5'), 1)).toBe(true);
    await newer.close();
  });

  test.each([
    ['that is a folder', () => mkdir(file)],
    ['that is something else', () => writeFile(file, 'Dear diary, '.repeat(100))],
    [
      'whose folder is a file',
      () => writeFile(`${folder}/blocked`, '').then(() => (file = join(folder, 'blocked/x.db'))),
    ],
  ])('%s is refused in one sentence', async (_, prepare) => {
    await prepare();
    const error = await openSqliteStore(file).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toMatch(/^Error: The database file [^\n]+ can't be used: [^\n]+\.$/);
  });

  test('is opened for the first time by several processes at once, and then counts all their saves', async () => {
    const room = sampleRoom();
    const program = `
      const { openSqliteStore } = await import(${JSON.stringify(import.meta.resolve('../src/index.ts'))});
      const store = await openSqliteStore(${JSON.stringify(file)});
      const room = ${JSON.stringify(room)};
      await store.rooms.create(room);
      let won = 0;
      while (won < 50) {
        const read = await store.rooms.load(room.id);
        const after = { ...read.room, createdAt: read.room.createdAt + 1 };
        if (await store.rooms.save(read.room, after, read.version)) won++;
      }
      await store.close();`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    await Promise.all([run(), run(), run()]);
    const store = await openSqliteStore(file);
    const end = await store.rooms.load(room.id);
    await store.close();
    expect(end?.version).toBe(1 + 3 * 50);
    expect(end?.room.createdAt).toBe(room.createdAt + 3 * 50);
  });

  test('keeps what was answered when the process is killed', async () => {
    const room = sampleRoom();
    const program = `
      const { openSqliteStore } = await import(${JSON.stringify(import.meta.resolve('../src/index.ts'))});
      const store = await openSqliteStore(${JSON.stringify(file)});
      await store.rooms.create(${JSON.stringify(room)});
      process.kill(process.pid, 'SIGKILL');`;
    const killed = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' });
    const store = await openSqliteStore(file);
    expect(await store.rooms.load(room.id)).toStrictEqual({ room, version: 1 });
    await store.close();
  });

  test('keeps nothing of a room that was deleted', async () => {
    const store = await openSqliteStore(file);
    await store.rooms.create(sampleRoom({ expiresAt: 1000 }));
    await store.rooms.deleteExpired(1000);
    await store.close();
    const left = new DatabaseSync(file);
    expect(left.prepare('SELECT name FROM room_parts').all()).toEqual([]);
    left.close();
  });

  test('commits what still waits when it is closed', async () => {
    const store = await openSqliteStore(file);
    const room = sampleRoom();
    const created = store.rooms.create(room);
    await store.close();
    expect(await created).toBe(true);
  });

  test('undoes one save that fails without its neighbours of the same turn', async () => {
    const store = await openSqliteStore(file);
    const rooms = [sampleRoom(), sampleRoom(), sampleRoom()] as const;
    for (const room of rooms) await store.rooms.create(room);
    const intruder = new DatabaseSync(file);
    intruder.exec(`CREATE TRIGGER fault BEFORE UPDATE ON room_parts WHEN new.room_id = '${rooms[1].id}'
      BEGIN SELECT raise(ABORT, 'no'); END`);
    const saves = rooms.map((room) => store.rooms.save(room, withVote(room, 'p_bob', '1'), 1));
    const outcomes = await Promise.allSettled(saves);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.rooms.load(rooms[1].id))?.version).toBe(1);
    expect((await store.rooms.load(rooms[2].id))?.version).toBe(2);
    intruder.close();
    await store.close();
  });
});
