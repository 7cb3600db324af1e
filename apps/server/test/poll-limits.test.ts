/** What owners may spend on their polls, and how often anybody may ask for one. */

import { expect, test } from 'vitest';
import {
  type Answer,
  createOrganization,
  freshStorage,
  graphql,
  graphqlClient,
  post,
  request,
  startTestApp,
} from './harness.ts';
import { BEARER, createPoll, EXAMPLE } from './poll-client.ts';

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });
const short = ({ status, body }: Answer): [number, string] => [status, body.error];

test('an organization spends points, by what it does and for all its keys', {
  timeout: 120_000,
}, async () => {
  const storage = freshStorage();
  const { url } = await startTestApp({ RATE_LIMITS: 'on' }, storage);
  const key = bearer(await createOrganization(storage, { plan: 'build', scopes: ['polls'] }));
  const standing = ({ headers }: Answer) => [
    Number(headers.get('x-ratelimit-limit')),
    Number(headers.get('x-ratelimit-remaining')),
  ];
  const created = await post(`${url}/api/polls`, EXAMPLE, key);
  expect(standing(created)).toEqual([100, 97]);
  const { id } = created.body;
  expect(standing(await request(`${url}/api/polls`, { headers: key }))).toEqual([100, 96]);
  // What is refused for what it says counts as well.
  expect(standing(await post(`${url}/api/polls`, {}, key))).toEqual([100, 93]);
  expect(standing(await request(`${url}/api/polls/${id}`, { headers: key }))).toEqual([100, 92]);
  expect(standing(await request(`${url}/api/polls/${id}`, { method: 'DELETE', headers: key }))).toEqual([
    100, 90,
  ]);
  for (let left = 87; left >= 0; left -= 3) await post(`${url}/api/polls`, {}, key);
  await request(`${url}/api/polls`, { headers: key });

  const refused = await post(`${url}/api/polls`, EXAMPLE, key);
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({
    error: expect.stringMatching(/^Rate limit active for throttle key: organization:org_/),
    data: { msLeft: expect.any(Number) },
    message: expect.any(String),
    code: 'rate_limited',
  });
  expect(refused.body.data.msLeft).toBeGreaterThan(0);
  expect(refused.body.data.msLeft).toBeLessThanOrEqual(60_000);
  expect(standing(refused)).toEqual([100, 0]);
  const reset = Date.parse(refused.headers.get('x-ratelimit-reset') ?? '');
  expect(Math.abs(reset - Date.now() - refused.body.data.msLeft)).toBeLessThan(2000);
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  // Others have points of their own, more on the larger plan, and no other limit.
  const theirs = await inTurns(150, () => request(`${url}/api/polls`, { headers: BEARER }));
  expect(theirs.filter(({ status }) => status !== 200)).toEqual([]);
  expect(standing(await request(`${url}/api/polls`, { headers: BEARER }))).toEqual([1000, 849]);
});

test('what costs more than is left leaves the rest for something cheaper', { timeout: 120_000 }, async () => {
  const storage = freshStorage();
  const { url } = await startTestApp({ RATE_LIMITS: 'on' }, storage);
  const key = bearer(await createOrganization(storage, { plan: 'build', scopes: ['polls'] }));
  for (let count = 0; count < 33; count += 1) await post(`${url}/api/polls`, {}, key);
  const refused = await post(`${url}/api/polls`, {}, key);
  expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([429, '1']);
  expect((await request(`${url}/api/polls`, { headers: key })).status).toBe(200);
  expect((await request(`${url}/api/polls`, { headers: key })).status).toBe(429);
});

test('an address may read a poll 600 times a minute and vote 120 times, and search for polls like anything', {
  timeout: 120_000,
}, async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const [id, other] = [await createPoll(url), await createPoll(url)];
  const read = (poll: string) => request(`${url}/api/polls/${poll}`);
  const first = await read(id);
  expect(first.headers.get('ratelimit-policy')).toBe('600;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^limit=600, remaining=599, reset=\d+$/);
  const tokens = await inTurns(599, () => request(`${url}/api/polls/${id}/token`));
  expect(tokens.filter(({ status }) => status !== 200)).toEqual([]);
  const refused = await read(id);
  expect([...short(refused), refused.body.code]).toEqual([429, 'rate_limited', 'rate_limited']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await read(other)).status).toBe(200);
  const votes = await inTurns(120, (at) => {
    const body = { option_ids: ['opt_1'], _token: tokens[at]?.body.token, fingerprint: `${at}` };
    return post(`${url}/api/polls/${id}/vote`, body);
  });
  expect(votes.filter(({ status }) => status !== 200)).toEqual([]);
  expect(short(await post(`${url}/api/polls/${id}/vote`, {}))).toEqual([429, 'rate_limited']);
  // The general limit is untouched by all that; polls that aren't there count for it.
  const unknown = await inTurns(100, (at) => read(`poll_${at}`));
  expect(unknown.filter(({ status }) => status !== 404)).toEqual([]);
  expect(short(await read('poll_x'))).toEqual([429, 'rate_limited']);
  expect((await read(other)).status).toBe(200);
});

test('a hall behind one address may follow a poll live; connections that follow none are as few as documented', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const id = await createPoll(url, { show_results_before_vote: true });
  const query = `subscription { pollResults(id: "${id}") { status } }`;
  const hears = async (pollId?: string) => {
    const updates = graphqlClient(url, undefined, pollId).iterate({ query });
    const first = await updates.next().catch(() => null);
    return first?.value?.data?.pollResults !== undefined;
  };
  expect(await Promise.all(Array.from({ length: 60 }, () => hears(id)))).not.toContain(false);
  expect(await Promise.all(Array.from({ length: 20 }, () => hears()))).not.toContain(false);
  for (const none of [undefined, 'poll_nowhere']) expect(await hears(none), none).toBe(false);
  expect(await hears(id)).toBe(true);
});

test('wrong keys are no way to try out keys, on any transport', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const id = await createPoll(url);
  const overGraphQL = async (query: string) =>
    (await graphql(url, query, {}, 'sk_wrong')).body.errors[0].extensions.code;
  const overRest = async (path: string) =>
    (await request(`${url}${path}`, { headers: bearer('sk_wrong') })).body.code;
  const tryAll = () =>
    Promise.all([
      overGraphQL(`{ poll(id: "${id}") { id } }`),
      overGraphQL('{ polls { totalCount } }'),
      overGraphQL(`mutation { deletePoll(id: "${id}") { success } }`),
      overRest(`/api/polls/${id}`),
      overRest('/api/polls'),
    ]);
  for (let count = 0; count < 20; count += 1)
    expect(new Set(await tryAll())).toEqual(new Set(['unauthorized']));
  expect(new Set(await tryAll())).toEqual(new Set(['rate_limited']));
});

/** So many requests, ten at a time: one by one they could take a slow machine longer than the minute that counts. */
async function inTurns(times: number, send: (at: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < times; at = answers.length) {
    const turn = Array.from({ length: Math.min(10, times - at) }, (_, index) => send(at + index));
    answers.push(...(await Promise.all(turn)));
  }
  return answers;
}
