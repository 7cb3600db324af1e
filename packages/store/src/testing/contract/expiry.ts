import type { Room } from '@showhands/core';
import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { sampleRoom, withVote } from '../sample-room.ts';

const NOW = 1_750_000_000_000;

export function expiryPromises(bench: Bench): void {
  async function keptRoom(changes: Partial<Room>): Promise<Room> {
    const room = sampleRoom(changes);
    await bench.store.rooms.create(room);
    return room;
  }

  test('rooms that expired at the time or before are deleted whole, others stay', async () => {
    const { rooms } = bench.store;
    const long = await keptRoom({ expiresAt: NOW - 86_400_000 });
    const just = await keptRoom({ expiresAt: NOW });
    const not = await keptRoom({ expiresAt: NOW + 1 });
    expect((await rooms.deleteExpired(NOW)).sort()).toEqual([long.id, just.id].sort());
    expect(await rooms.load(long.id)).toBeNull();
    expect(await rooms.findByCode(just.code)).toBeNull();
    expect(await rooms.load(not.id)).toStrictEqual({ room: not, version: 1 });
    expect(await rooms.deleteExpired(NOW)).toEqual([]);
    expect(await rooms.save(just, withVote(just, 'p_bob', '1'), 1)).toBe(false);
    // Nothing of the old room shows in one that gets its id.
    const again = await keptRoom({ id: just.id, code: just.code, history: [] });
    expect(await rooms.load(just.id)).toStrictEqual({ room: again, version: 1 });
  });

  test('a save prolongs a room', async () => {
    const { rooms } = bench.store;
    const room = await keptRoom({ expiresAt: NOW });
    const prolonged = { ...room, expiresAt: NOW + 5 };
    await rooms.save(room, prolonged, 1);
    for (const time of [NOW, NOW + 4]) expect(await rooms.deleteExpired(time)).toEqual([]);
    expect(await rooms.load(room.id)).toStrictEqual({ room: prolonged, version: 2 });
    expect(await rooms.findByCode(room.code)).toBe(room.id);
    expect(await rooms.deleteExpired(NOW + 5)).toEqual([room.id]);
    expect(await rooms.create(sampleRoom({ code: room.code }))).toBe(true);
  });

  test('a save shortens a room, and its code is free as soon', async () => {
    const { rooms } = bench.store;
    const room = await keptRoom({ expiresAt: NOW });
    await rooms.save(room, { ...room, expiresAt: NOW - 5 }, 1);
    expect(await rooms.deleteExpired(NOW - 5)).toEqual([room.id]);
    expect(await rooms.create(sampleRoom({ code: room.code }))).toBe(true);
  });

  test('two stores that delete at the same time answer each room once', async () => {
    const other = await bench.another();
    const ids = new Set<string>();
    for (let count = 0; count < 10; count++) ids.add((await keptRoom({ expiresAt: NOW })).id);
    const both = await Promise.all([bench.store.rooms.deleteExpired(NOW), other.rooms.deleteExpired(NOW)]);
    expect(both.flat().sort()).toEqual([...ids].sort());
  });
}
