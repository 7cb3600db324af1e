import type { Room, Round } from '@showhands/core';
import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { sampleConfig, sampleResult, sampleRoom } from '../sample-room.ts';

const story = { id: 's_1', title: 'Log in', description: null, url: null };
const open = { story, votes: { p_ada: '5' }, anonymous: false, fromQueue: false, wasRevoted: true };

const ROUNDS: Record<string, Round> = {
  waiting: { phase: 'waiting' },
  voting: { ...open, phase: 'voting', timer: null },
  'voting with a timer': {
    ...open,
    phase: 'voting',
    timer: { endsAt: 1_700_000_060_000, announced: 'expiring' },
  },
  revealed: { ...open, phase: 'revealed', result: sampleResult(), finalEstimateOverride: '8' },
  'revealed without votes': {
    ...open,
    votes: {},
    phase: 'revealed',
    result: {
      votes: [],
      overall: { average: null, median: null, consensus: 'discuss' },
      byRole: [],
      hasRoleGap: false,
    },
    finalEstimateOverride: null,
  },
};

/** Half of a surrogate pair is no character, yet JavaScript strings can hold it: it comes back as it was. */
const TEXTS = [
  '☕',
  '❓',
  '👩🏽‍🚀',
  'é',
  'e\u0301',
  '\u0000',
  '\ud83d',
  '\u2028',
  '"\\\'',
  '$set',
  'a.b',
  '',
];
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '$set',
  'a.b',
  '.',
  '',
  '0',
  '10',
  '9',
];

export function roundTripPromises(bench: Bench): void {
  async function keep(room: Room): Promise<Room | undefined> {
    expect(await bench.store.rooms.create(room)).toBe(true);
    return (await bench.store.rooms.load(room.id))?.room;
  }

  test('an unknown room is null', async () => {
    expect(await bench.store.rooms.load('4711')).toBeNull();
    expect(await bench.store.rooms.load('')).toBeNull();
  });

  test.each(Object.entries(ROUNDS))('a room comes back as it was: %s', async (_, round) => {
    const room = sampleRoom({ round });
    expect(await keep(room)).toStrictEqual(room);
  });

  test('every text comes back as it was', async () => {
    const room = sampleRoom({
      config: sampleConfig({ roles: TEXTS, cardValues: TEXTS }),
      queue: TEXTS.map((title, at) => ({ id: `s_${at}`, title, description: title, url: null })),
    });
    expect(await keep(room)).toStrictEqual(room);
  });

  test('names that mean something to JavaScript or a database are names like others', async () => {
    const votes = Object.fromEntries(NAMES.map((name) => [name, name]));
    const room = sampleRoom({
      config: sampleConfig({ roles: NAMES }),
      round: { ...open, phase: 'voting', timer: null, votes },
    });
    const kept = await keep(room);
    expect(kept).toStrictEqual(room);
    expect(kept?.round.phase === 'voting' && Object.keys(kept.round.votes)).toEqual(Object.keys(votes));
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });

  test('a room of some hundred stories comes back as it was', async () => {
    const [done] = sampleRoom().history;
    const description = 'x'.repeat(2000);
    const history = Array.from(
      { length: 300 },
      (_, at) => ({ ...done, id: `s_${at}`, description }) as typeof done,
    );
    const room = sampleRoom({ history: history.filter((one) => one !== undefined) });
    expect(await keep(room)).toStrictEqual(room);
  });

  test('a store that is opened again still has everything', async () => {
    const room = sampleRoom();
    await bench.store.rooms.create(room);
    await bench.store.close();
    const reopened = await bench.another();
    await reopened.ping();
    expect(await reopened.rooms.load(room.id)).toStrictEqual({ room, version: 1 });
    expect(await reopened.rooms.findByCode(room.code)).toBe(room.id);
  });

  test('a store that is closed rejects what comes later', async () => {
    const closed = await bench.another();
    await closed.close();
    await closed.close();
    await expect(closed.ping()).rejects.toThrow();
    await expect(closed.rooms.create(sampleRoom())).rejects.toThrow();
  });
}
