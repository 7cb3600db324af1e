import type { Room } from '@showhands/core';
import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { sampleRoom, withVote } from '../sample-room.ts';

export function savePromises(bench: Bench): void {
  async function keptRoom(changes: Partial<Room> = {}): Promise<Room> {
    const room = sampleRoom(changes);
    await bench.store.rooms.create(room);
    return room;
  }

  test('a new room has version 1, and each save adds one', async () => {
    const { rooms } = bench.store;
    let room = await keptRoom();
    expect((await rooms.load(room.id))?.version).toBe(1);
    for (const version of [1, 2, 3]) {
      const next = withVote(room, 'p_bob', String(version));
      expect(await rooms.save(room, next, version)).toBe(true);
      room = next;
      expect(await rooms.load(room.id)).toStrictEqual({ room, version: version + 1 });
    }
  });

  test('a save on any other version changes nothing', async () => {
    const { rooms } = bench.store;
    const room = await keptRoom();
    const first = withVote(room, 'p_bob', '1');
    await rooms.save(room, first, 1);
    for (const version of [0, 1, 3]) {
      const late = { ...withVote(room, 'p_bob', '8'), expiresAt: 1, status: 'ended' as const };
      expect(await rooms.save(room, late, version)).toBe(false);
    }
    expect(await rooms.load(room.id)).toStrictEqual({ room: first, version: 2 });
  });

  test('a save of a room that is not kept changes nothing', async () => {
    const room = sampleRoom();
    expect(await bench.store.rooms.save(room, withVote(room, 'p_bob', '1'), 1)).toBe(false);
    expect(await bench.store.rooms.load(room.id)).toBeNull();
  });

  test('a save writes the parts that differ by reference, and no others', async () => {
    const { rooms } = bench.store;
    const room = await keptRoom();
    // Told that the queue was this empty one all along, a store that writes only differences leaves the kept one.
    const before = { ...room, queue: [] };
    const after = { ...before, status: 'done' as const };
    expect(await rooms.save(before, after, 1)).toBe(true);
    expect((await rooms.load(room.id))?.room).toStrictEqual({ ...room, status: 'done' });
  });

  test('a save can change every part, and the expiry, at once', async () => {
    const { rooms } = bench.store;
    const room = await keptRoom();
    const after: Room = {
      ...sampleRoom({ id: room.id, code: room.code }),
      expiresAt: room.expiresAt + 1,
      createdAt: 5,
      status: 'ended',
      participants: [],
      seat: { facilitatorId: null, taken: false, hostId: null, hostKeyUsed: false },
      round: { phase: 'waiting' },
      queue: [],
      history: [],
    };
    await rooms.save(room, after, 1);
    expect(await rooms.load(room.id)).toStrictEqual({ room: after, version: 2 });
  });

  test('a save that changes nothing still makes a version', async () => {
    const room = await keptRoom();
    expect(await bench.store.rooms.save(room, room, 1)).toBe(true);
    expect(await bench.store.rooms.load(room.id)).toStrictEqual({ room, version: 2 });
  });

  test('a part that later versions may leave out comes and goes', async () => {
    const { rooms } = bench.store;
    const room = await keptRoom();
    const added = { ...room, moods: { p_ada: '☕' } };
    const withUndefined = { ...room, moods: undefined };
    await rooms.save(room, added, 1);
    expect((await rooms.load(room.id))?.room).toStrictEqual(added);
    await rooms.save(added, withUndefined, 2);
    expect((await rooms.load(room.id))?.room).toStrictEqual(room);
    await rooms.save(withUndefined, added, 3);
    await rooms.save(added, room, 4);
    expect((await rooms.load(room.id))?.room).toStrictEqual(room);
  });

  test('a save keeps to its room', async () => {
    const room = await keptRoom();
    const other = await keptRoom();
    await bench.store.rooms.save(room, withVote(room, 'p_bob', '1'), 1);
    expect(await bench.store.rooms.load(other.id)).toStrictEqual({ room: other, version: 1 });
    await expect(bench.store.rooms.save(room, other, 1)).rejects.toThrow('keeps its id');
  });
}
