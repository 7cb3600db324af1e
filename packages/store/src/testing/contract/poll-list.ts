import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { castVotes, keptPoll, samplePoll } from '../sample-poll.ts';

export function pollListPromises(bench: Bench): void {
  test('an organization sees its own, newest first, page by page or after a place', async () => {
    const { polls } = bench.store;
    // Two of a moment: the id decides, so that every page agrees.
    const times = [3, 1, 2, 2, 5];
    const kept = times.map((createdAt, at) => samplePoll({ id: `poll_${at}`, createdAt }));
    for (const poll of kept) await polls.create(poll);
    await polls.create(samplePoll({ organizationId: 'org_b', createdAt: 9 }));
    const order = ['poll_4', 'poll_0', 'poll_3', 'poll_2', 'poll_1'];
    const idsIn = async (range: {
      skip?: number;
      limit: number;
      after?: { createdAt: number; id: string };
    }) => (await polls.list('org_a', range)).map(({ id }) => id);
    expect(await idsIn({ limit: 10 })).toEqual(order);
    expect(await idsIn({ limit: 2, skip: 1 })).toEqual(order.slice(1, 3));
    expect(await idsIn({ limit: 2, skip: 4 })).toEqual(order.slice(4));
    expect(await idsIn({ limit: 2, after: { createdAt: 2, id: 'poll_3' } })).toEqual(order.slice(3));
    expect(await idsIn({ limit: 9, after: { createdAt: 3, id: 'poll_0' } })).toEqual(order.slice(2));
    expect(await polls.count('org_a')).toBe(5);
    expect(await polls.count('org_c')).toBe(0);
    expect(await polls.list('org_c', { limit: 5 })).toEqual([]);
  });

  test('a list tells what is stored now, and nothing of deleted polls', async () => {
    const { polls } = bench.store;
    const [stored, deleted] = [await keptPoll(polls), await keptPoll(polls)];
    const saved = await castVotes(polls, stored, ['v']);
    await polls.delete(deleted.poll.id);
    expect(await polls.list('org_a', { limit: 5 })).toEqual([saved?.poll]);
    expect(await polls.count('org_a')).toBe(1);
  });
}
