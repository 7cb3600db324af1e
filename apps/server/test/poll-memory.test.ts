import { expect, test } from 'vitest';
import { freshStorage } from './harness.ts';
import { pollMemory } from './poll-memory.ts';

test("a poll's votes are in the database, not in the memory", { timeout: 60_000 }, async () => {
  const { votes, warmMegabytes, endMegabytes } = await pollMemory({ storage: freshStorage(), seconds: 10 });
  expect(votes).toBeGreaterThan(100);
  // SQLite may fill its cache of 64 MB meanwhile; the rest is the heap's ups and downs.
  expect(endMegabytes - warmMegabytes).toBeLessThan(80);
});
