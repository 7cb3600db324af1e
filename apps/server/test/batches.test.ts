import { expect, test } from 'vitest';
import { Batches } from '../src/batches.ts';

/** Batches whose work ends when the test says so. */
function given({ max }: { max?: number } = {}) {
  const begun: number[] = [];
  const told: string[] = [];
  const ends: (() => void)[] = [];
  const batches = new Batches<number>({
    ...(max && { max }),
    async process(batch) {
      begun.push(batch.length);
      const at = begun.length;
      await new Promise<void>((resolve) => ends.push(resolve));
      return () => void told.push(`answered ${at} when ${begun.length} had begun`);
    },
    onIdle: () => void told.push('idle'),
  });
  const add = (count: number) => {
    for (let job = 0; job < count; job += 1) batches.add(job);
  };
  return { batches, begun, told, ends, add };
}

const turn = () => new Promise(setImmediate);

test('what arrives in one turn of the event loop is one batch, and what comes meanwhile the next', async () => {
  const { batches, begun, told, ends, add } = given();
  add(2);
  await Promise.resolve();
  add(1);
  expect(begun).toEqual([]);
  await turn();
  expect(begun).toEqual([3]);
  add(4);
  await turn();
  expect(begun).toEqual([3]);
  ends[0]?.();
  await turn();
  expect(begun).toEqual([3, 4]);
  ends[1]?.();
  await batches.settled();
  expect(told).toEqual(['answered 1 when 2 had begun', 'answered 2 when 2 had begun', 'idle']);
});

test('a crowd does not wait for the end of the turn in which it comes', async () => {
  const { begun, add } = given();
  add(127);
  await Promise.resolve();
  expect(begun).toEqual([]);
  add(1);
  await Promise.resolve();
  expect(begun).toEqual([128]);
});

test('a batch is no larger than it may be', async () => {
  const { batches, begun, ends, add } = given({ max: 5 });
  add(12);
  for (let batch = 0; batch < 3; batch += 1) {
    await turn();
    ends[batch]?.();
  }
  await batches.settled();
  expect(begun).toEqual([5, 5, 2]);
});
