import { expect, test } from 'vitest';
import type { Bench } from '../bench.ts';
import { castVotes, keptPoll, loaded, votesOf } from '../sample-poll.ts';

export function pollDeletionPromises(bench: Bench): void {
  test('a deleted poll is gone at once, its votes with the purge, and another poll keeps its own', async () => {
    const { polls } = bench.store;
    const [stored, other] = [await keptPoll(polls), await keptPoll(polls)];
    await castVotes(polls, stored, ['v1', 'v2']);
    await castVotes(polls, other, ['w'], { tokenId: 't_w' });
    expect(await polls.delete(stored.poll.id)).toBe(true);
    expect(await polls.load(stored.poll.id)).toBeNull();
    expect(await polls.version(stored.poll.id)).toBeNull();
    expect(await polls.delete(stored.poll.id)).toBe(false);
    while (await polls.purge(0));
    expect(await votesOf(polls, stored.poll.id)).toEqual([]);
    expect(await votesOf(polls, other.poll.id)).toHaveLength(1);
    expect((await loaded(polls, other.poll.id)).poll.tally.total).toBe(1);
  });

  test('whoever was saving meanwhile loses, and leaves nothing behind', async () => {
    const { polls } = bench.store;
    const other = await bench.another();
    const stored = await keptPoll(polls);
    const seen = await castVotes(polls, stored, ['v1']);
    const elsewhere = await loaded(other.polls, stored.poll.id);
    await other.polls.delete(stored.poll.id);
    expect(seen && (await castVotes(polls, seen, ['v2']))).toBeNull();
    expect(await castVotes(other.polls, elsewhere, ['v2'])).toBeNull();
    while (await other.polls.purge(0));
    expect(await votesOf(polls, stored.poll.id)).toEqual([]);
    expect(await polls.load(stored.poll.id)).toBeNull();
  });

  test('a purge that was broken off goes on in another process', async () => {
    const { polls } = bench.store;
    let stored = await keptPoll(polls);
    for (let batch = 0; batch < 5; batch += 1) {
      const voters = Array.from({ length: 500 }, (_, at) => `v${batch}.${at}`);
      stored = (await castVotes(polls, stored, voters)) ?? stored;
    }
    await polls.delete(stored.poll.id);
    // One bite leaves some: they are found again.
    expect(await polls.purge(0)).toBe(true);
    const left = await votesOf(polls, stored.poll.id);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(2500);
    await bench.store.close();
    const { polls: again } = await bench.another();
    while (await again.purge(0));
    expect(await votesOf(again, stored.poll.id)).toEqual([]);
  });
}
