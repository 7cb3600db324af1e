/** What is counted is what is stored is what was answered: however many vote at once, and whatever dies meanwhile. */

import { expect, test } from 'vitest';
import { freshStorage, request, spawnServer } from './harness.ts';
import { BEARER, createPoll, getToken, patch, sendVote, vote } from './poll-client.ts';
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

test('a vote is decided by the poll as it is, whichever process changed it', async () => {
  const storage = freshStorage();
  const [one, other] = await Promise.all([spawnServer(storage), spawnServer(storage)]);
  const id = await createPoll(one.url, { max_responses: 1 });
  await vote(one.url, id, 'ann');
  // The tokens first: asking for one lets a process look at the poll.
  const [first, second, third] = [
    await getToken(one.url, id),
    await getToken(one.url, id),
    await getToken(one.url, id),
  ];
  const send = async (token: string, fingerprint: string, optionId = 'opt_1') => {
    const { status, body } = await sendVote(one.url, id, {
      option_ids: [optionId],
      _token: token,
      fingerprint,
    });
    return status === 200 ? 'counted' : body.error;
  };
  expect(await send(first, 'bob')).toBe('poll_closed');
  // What was true a moment ago here would refuse it.
  await patch(other.url, id, { max_responses: 5 });
  expect(await send(first, 'bob')).toBe('counted');
  await vote(other.url, id, 'cid');
  expect(await send(second, 'cid')).toBe('Already voted');
  await patch(other.url, id, { published: false });
  expect(await send(second, 'dan')).toBe('poll_not_published');
  await patch(other.url, id, {
    published: true,
    options: [
      { id: 'opt_1', label: 'A' },
      { id: 'new', label: 'New' },
    ],
  });
  expect(await send(second, 'dan', 'new')).toBe('counted');
  await request(`${other.url}/api/polls/${id}`, { method: 'DELETE', headers: BEARER });
  expect(await send(third, 'eve')).toBe('poll_not_found');
});
