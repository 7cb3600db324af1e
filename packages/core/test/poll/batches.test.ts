/** However requests come, and however they are cut into batches: the same is decided, and it adds up. */

import { Refusal } from '@showhands/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Ballot,
  countOf,
  decideBatch,
  type NamedVote,
  type Poll,
  type PollRequest,
  type Vote,
} from '../../src/index.ts';
import { aBallot, aPoll, context, NOW } from './a-poll.ts';

const RUNS = 500;

const ballot: fc.Arbitrary<PollRequest> = fc
  .record({
    voter: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6'),
    token: fc.option(
      fc.record({
        id: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6', 't7'),
        expiresAt: fc.constantFrom(NOW, NOW + 1000, NOW + 1000, NOW + 1000),
      }),
      { freq: 8 },
    ),
    optionIds: fc.array(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), { maxLength: 3 }),
    name: fc.option(fc.constantFrom('Ann', 'Bob')),
    client: fc.constant(null),
  })
  .map((made: Ballot) => ({ kind: 'vote', ballot: made }) as const);
const option = (id: string) => ({ id, label: id });
const edit: fc.Arbitrary<PollRequest> = fc
  .oneof(
    fc.record({ max_responses: fc.option(fc.integer({ min: 1, max: 6 })) }),
    fc.record({ published: fc.boolean() }),
    fc.record({ allow_multiple: fc.boolean() }),
    fc.record({ anonymous: fc.boolean() }),
    fc.record({ show_results_after_vote: fc.boolean() }),
    fc.constantFrom(
      { options: ['a', 'b'].map(option) },
      { options: ['c', 'b', 'a', '__proto__'].map(option) },
      { options: ['b', 'constructor'].map(option) },
    ),
  )
  .map((input) => ({ kind: 'edit', input }) as const);
const requests = fc.array(fc.oneof({ weight: 4, arbitrary: ballot }, { weight: 1, arbitrary: edit }), {
  maxLength: 30,
});

interface World {
  poll: Poll;
  votes: Vote[];
  named: readonly NamedVote[];
  answers: unknown[];
}

/** Decides these batches one after the other, each with all that was known by then. */
function run(poll: Poll, batches: readonly (readonly PollRequest[])[]): World {
  const world: World = { poll, votes: [], named: [], answers: [] };
  for (const batch of batches) {
    const decided = decideBatch(world, batch, context);
    world.poll = decided.poll;
    world.named = decided.named;
    world.votes.push(...decided.votes);
    world.answers.push(
      ...decided.answers.map((answer) => (answer instanceof Refusal ? answer.code : answer)),
    );
  }
  return world;
}

const whatHappened = ({ poll, votes, answers }: World) => ({ poll, votes, answers });

describe('whatever is asked of a poll', () => {
  test('its tally is what its votes add up to, nobody votes twice, and no token is used twice', () => {
    fc.assert(
      fc.property(requests, fc.option(fc.integer({ min: 1, max: 4 })), (all, max_responses) => {
        const { poll, votes } = run(aPoll({ max_responses, anonymous: false }), [all]);
        expect(poll.tally.total).toBe(votes.length);
        expect(votes.map(({ number }) => number)).toEqual(votes.map((_, at) => at + 1));
        expect(new Set(votes.map(({ voter }) => voter)).size).toBe(votes.length);
        expect(new Set(votes.map(({ tokenId }) => tokenId)).size).toBe(votes.length);
        for (const id of Object.keys(poll.tally.counts)) {
          expect(countOf(poll.tally, id)).toBe(
            votes.filter(({ optionIds }) => optionIds.includes(id)).length,
          );
        }
        // No option that was voted for ever goes.
        const options = new Set(poll.config.options.map(({ id }) => id));
        for (const { optionIds } of votes) for (const id of optionIds) expect(options.has(id)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('it makes no difference how it is cut into batches', () => {
    fc.assert(
      fc.property(requests, fc.array(fc.nat({ max: 5 }), { maxLength: 20 }), (all, sizes) => {
        const rest = [...all];
        const batches = [...sizes.map((size) => rest.splice(0, size)), rest];
        const poll = aPoll({ anonymous: false });
        const [cut, whole, single] = [batches, [all], all.map((one) => [one])].map((each) => run(poll, each));
        // Times and made-up ids are the same here, as no edit makes an option.
        expect(whatHappened(cut as World)).toEqual(whatHappened(whole as World));
        expect(whatHappened(single as World)).toEqual(whatHappened(whole as World));
      }),
      { numRuns: RUNS },
    );
  });

  test('the maximum is passed by nobody who votes after it was set', () => {
    fc.assert(
      fc.property(
        fc.array(ballot, { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (all, max_responses) => {
          expect(run(aPoll({ max_responses }), [all]).votes.length).toBeLessThanOrEqual(max_responses);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('an accepted vote gets its first answer again, whatever happened since', () => {
    fc.assert(
      fc.property(requests, requests, fc.boolean(), (before, after, anonymous) => {
        const mine: PollRequest = { kind: 'vote', ballot: aBallot('me', { name: 'Me' }) };
        const stayPublished: PollRequest = { kind: 'edit', input: { published: true } };
        const all = [...before, stayPublished, mine, ...after, stayPublished, mine];
        const { answers } = run(aPoll({ anonymous }), [all]);
        const first = answers[before.length + 1];
        // Where it was refused, the second time may be another matter.
        if (typeof first === 'string') return;
        expect(answers.at(-1)).toEqual(first);
      }),
      { numRuns: RUNS },
    );
  });
});
