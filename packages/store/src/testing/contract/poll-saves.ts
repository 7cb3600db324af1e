import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { castVotes, keptPoll, loaded, nextVote, samplePoll, votesOf } from '../sample-poll.ts';

const ODD = [
  '☕',
  '👩🏽‍🚀',
  'e\u0301',
  '\u0000',
  '\ud83d',
  '\u2028',
  '"\\\'',
  '$set',
  'a.b',
  '',
  '__proto__',
];

export function pollSavePromises(bench: Bench): void {
  test('a poll comes back as it was', async () => {
    const { polls } = bench.store;
    const poll = samplePoll();
    expect(await polls.create(poll)).toBe(true);
    expect(await polls.load(poll.id)).toEqual({ poll, version: 1 });
    expect(await polls.version(poll.id)).toBe(1);
    expect(await polls.create(poll)).toBe(false);
  });

  test('an unknown poll is null', async () => {
    const { polls } = bench.store;
    expect(await polls.load('poll_x')).toBeNull();
    expect(await polls.version('poll_x')).toBeNull();
    expect(await votesOf(polls, 'poll_x')).toEqual([]);
    expect(await polls.delete('poll_x')).toBe(false);
  });

  test('every text comes back as it was', async () => {
    const { polls } = bench.store;
    const options = ODD.map((label, at) => ({ id: ODD[at] ?? '', label }));
    const poll = samplePoll({}, { title: ODD.join(), description: ODD.join(), options });
    const counts = Object.fromEntries(ODD.map((id) => [id, 1]));
    const stored = await keptPoll(polls, poll);
    const after = { ...poll, tally: { total: 1, counts } };
    const { vote } = nextVote(poll, 'v', {
      optionIds: ODD,
      name: '👩🏽‍🚀 $set',
      told: Object.entries(counts),
    });
    const saved = await polls.save(stored, after, [vote]);
    expect(saved).toEqual({ poll: after, version: 2 });
    expect((await loaded(polls, poll.id)).poll).toStrictEqual(after);
    expect(await votesOf(polls, poll.id)).toEqual([vote]);
  });

  test('votes and tally are saved together, and found by voter and by token', async () => {
    const { polls } = bench.store;
    const first = await keptPoll(polls);
    const second = await castVotes(polls, first, ['v1', 'v2', 'v3']);
    if (!second) throw new Error('Nobody else was saving');
    // Right away, while the votes may still be on their way, and by whoever loads the poll.
    for (const stored of [second, await loaded(polls, first.poll.id)]) {
      expect(stored).toEqual({
        poll: expect.objectContaining({ tally: { total: 3, counts: { a: 3 } } }),
        version: 2,
      });
      const found = await polls.findVotes(stored, ['v1', 'v9'], ['t_v3', 't_v1', 't_v9']);
      expect(found.map(({ voter }) => voter).sort()).toEqual(['v1', 'v3']);
      expect(await polls.findVotes(stored, ['v9'], [])).toEqual([]);
    }
    expect((await votesOf(polls, first.poll.id)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('votes of many saves are all there, in their order, and each once', async () => {
    const { polls } = bench.store;
    let stored = await keptPoll(polls);
    for (let batch = 0; batch < 10; batch += 1) {
      const voters = Array.from({ length: 30 }, (_, at) => `v${batch}.${at}`);
      const saved = await castVotes(polls, stored, voters);
      if (!saved) throw new Error('Nobody else was saving');
      stored = saved;
      const found = await polls.findVotes(stored, ['v0.0', `v${batch}.29`], []);
      expect(found).toHaveLength(2);
    }
    const votes = await votesOf(polls, stored.poll.id);
    expect(votes.map(({ number }) => number)).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
    expect(stored.poll.tally.total).toBe(300);
  });

  test('of a save with a repeat nothing is written, where repeats are noticed', async ({ skip }) => {
    const { polls } = bench.store;
    skip(!polls.noticesRepeats, 'this store does not notice them');
    const stored = await castVotes(polls, await keptPoll(polls), ['v1']);
    if (!stored) throw new Error('Nobody else was saving');
    expect(await castVotes(polls, stored, ['v2', 'v1'])).toBeNull();
    expect(await castVotes(polls, stored, ['v3'], { tokenId: 't_v1' })).toBeNull();
    expect(await loaded(polls, stored.poll.id)).toEqual(stored);
    expect(await votesOf(polls, stored.poll.id)).toHaveLength(1);
  });

  test('votes of one poll are none of another', async () => {
    const { polls } = bench.store;
    const [one, other] = [await keptPoll(polls), await keptPoll(polls)];
    await castVotes(polls, one, ['v']);
    expect(await polls.findVotes(other, ['v'], ['t_v'])).toEqual([]);
    expect(await votesOf(polls, other.poll.id)).toEqual([]);
    const saved = await castVotes(polls, other, ['v'], { tokenId: 'another' });
    expect(saved && (await polls.findVotes(saved, ['v'], []))).toHaveLength(1);
  });

  test('the first named votes are listed in their order, also those just saved', async () => {
    const { polls } = bench.store;
    let stored = await keptPoll(polls, samplePoll({}, { anonymous: false }));
    for (const [voter, name] of [
      ['v1', 'Ann'],
      ['v2', null],
      ['v3', 'Bob'],
      ['v4', 'Cid'],
    ] as const) {
      const saved = await castVotes(polls, stored, [voter], { name });
      if (!saved) throw new Error('Nobody else was saving');
      stored = saved;
    }
    expect(await polls.namedVotes(stored, 2)).toEqual([
      { number: 1, name: 'Ann', optionIds: ['a'] },
      { number: 3, name: 'Bob', optionIds: ['a'] },
    ]);
    expect((await polls.namedVotes(stored, 9)).map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Cid']);
    expect(await polls.namedVotes(await loaded(polls, stored.poll.id), 9)).toHaveLength(3);
  });

  test('settings change without votes, and votes without settings', async () => {
    const { polls } = bench.store;
    const first = await keptPoll(polls);
    const edited = { ...first.poll, config: { ...first.poll.config, title: 'Edited' } };
    const second = await polls.save(first, edited, []);
    const third = second && (await castVotes(polls, second, ['v']));
    expect(third?.version).toBe(3);
    const end = await loaded(polls, first.poll.id);
    expect([end.poll.config.title, end.poll.tally.total, end.version]).toEqual(['Edited', 1, 3]);
    expect(await votesOf(polls, first.poll.id)).toHaveLength(1);
  });

  test('a tally that does not fit its votes, too many votes, and another poll are refused', async () => {
    const { polls } = bench.store;
    const stored = await keptPoll(polls);
    const { poll, vote } = nextVote(stored.poll, 'v');
    await expect(polls.save(stored, poll, [])).rejects.toThrow('tally grows');
    await expect(polls.save(stored, stored.poll, [vote])).rejects.toThrow('tally grows');
    await expect(polls.save(stored, samplePoll(), [])).rejects.toThrow('keeps its id');
    const many = Array.from({ length: 501 }, (_, at) => `v${at}`);
    await expect(castVotes(polls, stored, many)).rejects.toThrow('500');
    expect(await loaded(polls, stored.poll.id)).toEqual(stored);
  });

  test('the largest save there can be is kept', async () => {
    const { polls } = bench.store;
    const options = Array.from({ length: 50 }, (_, at) => ({
      id: `${at}_`.padEnd(64, 'x'),
      label: '🂡'.repeat(200),
    }));
    const told = options.map(({ id }) => [id, 2 ** 31] as const);
    const stored = await keptPoll(polls, samplePoll({}, { options, title: '🂡'.repeat(300) }));
    const voters = Array.from({ length: 500 }, (_, at) => `v${at}`);
    const changes = { told, optionIds: options.map(({ id }) => id), name: '🂡'.repeat(80) };
    const saved = await castVotes(polls, stored, voters, changes);
    expect(saved?.poll.tally.total).toBe(500);
    expect(await votesOf(polls, stored.poll.id)).toHaveLength(500);
    expect((await loaded(polls, stored.poll.id)).version).toBe(2);
  });

  test('a store that is opened again still has everything', async () => {
    const stored = await keptPoll(bench.store.polls);
    await castVotes(bench.store.polls, stored, ['v1', 'v2']);
    await bench.store.close();
    const { polls } = await bench.another();
    const again = await loaded(polls, stored.poll.id);
    expect(again.poll.tally.total).toBe(2);
    expect(await votesOf(polls, stored.poll.id)).toHaveLength(2);
    expect(await polls.findVotes(again, ['v1'], ['t_v2'])).toHaveLength(2);
    // The next save moves what the last one may have left.
    const next = await castVotes(polls, again, ['v3']);
    expect(next && (await polls.findVotes(next, ['v1', 'v2', 'v3'], []))).toHaveLength(3);
  });
}
