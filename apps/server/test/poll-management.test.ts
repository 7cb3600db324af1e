/** What owners can do with their polls, and who is an owner. */

import { expect, test } from 'vitest';
import { type Answer, createOrganization, freshStorage, post, request, startTestApp } from './harness.ts';
import { BEARER, createPoll, EXAMPLE, patch, readResults, vote } from './poll-client.ts';

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });
const short = ({ status, body }: Answer): [number, string] => [status, body.error];

test('without a valid key there is nothing to manage', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  for (const headers of [{}, bearer('sk_wrong'), bearer('rt_a.b.c'), { Authorization: 'Basic abc' }]) {
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['PATCH', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      const answer = await request(`${url}/api/polls${path}`, { method, headers });
      expect(short(answer), `${method} ${JSON.stringify(headers)}`).toEqual([401, 'unauthorized']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  }
  expect(short(await request(`${url}/api/polls/${id}`, { headers: bearer('sk_wrong') }))).toEqual([
    401,
    'unauthorized',
  ]);
});

test("another organization's poll is as unknown, and a key needs the right to polls", {
  timeout: 120_000,
}, async () => {
  const storage = freshStorage();
  const { url } = await startTestApp({}, storage);
  const theirs = bearer(await createOrganization(storage, { plan: 'grow', scopes: ['polls'] }));
  const other = bearer(await createOrganization(storage, { plan: 'grow', scopes: ['platform'] }));
  const id = await createPoll(url, { published: false });
  const as = (headers: Record<string, string>) => async (method: string, path: string, body?: object) =>
    short(
      await request(`${url}/api/polls${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  expect(await as(theirs)('PATCH', `/${id}`, { title: 'Mine' })).toEqual([404, 'poll_not_found']);
  expect(await as(theirs)('DELETE', `/${id}`)).toEqual([404, 'poll_not_found']);
  expect(await as(theirs)('GET', `/${id}`)).toEqual([400, 'poll_not_published']);
  expect((await request(`${url}/api/polls`, { headers: theirs })).body.polls).toEqual([]);
  expect(await as(other)('GET', '')).toEqual([403, 'forbidden']);
  expect(await as(other)('POST', '', EXAMPLE)).toEqual([403, 'forbidden']);
  expect(await as(other)('PATCH', `/${id}`, {})).toEqual([403, 'forbidden']);
  await patch(url, id, { published: true });
  // Published, it is there for them as for everybody; its results are not.
  expect((await request(`${url}/api/polls/${id}`, { headers: theirs })).body).not.toHaveProperty(
    'total_votes',
  );
  expect(short(await readResults(url, id, theirs))).toEqual([403, 'results_hidden']);
});

test('every setting can be given, left out, changed and cleared', async () => {
  const { url } = await startTestApp();
  const settings = {
    title: 'All of it',
    description: 'Two\nlines',
    options: [{ id: 'yes', label: 'Yes' }, { label: 'No' }],
    allow_multiple: true,
    show_results_before_vote: true,
    show_results_after_vote: false,
    anonymous: false,
    published: true,
    starts_at: '2020-01-01T02:00:00+02:00',
    ends_at: '2020-02-01T00:00:00.500Z',
    max_responses: 5,
    close_message: 'Over',
    allowed_origins: ['https://example.com', 'null'],
    duplicate_check: 'device',
  };
  const read = async (id: string) => (await request(`${url}/api/polls/${id}`, { headers: BEARER })).body;
  const created = await post(`${url}/api/polls`, { ...settings, unknown: 1 }, BEARER);
  expect(created.status).toBe(201);
  const full = await read(created.body.id);
  expect(full).toMatchObject({
    ...settings,
    starts_at: '2020-01-01T00:00:00Z',
    options: [
      { id: 'yes', label: 'Yes' },
      { id: expect.stringMatching(/^opt_/), label: 'No' },
    ],
    status: 'closed',
    total_votes: 0,
  });
  await patch(url, full.id, {});
  const times = { updated_at: expect.any(String), server_time: expect.any(String) };
  expect(await read(full.id)).toEqual({ ...full, ...times });

  const nulls = Object.fromEntries(Object.keys(settings).map((name) => [name, null]));
  const { title: _title, options: _options, ...clearable } = nulls;
  expect((await patch(url, full.id, clearable)).status).toBe(200);
  const defaults = await read(await createPoll(url, { published: false, description: undefined }));
  expect(await read(full.id)).toEqual({
    ...defaults,
    id: full.id,
    title: 'All of it',
    options: full.options,
    created_at: full.created_at,
    ...times,
  });
});

test('what a poll can not be is refused, naming the field', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  const two = EXAMPLE.options.slice(0, 2);
  const wrong: [Record<string, unknown>, string][] = [
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(301) }, 'title'],
    [{ title: 'A\u0000B' }, 'title'],
    [{ title: null }, 'title'],
    [{ description: '\ud800' }, 'description'],
    [{ options: [] }, 'options'],
    [{ options: two.slice(0, 1) }, 'options'],
    [{ options: Array.from({ length: 51 }, (_, at) => ({ label: `${at}` })) }, 'options'],
    [{ options: [two[0], two[0]] }, 'options'],
    [{ options: [{ id: 'a b', label: 'A' }, two[1]] }, 'options.0.id'],
    [{ options: [{ id: 'x'.repeat(65), label: 'A' }, two[1]] }, 'options.0.id'],
    [{ options: [{ label: 'x'.repeat(201) }, two[1]] }, 'options.0.label'],
    [{ options: [{ id: 'a' }, two[1]] }, 'options.0.label'],
    [{ options: null }, 'options'],
    [{ anonymous: 'yes' }, 'anonymous'],
    [{ ends_at: 'tomorrow' }, 'ends_at'],
    [{ ends_at: 1_700_000_000 }, 'ends_at'],
    [{ ends_at: '2026-02-30T00:00:00Z' }, 'ends_at'],
    [{ starts_at: '2026-02-01T00:00:00Z', ends_at: '2026-02-01T00:00:00Z' }, 'ends_at'],
    [{ max_responses: 0 }, 'max_responses'],
    [{ max_responses: 1.5 }, 'max_responses'],
    [{ close_message: 'x'.repeat(501) }, 'close_message'],
    [{ allowed_origins: ['example.com'] }, 'allowed_origins.0'],
    ...[
      'https://example.com/path',
      'https://*.example.com',
      'https://bücher.example',
      'https://example.com;sandbox',
      'https://example.com,default-src',
      'https://me@example.com',
      'ftp://example.com',
      '*',
    ].map(
      (origin) => [{ allowed_origins: [origin] }, 'allowed_origins.0'] as [Record<string, unknown>, string],
    ),
    [{ duplicate_check: 'none' }, 'duplicate_check'],
  ];
  for (const [changes, path] of wrong) {
    const posted = await post(`${url}/api/polls`, { ...EXAMPLE, ...changes }, BEARER);
    for (const answer of [posted, await patch(url, id, changes)]) {
      expect(short(answer), JSON.stringify(changes)).toEqual([400, 'invalid_input']);
      expect(answer.body.details.map((detail: { path: string }) => detail.path)).toContain(path);
      expect(answer.body.code).toBe('invalid_input');
    }
  }
  const nothing = await post(`${url}/api/polls`, {}, BEARER);
  expect(nothing.body.details.map(({ path }: { path: string }) => path)).toEqual(['title', 'options']);
  expect(short(await post(`${url}/api/polls`, '{', BEARER))).toEqual([400, 'invalid_json']);
  expect(short(await post(`${url}/api/polls`, EXAMPLE, { ...BEARER, 'Content-Type': 'text/plain' }))).toEqual(
    [415, 'unsupported_media_type'],
  );
});

test('a poll that has votes keeps what they were cast on', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  await vote(url, id, 'ann', ['opt_1']);
  const [one, two, three] = EXAMPLE.options;
  expect(short(await patch(url, id, { options: [two, three] }))).toEqual([409, 'option_has_votes']);
  expect(short(await patch(url, id, { allow_multiple: true }))).toEqual([409, 'poll_has_votes']);
  expect(short(await patch(url, id, { anonymous: false }))).toEqual([409, 'poll_has_votes']);
  expect((await patch(url, id, { anonymous: true, allow_multiple: false })).status).toBe(200);
  // Relabelling, reordering, adding, and removing what nobody chose.
  const options = [{ label: 'New' }, three, { ...one, label: 'Dark mode, please' }];
  expect((await patch(url, id, { options })).status).toBe(200);
  const { body } = await readResults(url, id);
  expect(body.results).toEqual([
    { option_id: expect.stringMatching(/^opt_/), count: 0 },
    { option_id: 'opt_3', count: 0 },
    { option_id: 'opt_1', count: 1 },
  ]);
  // Unpublishing keeps the votes.
  await patch(url, id, { published: false });
  await patch(url, id, { published: true });
  expect((await readResults(url, id)).body.total_votes).toBe(1);
});

test('an option that is removed while people vote for it ends with votes or without itself', async () => {
  const { url } = await startTestApp();
  for (let round = 0; round < 10; round += 1) {
    const id = await createPoll(url, { show_results_before_vote: true });
    const votes = Array.from({ length: 5 }, (_, at) => vote(url, id, `${at}`, ['opt_3']));
    const removal = patch(url, id, { options: EXAMPLE.options.slice(0, 2) });
    const accepted = (await Promise.all(votes)).filter(({ status }) => status === 200).length;
    const { status } = await removal;
    const { body } = await readResults(url, id);
    expect(status).toBe(accepted > 0 ? 409 : 200);
    expect(body.total_votes).toBe(accepted);
    expect(body.results.length).toBe(accepted > 0 ? 3 : 2);
  }
});

test('the list is paged, newest first', async () => {
  const { url, travel } = await startTestApp();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    ids.unshift(await createPoll(url));
    travel(1000);
  }
  const page = (query: string) => request(`${url}/api/polls?${query}`, { headers: BEARER });
  const idsIn = ({ body }: Answer) => body.polls.map(({ id }: { id: string }) => id);
  const second = await page('page=2&limit=2');
  expect(idsIn(second)).toEqual(ids.slice(2, 4));
  expect(second.body.pagination).toEqual({ page: 2, limit: 2, total: 5, totalPages: 3 });
  expect(idsIn(await page('page=4&limit=2'))).toEqual([]);
  expect(idsIn(await page('limit=100'))).toEqual(ids);
  for (const query of [
    'page=0',
    'limit=101',
    'limit=0',
    'page=x',
    'page=-1',
    'limit=1.5',
    'page=99999999999',
  ]) {
    expect(short(await page(query)), query).toEqual([400, 'invalid_input']);
  }
});

test('every documented route is in the OpenAPI document', async () => {
  const { url } = await startTestApp();
  const { body } = await request(`${url}/openapi.json`);
  const described = Object.entries(body.paths as Record<string, object>)
    .filter(([path]) => path.startsWith('/api/polls'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  expect(described.sort()).toEqual([
    'delete /api/polls/{id}',
    'get /api/polls',
    'get /api/polls/{id}',
    'get /api/polls/{id}/results',
    'get /api/polls/{id}/token',
    'get /api/polls/{id}/vote',
    'patch /api/polls/{id}',
    'post /api/polls',
    'post /api/polls/{id}/vote',
  ]);
});

test('a page of any origin may use the public routes, and read what the limits say', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const id = await createPoll(url);
  for (const path of [id, `${id}/token`, `${id}/vote`, `${id}/results`, 'poll_unknown']) {
    const { headers } = await request(`${url}/api/polls/${path}`, {
      headers: { Origin: 'https://example.com' },
    });
    expect(headers.get('access-control-allow-origin'), path).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('RateLimit');
    expect(headers.get('ratelimit'), path).not.toBeNull();
    expect(headers.get('content-type')).toBe('application/json');
  }
  const preflight = await fetch(`${url}/api/polls/${id}/vote`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://example.com', 'Access-Control-Request-Method': 'POST' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect((await fetch(`${url}/api/polls/${id}`, { method: 'HEAD' })).status).toBe(200);
});
