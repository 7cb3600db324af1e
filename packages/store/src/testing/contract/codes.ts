import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { sampleRoom } from '../sample-room.ts';

export function codePromises(bench: Bench): void {
  test('a room is found by its code, exactly as stored', async () => {
    const room = sampleRoom({ code: 'ABC234' });
    await bench.store.rooms.create(room);
    expect(await bench.store.rooms.findByCode('ABC234')).toBe(room.id);
    expect(await bench.store.rooms.findByCode('abc234')).toBeNull();
    expect(await bench.store.rooms.findByCode('ABC23')).toBeNull();
    expect(await bench.store.rooms.findByCode('')).toBeNull();
  });

  test('a code that is taken is refused, and nothing of the room is kept', async () => {
    const first = sampleRoom({ code: 'ABC234' });
    const second = sampleRoom({ code: 'ABC234' });
    await bench.store.rooms.create(first);
    expect(await bench.store.rooms.create(second)).toBe(false);
    expect(await bench.store.rooms.load(second.id)).toBeNull();
    expect(await bench.store.rooms.findByCode('ABC234')).toBe(first.id);
    expect(await bench.store.rooms.load(first.id)).toStrictEqual({ room: first, version: 1 });
  });

  test('an id that is taken is refused, and its code stays free', async () => {
    const first = sampleRoom();
    const second = sampleRoom({ id: first.id });
    await bench.store.rooms.create(first);
    expect(await bench.store.rooms.create(second)).toBe(false);
    expect(await bench.store.rooms.create(first)).toBe(false);
    expect(await bench.store.rooms.load(first.id)).toStrictEqual({ room: first, version: 1 });
    expect(await bench.store.rooms.findByCode(first.code)).toBe(first.id);
    expect(await bench.store.rooms.create(sampleRoom({ code: second.code }))).toBe(true);
  });

  test('of many rooms that want one code at the same time exactly one gets it', async () => {
    const handles = [bench.store, await bench.another()] as const;
    const rooms = Array.from({ length: 20 }, () => sampleRoom({ code: 'ABC234' }));
    const results = await Promise.all(rooms.map((room, at) => handles[at % 2 ? 1 : 0].rooms.create(room)));
    expect(results.filter(Boolean)).toHaveLength(1);
    const winner = rooms[results.indexOf(true)];
    expect(await bench.store.rooms.findByCode('ABC234')).toBe(winner?.id);
    for (const room of rooms) {
      expect(await bench.store.rooms.load(room.id)).toStrictEqual(
        room === winner ? { room, version: 1 } : null,
      );
    }
  });

  test('the code of a deleted room is free again', async () => {
    const old = sampleRoom({ code: 'ABC234', expiresAt: 1000 });
    const young = sampleRoom({ code: 'ABC234' });
    await bench.store.rooms.create(old);
    await bench.store.rooms.deleteExpired(1000);
    expect(await bench.store.rooms.findByCode('ABC234')).toBeNull();
    expect(await bench.store.rooms.create(young)).toBe(true);
    expect(await bench.store.rooms.findByCode('ABC234')).toBe(young.id);
  });
}
