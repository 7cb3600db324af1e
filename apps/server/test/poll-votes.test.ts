/** The checks of a vote, in their documented order, and what tokens and fingerprints are good for. */

import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { deriveKeys } from '../src/access/secret.ts';
import { type Answer, freshStorage, post, postInChunks, request, startTestApp } from './harness.ts';
import { BEARER, countsIn, createPoll, getToken, patch, readResults, sendVote, vote } from './poll-client.ts';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** What a refusal comes down to; fails where it isn't in the polls' form. */
function refusalOf({ status, body }: Answer): [number, string] {
  expect(body).toEqual({
    error: expect.any(String),
    message: expect.stringMatching(/\S/),
    code: expect.stringMatching(/^[a-z_]+$/),
    ...(body.details && { details: expect.any(Array) }),
  });
  expect(body.error === 'Already voted' ? 'already_voted' : body.error).toBe(body.code);
  return [status, body.error];
}

test('each check of a vote comes before the next', async () => {
  const { url, travel } = await startTestApp();
  const settings = { published: false, starts_at: inHours(1), ends_at: inHours(3), max_responses: 3 };
  const id = await createPoll(url, settings);
  // Everything is wrong with it: each step mends what was found.
  const body: Record<string, unknown> = { option_ids: ['unknown'], _token: 'forged', fingerprint: 'ann' };
  const now = async (at = id) => refusalOf(await sendVote(url, at, body));

  expect(await now('poll_unknown')).toEqual([404, 'poll_not_found']);
  expect(await now()).toEqual([400, 'poll_not_published']);
  await patch(url, id, { published: true });
  expect(await now()).toEqual([403, 'invalid_token']);
  body._token = await getToken(url, id);
  expect(await now()).toEqual([403, 'poll_not_started']);
  await patch(url, id, { starts_at: null });
  await vote(url, id, 'ann');
  travel(4 * HOUR);
  body._token = await getToken(url, id);
  expect(await now()).toEqual([403, 'poll_closed']);
  await patch(url, id, { ends_at: inHours(9) });
  await patch(url, id, { max_responses: 1 });
  expect(await now()).toEqual([403, 'poll_closed']);
  await patch(url, id, { max_responses: 2 });
  expect(await now()).toEqual([400, 'Already voted']);
  body.fingerprint = 'bob';
  expect(await now()).toEqual([400, 'invalid_options']);
  body.option_ids = ['opt_1'];
  const { status, body: answer } = await sendVote(url, id, body);
  expect([status, countsIn(answer.results)]).toEqual([200, { total: 2, opt_1: 2, opt_2: 0, opt_3: 0 }]);
});

test('a refused vote leaves its token good, an accepted one uses it up', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  const token = await getToken(url, id);
  const send = (fingerprint: string, optionIds: unknown) =>
    sendVote(url, id, { option_ids: optionIds, _token: token, fingerprint });
  expect(refusalOf(await send('ann', ['nope']))).toEqual([400, 'invalid_options']);
  const first = await send('ann', ['opt_1']);
  expect(first.status).toBe(200);
  // Somebody else, or the same with another choice: that is another vote.
  expect(refusalOf(await send('bob', ['opt_1']))).toEqual([403, 'invalid_token']);
  expect(refusalOf(await send('ann', ['opt_2']))).toEqual([403, 'invalid_token']);
  expect((await send('ann', ['opt_1', 'opt_1'])).body).toEqual(first.body);
  expect((await readResults(url, id)).body.total_votes).toBe(1);
});

test('forged, foreign, expired and missing tokens are refused', async () => {
  const storage = { ...freshStorage(), SECRET: 'a secret that only this test knows' };
  const { url, travel } = await startTestApp({}, storage);
  const [id, other] = [await createPoll(url), await createPoll(url)];
  const genuine = await getToken(url, id);
  const [head = '', payload = '', signature = ''] = genuine.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sign = (key: Uint8Array, changes: object, alg = 'HS256') =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg }).sign(key);
  const keys = deriveKeys(storage.SECRET);

  const bad: Record<string, unknown> = {
    'none at all': undefined,
    null: null,
    empty: '',
    text: 'forged',
    'another poll': await getToken(url, other),
    'no signature': `${head}.${payload}.`,
    'alg none': `${encode({ alg: 'none' })}.${payload}.`,
    'another signature': `${head}.${payload}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
    'a signature in letters of another length': `${head}.${payload}.${signature.replace(/^./, 'é')}`,
    'another payload': `${head}.${encode({ ...claims, exp: claims.exp + 999 })}.${signature}`,
    'another key': await sign(Buffer.from('x'.repeat(32)), {}),
    'a key of ours for something else': await sign(keys['pro-token'], {}),
    'another algorithm': await sign(keys['embed-token'], {}, 'HS512'),
    'no id': await sign(keys['embed-token'], { jti: undefined }),
    'no end': await sign(keys['embed-token'], { exp: undefined }),
    'no poll': await sign(keys['embed-token'], { aud: undefined }),
    'very long': `${genuine}${'x'.repeat(100_000)}`,
  };
  for (const [what, token] of Object.entries(bad)) {
    const body = { option_ids: ['opt_1'], ...(token !== undefined && { _token: token }), fingerprint: 'ann' };
    expect(refusalOf(await sendVote(url, id, body)), what).toEqual([403, 'invalid_token']);
  }
  // What the server would sign itself is what it takes: so the others failed for what is wrong with them.
  const body = {
    option_ids: ['opt_1'],
    fingerprint: 'ann',
    _token: await sign(keys['embed-token'], { jti: 'mine' }),
  };
  expect((await sendVote(url, id, body)).status).toBe(200);
  travel(1_801_000);
  const late = { option_ids: ['opt_1'], _token: genuine, fingerprint: 'bob' };
  expect(refusalOf(await sendVote(url, id, late))).toEqual([403, 'invalid_token']);
  expect(claims.exp - claims.iat).toBe(1800);
});

test('what a ballot may hold depends on the poll', async () => {
  const { url } = await startTestApp();
  const single = await createPoll(url);
  const several = await createPoll(url, { allow_multiple: true });
  const other = await createPoll(url, { options: [{ id: 'theirs', label: 'A' }, { label: 'B' }] });
  for (const [id, choice] of [
    [single, []],
    [single, null],
    [single, ['opt_1', 'opt_2']],
    [single, ['theirs']],
    [single, ['constructor']],
    [single, ['__proto__']],
    [several, ['opt_1', 'theirs']],
    [several, []],
    [other, ['opt_1']],
  ] as const) {
    const body = { option_ids: choice, _token: await getToken(url, id), fingerprint: 'ann' };
    expect(refusalOf(await sendVote(url, id, body))).toEqual([400, 'invalid_options']);
  }
  const first = await vote(url, several, 'ann', ['opt_3', 'opt_1']);
  expect(countsIn(first.body.results)).toEqual({ total: 1, opt_1: 1, opt_2: 0, opt_3: 1 });
});

test('a vote that is not well-formed is told what is wrong with it', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  const good = { option_ids: ['opt_1'], _token: await getToken(url, id), fingerprint: 'ann' };
  for (const [wrong, path] of [
    [{ fingerprint: undefined }, 'fingerprint'],
    [{ fingerprint: '' }, 'fingerprint'],
    [{ fingerprint: 'x'.repeat(257) }, 'fingerprint'],
    [{ fingerprint: { $gt: '' } }, 'fingerprint'],
    [{ option_ids: 'opt_1' }, 'option_ids'],
    [{ option_ids: [{}] }, 'option_ids.0'],
    [{ voter_name: 'x'.repeat(81) }, 'voter_name'],
  ] as const) {
    const answer = await sendVote(url, id, { ...good, ...wrong });
    expect(refusalOf(answer)).toEqual([400, 'invalid_input']);
    expect(answer.body.details[0].path).toBe(path);
  }
  const path = `${url}/api/polls/${id}/vote`;
  expect(refusalOf(await post(path, '{'))).toEqual([400, 'invalid_json']);
  expect(refusalOf(await post(path, ''))).toEqual([400, 'invalid_json']);
  expect(refusalOf(await post(path, good, { 'Content-Type': 'text/plain' }))).toEqual([
    415,
    'unsupported_media_type',
  ]);
  const large = `"${'x'.repeat(600_000)}"`;
  expect(refusalOf(await post(path, large))).toEqual([413, 'body_too_large']);
  expect(await postInChunks(path, large)).toEqual([413, 'body_too_large']);
  expect(await postInChunks(path, `\uFEFF${JSON.stringify({ ...good, voter_name: 5 })}`)).toEqual([
    400,
    'invalid_input',
  ]);
  expect(refusalOf(await request(`${url}/api/polls/${id}/nothing`))).toEqual([404, 'not_found']);
  // Whatever a newer client knows besides is no reason to refuse its vote.
  const more = { ...good, clientMetadata: { screenWidth: 'wide', deep: [[[{}]]] }, another: 1 };
  expect((await sendVote(url, id, more)).status).toBe(200);
});

test('a fingerprint votes once on each poll, and its status says so', async () => {
  const { url } = await startTestApp();
  const [one, other] = [await createPoll(url), await createPoll(url)];
  const hasVoted = async (id: string, query: string) =>
    (await request(`${url}/api/polls/${id}/vote${query}`)).body;
  await vote(url, one, 'ann');
  expect(refusalOf(await vote(url, one, 'ann'))).toEqual([400, 'Already voted']);
  expect(await hasVoted(one, '?fingerprint=ann')).toEqual({ hasVoted: true });
  expect(await hasVoted(one, '?fingerprint=bob')).toEqual({ hasVoted: false });
  expect(await hasVoted(one, '?fingerprint=')).toEqual({ hasVoted: false });
  expect(await hasVoted(one, '')).toEqual({ hasVoted: false });
  expect(await hasVoted(other, '?fingerprint=ann')).toEqual({ hasVoted: false });
  expect((await vote(url, other, 'ann')).status).toBe(200);
});

test('results are shown to whom the poll says, and always to its owner', async () => {
  const { url } = await startTestApp();
  const hidden = [403, 'results_hidden'];
  for (const [before, after] of [
    [false, true],
    [true, false],
    [true, true],
    [false, false],
  ] as const) {
    const settings = { show_results_before_vote: before, show_results_after_vote: after };
    const id = await createPoll(url, settings);
    const seen = async (fingerprint: string, headers = {}) => {
      const answer = await request(`${url}/api/polls/${id}/results?fingerprint=${fingerprint}`, { headers });
      return answer.status === 200 ? countsIn(answer.body).total : refusalOf(answer);
    };
    expect(await seen('ann')).toEqual(before ? 0 : hidden);
    const cast = await vote(url, id, 'ann');
    expect(cast.body.results === null).toBe(!before && !after);
    expect(await seen('ann')).toEqual(before || after ? 1 : hidden);
    expect(await seen('bob')).toEqual(before ? 1 : hidden);
    expect(countsIn((await readResults(url, id)).body).total).toBe(1);
  }
});

test('named polls list names for each option, anonymous ones keep none', async () => {
  const { url } = await startTestApp();
  const named = await createPoll(url, { anonymous: false, allow_multiple: true });
  await vote(url, named, '1', ['opt_1', 'opt_2'], { voter_name: ' Ann ' });
  const body = {
    option_ids: ['opt_1'],
    _token: await getToken(url, named),
    fingerprint: '2',
    voter_name: 'Bob',
  };
  const bobs = await sendVote(url, named, body);
  expect(bobs.body.results.results).toEqual([
    { option_id: 'opt_1', count: 2, voters: ['Ann', 'Bob'] },
    { option_id: 'opt_2', count: 1, voters: ['Ann'] },
    { option_id: 'opt_3', count: 0, voters: [] },
  ]);
  await vote(url, named, '3', ['opt_1']);
  await vote(url, named, '4', ['opt_1'], { voter_name: 'Cid' });
  expect((await sendVote(url, named, body)).body).toEqual(bobs.body);
  expect((await readResults(url, named)).body.results[0]).toMatchObject({
    count: 4,
    voters: ['Ann', 'Bob', 'Cid'],
  });

  const anonymous = await createPoll(url);
  const quiet = await vote(url, anonymous, '1', ['opt_1'], { voter_name: 'Ann' });
  expect(JSON.stringify(quiet.body)).not.toMatch(/Ann|voters/);
});

test('what everybody may read of an unpublished poll is nothing, and its owner everything', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url, { published: false });
  for (const path of ['', '/token', '/vote', '/results']) {
    expect(refusalOf(await request(`${url}/api/polls/${id}${path}`)), path).toEqual([
      400,
      'poll_not_published',
    ]);
    expect(refusalOf(await request(`${url}/api/polls/none${path}`)), path).toEqual([404, 'poll_not_found']);
  }
  const { status, body } = await request(`${url}/api/polls/${id}`, { headers: BEARER });
  expect([status, body.published, body.total_votes, body.max_responses]).toEqual([200, false, 0, null]);
  expect((await readResults(url, id)).status).toBe(200);
});

test('the closing message is what a closed poll says', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url, { close_message: 'Thank you all!', max_responses: 1 });
  await vote(url, id, 'ann');
  const refused = await vote(url, id, 'bob');
  expect([...refusalOf(refused), refused.body.message]).toEqual([403, 'poll_closed', 'Thank you all!']);
  expect((await request(`${url}/api/polls/${id}`)).body).toMatchObject({
    status: 'closed',
    close_message: 'Thank you all!',
  });
});

test('tokens are for pages of the allowed origins, and our own', async () => {
  const { url } = await startTestApp({ PUBLIC_URL: 'https://Polls.Example:443/' });
  const any = await createPoll(url);
  const some = await createPoll(url, { allowed_origins: ['https://Example.com:443/', 'null'] });
  const none = await createPoll(url, { allowed_origins: ['https://example.com'] });
  const from = async (id: string, origin?: string) => {
    const answer = await request(`${url}/api/polls/${id}/token`, {
      headers: origin ? { Origin: origin } : {},
    });
    return answer.status === 200 ? 'token' : refusalOf(answer)[1];
  };
  expect(await from(any, 'https://evil.example')).toBe('token');
  expect(await from(any, 'null')).toBe('token');
  expect(await from(some)).toBe('token');
  expect(await from(some, url)).toBe('token');
  expect(await from(some, 'https://polls.example')).toBe('token');
  expect(await from(some, 'https://example.com')).toBe('token');
  expect(await from(some, 'null')).toBe('token');
  expect(await from(none, 'null')).toBe('origin_not_allowed');
  for (const origin of [
    'http://example.com',
    'https://example.com.evil.example',
    'https://example.com:444',
  ]) {
    expect(await from(some, origin), origin).toBe('origin_not_allowed');
  }
});
