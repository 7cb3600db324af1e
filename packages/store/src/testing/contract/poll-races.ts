import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredPoll } from '../../poll-store.ts';
import type { Bench } from '../bench.ts';
import { castVotes, keptPoll, loaded, votesOf } from '../sample-poll.ts';

/** Enough for every interleaving that ever failed, few enough for a slow test server. */
const RIVALS = 30;
const PROPERTY_RUNS = 15;

export function pollRacePromises(bench: Bench): void {
  test('of many saves on one version exactly one wins, and only its votes are kept', async () => {
    const handles = [bench.store, await bench.another()] as const;
    const stored = await keptPoll(handles[0].polls);
    const other = await loaded(handles[1].polls, stored.poll.id);
    const results = await Promise.all(
      Array.from({ length: RIVALS }, (_, at) =>
        castVotes(handles[at % 2 ? 1 : 0].polls, at % 2 ? other : stored, [`v${at}`]),
      ),
    );
    const winners = results.flatMap((saved, at) => (saved ? [`v${at}`] : []));
    expect(winners).toHaveLength(1);
    expect((await votesOf(bench.store.polls, stored.poll.id)).map(({ voter }) => voter)).toEqual(winners);
    const end = await loaded(handles[1].polls, stored.poll.id);
    expect([end.version, end.poll.tally.total]).toEqual([2, 1]);
  });

  test('voters on three stores who look, save, and load again after each lost race all vote once', async () => {
    const handles = [bench.store, await bench.another(), await bench.another()];
    const { poll } = await keptPoll(bench.store.polls);
    const voters = Array.from({ length: RIVALS }, (_, at) => `v${at}`);
    // Each voter comes twice, on two stores.
    const attempts = [...voters, ...voters].map(async (voter, at) => {
      const { polls } = handles[at % handles.length] ?? bench.store;
      for (;;) {
        const stored = await loaded(polls, poll.id);
        if ((await polls.findVotes(stored, [voter], [])).length > 0) return false;
        if (await castVotes(polls, stored, [voter])) return true;
      }
    });
    const accepted = (await Promise.all(attempts)).filter(Boolean);
    expect(accepted).toHaveLength(voters.length);
    const votes = await votesOf(bench.store.polls, poll.id);
    expect(votes.map(({ voter }) => voter).sort()).toEqual(voters.toSorted());
    expect((await loaded(bench.store.polls, poll.id)).poll.tally).toEqual({
      total: voters.length,
      counts: { a: voters.length },
    });
  });

  test('however stores load, save and delete, votes and tally agree', async () => {
    const handles = [bench.store, await bench.another()] as const;
    const step = fc.record({
      handle: fc.constantFrom(0, 1),
      loadsFirst: fc.boolean(),
      waits: fc.boolean(),
      size: fc.nat({ max: 4 }),
      deletes: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const first = await keptPoll(handles[0].polls);
        const { id } = first.poll;
        const known: StoredPoll[] = [first, await loaded(handles[1].polls, id)];
        const pending: Promise<unknown>[] = [];
        let voter = 0;
        let isDeleted = false;
        for (const { handle, loadsFirst, waits, size, deletes } of steps) {
          const { polls } = handles[handle] ?? bench.store;
          if (loadsFirst) known[handle] = (await polls.load(id)) ?? (known[handle] as StoredPoll);
          const names = Array.from({ length: size }, () => `v${voter++}`);
          const done = deletes
            ? polls.delete(id)
            : castVotes(polls, known[handle] as StoredPoll, names).then((saved) => {
                if (saved && saved.version > (known[handle]?.version ?? 0)) known[handle] = saved;
              });
          isDeleted ||= deletes;
          pending.push(done);
          if (waits) await done;
        }
        await Promise.all(pending);
        const end = await handles[1].polls.load(id);
        expect(end === null).toBe(isDeleted);
        while (await handles[0].polls.purge(0));
        const votes = await votesOf(handles[1].polls, id);
        expect(votes).toHaveLength(end?.poll.tally.total ?? 0);
        expect(votes.map(({ number }) => number)).toEqual(votes.map((_, at) => at + 1));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
}
