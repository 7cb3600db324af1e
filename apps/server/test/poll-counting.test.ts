/** What is counted is what is stored is what was answered: however many vote at once, and whatever dies meanwhile. */

import { expect, test } from 'vitest';
import { freshStorage, spawnServer } from './harness.ts';
import { crashStorm } from './poll-crashes.ts';
import { pollStorm, type StormOptions, type StormReport } from './poll-storm.ts';

const STORM = { voters: 2000, concurrency: 200, maxResponses: 1500 };
/** FerretDB, and a machine that does other things besides. */
const TIMEOUT_MS = 180_000;

function expectExact(
  report: StormReport,
  { voters, maxResponses }: Pick<StormOptions, 'voters' | 'maxResponses'>,
): void {
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ accepted: maxResponses, stored: maxResponses, total: maxResponses });
  expect(report.refused).toEqual({ poll_closed: voters - maxResponses });
}

test('of 2000 voters at once, each voting twice, exactly the allowed 1500 are counted', {
  timeout: TIMEOUT_MS,
}, async () => {
  const storage = freshStorage();
  const server = await spawnServer(storage);
  expectExact(await pollStorm({ urls: [server.url], storage, ...STORM }), STORM);
});

test('the same holds for two processes on one database', { timeout: TIMEOUT_MS }, async () => {
  const storage = freshStorage();
  const servers = await Promise.all([spawnServer(storage), spawnServer(storage)]);
  expectExact(await pollStorm({ urls: servers.map(({ url }) => url), storage, ...STORM }), STORM);
});

test('the same holds when servers are killed in the middle of it', { timeout: TIMEOUT_MS }, async () => {
  const storm = { voters: 600, concurrency: 60, maxResponses: 450 };
  for (const processes of [1, 2]) {
    const { report, kills } = await crashStorm({ storage: freshStorage(), processes, kills: 3, ...storm });
    expectExact(report, storm);
    expect(kills).toBe(3);
  }
});
