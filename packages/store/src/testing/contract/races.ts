import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { sampleRoom, withVote } from '../sample-room.ts';

/** Enough for every interleaving that ever failed, few enough for a slow test server. */
const RIVALS = 40;
const PROPERTY_RUNS = 25;

export function racePromises(bench: Bench): void {
  test('of many saves on one version exactly one wins, and it is the one that is kept', async () => {
    const room = sampleRoom();
    await bench.store.rooms.create(room);
    const handles = [bench.store, await bench.another(), await bench.another()];
    const versions = Array.from({ length: RIVALS }, (_, at) => withVote(room, 'p_bob', String(at)));
    const results = await Promise.all(
      versions.map((after, at) => pick(handles, at).rooms.save(room, after, 1)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await bench.store.rooms.load(room.id)).toStrictEqual({
      room: versions[results.indexOf(true)],
      version: 2,
    });
  });

  test('voters on two stores who load again after each lost race all get their votes in', async () => {
    const room = sampleRoom();
    await bench.store.rooms.create(room);
    const handles = [bench.store, await bench.another()];
    const voters = Array.from({ length: 25 }, (_, at) => `p_${at}`);
    await Promise.all(
      voters.map(async (voter, at) => {
        const { rooms } = pick(handles, at);
        for (;;) {
          const read = await rooms.load(room.id);
          if (!read) throw new Error('The room is gone');
          if (await rooms.save(read.room, withVote(read.room, voter, '3'), read.version)) return;
        }
      }),
    );
    const end = await bench.store.rooms.load(room.id);
    expect(end?.version).toBe(1 + voters.length);
    expect(end?.room.round.phase === 'voting' && Object.keys(end.room.round.votes).sort()).toEqual(
      ['p_ada', ...voters].sort(),
    );
  });

  test('many rooms save at the same time, and each gets its own answer', async () => {
    const rooms = Array.from({ length: RIVALS }, () => sampleRoom());
    const created = await Promise.all(rooms.map((room) => bench.store.rooms.create(room)));
    expect(created.every(Boolean)).toBe(true);
    const results = await Promise.all(
      rooms.map((room, at) => bench.store.rooms.save(room, withVote(room, 'p_bob', '2'), at % 2 ? 1 : 7)),
    );
    expect(results).toEqual(rooms.map((_, at) => at % 2 === 1));
  });

  test('what one store saved the other one loads', async () => {
    const other = await bench.another();
    const room = sampleRoom();
    await bench.store.rooms.create(room);
    expect(await other.rooms.load(room.id)).toStrictEqual({ room, version: 1 });
    const after = withVote(room, 'p_bob', '13');
    await other.rooms.save(room, after, 1);
    expect(await bench.store.rooms.load(room.id)).toStrictEqual({ room: after, version: 2 });
  });

  test('however two stores load and save, the version is 1 and one for each save that won', async () => {
    const handles = [bench.store, await bench.another()];
    const step = fc.record({
      handle: fc.nat({ max: 1 }),
      loadsFirst: fc.boolean(),
      waits: fc.boolean(),
      value: fc.string({ unit: 'binary', maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const room = sampleRoom();
        await bench.store.rooms.create(room);
        const known = handles.map(() => ({ room, version: 1 }));
        const saves: Promise<boolean>[] = [];
        for (const { handle, loadsFirst, waits, value } of steps) {
          const { rooms } = pick(handles, handle);
          if (loadsFirst) known[handle] = (await rooms.load(room.id)) ?? { room, version: 0 };
          const base = pick(known, handle);
          const saved = rooms.save(base.room, withVote(base.room, 'p_bob', value), base.version);
          saves.push(saved);
          if (waits) await saved;
        }
        const won = (await Promise.all(saves)).filter(Boolean).length;
        expect((await bench.store.rooms.load(room.id))?.version).toBe(1 + won);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
}

function pick<T>(all: readonly T[], at: number): T {
  const one = all[at % all.length];
  if (one === undefined) throw new Error('Nothing to pick from');
  return one;
}
