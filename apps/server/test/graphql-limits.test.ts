/** What GraphQL refuses: operations that ask for too much, and callers who ask too often. */

import { request as httpRequest } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { ALL_EVENTS } from './graphql-events.ts';
import {
  type Answer,
  createRoom,
  graphql,
  graphqlClient,
  join,
  post,
  request,
  startTestApp,
} from './harness.ts';

const repeat = (times: number, make: (index: number) => string) =>
  Array.from({ length: times }, (_, i) => make(i)).join(' ');
const firstError = ({ body }: Answer) => body.errors?.[0];
const codeOf = (answer: Answer) => firstError(answer)?.extensions?.code;

const TOO_LARGE: [string, string][] = [
  [
    'levels',
    `{ __schema { types { fields { type ${'{ ofType '.repeat(12)} { name } ${'}'.repeat(12)} } } } }`,
  ],
  [
    'fields',
    `{ roomState { ${'history { id title result { hasRoleGap overall { median } } } '.repeat(200)} } }`,
  ],
  ['aliases', `{ roomState { ${repeat(31, (i) => `a${i}: phase`)} } }`],
  ['root fields', `{ ${repeat(16, (i) => `r${i}: room(code: "A") { roomId }`)} }`],
  [
    'root fields',
    `query { ...F } fragment F on Query { ${repeat(16, (i) => `r${i}: room(code: "A") { roomId }`)} }`,
  ],
  [
    'root fields',
    `mutation { ${repeat(4, (g) => `... on Mutation { ${repeat(4, (i) => `m${g}${i}: clearVote { success }`)} }`)} }`,
  ],
  ['pairs', `{ roomState { ${'history { id } '.repeat(400)} } }`],
  ['pairs', `{ roomState { ${'history { result { overall { median } } } '.repeat(50)} } }`],
  ['pairs', `{ roomState { phase } } fragment F on RoomState { ${'phase '.repeat(400)} }`],
  [
    'pairs',
    `{ roomState { ${repeat(100, (i) => `...F${i}`)} } } ${repeat(100, (i) => `fragment F${i} on RoomState { ${i % 2 ? 'phase' : 'roomId'} }`)}`,
  ],
];

test('an operation that asks for too much is refused before anything runs', async () => {
  const { url } = await startTestApp();
  const ben = await join(url, (await createRoom(url)).roomId, { name: 'Ben' });
  for (const [what, query] of TOO_LARGE) {
    const answer = await graphql(url, query, {}, ben.reconnectToken);
    expect(firstError(answer)?.message, query.slice(0, 80)).toContain(what);
    expect(codeOf(answer)).toBe('operation_too_large');
    expect(answer.body.data ?? null).toBeNull();
    // What takes time that grows with the square of a document didn't look at it.
    expect(answer.body.errors).toHaveLength(1);
  }
  const [, query] = TOO_LARGE[0] as [string, string];
  const errors = await new Promise((resolve) => {
    graphqlClient(url).subscribe({ query }, { next: resolve, error: resolve, complete() {} });
  });
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('levels') })]);
});

test('a document of many lines is refused as quickly as one that stands in one line', async () => {
  const { url } = await startTestApp();
  const begun = performance.now();
  const { body } = await graphql(
    url,
    `{ roomState { ${'\n'.repeat(240_000)} ${repeat(200, (i) => `nothing${i}`)} } }`,
  );
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(body.errors[0].message).toContain('Cannot query field');
  // What takes the time is to count the lines up to each error.
  expect(body.errors[0].locations).toBeUndefined();
  expect(body.errors.length).toBeLessThan(30);
  const short = await graphql(url, '{\n nothing }');
  expect(firstError(short).locations).toEqual([{ line: 2, column: 2 }]);
});

test('fragments that multiply or contain themselves cost nothing', async () => {
  const { url } = await startTestApp();
  const doubling = repeat(40, (i) => `fragment F${i} on RoomState { ...F${i + 1} ...F${i + 1} }`);
  const bomb = `{ roomState { ...F0 } } ${doubling} fragment F40 on RoomState { phase }`;
  const loop =
    '{ roomState { ...A } } fragment A on RoomState { ...B } fragment B on RoomState { ...A phase }';
  const begun = Date.now();
  expect(codeOf(await graphql(url, bomb))).toBe('operation_too_large');
  expect(firstError(await graphql(url, loop))?.message).toContain('Cannot spread fragment');
  expect(Date.now() - begun).toBeLessThan(20_000);
});

test('what tools and clients ask for is allowed', async () => {
  const { url } = await startTestApp();
  const introspection = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true });
  expect((await graphql(url, introspection)).body.errors).toBeUndefined();
  expect(codeOf(await graphql(url, ALL_EVENTS))).not.toBe('operation_too_large');
});

test('several operations in one request are refused', async () => {
  const { url } = await startTestApp();
  const answer = await post(`${url}/graphql`, [{ query: '{ __typename }' }, { query: '{ __typename }' }]);
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toHaveLength(1);
});

test('a large body is 413, and one that does not say its length 411', async () => {
  const { url } = await startTestApp();
  const large = await post(`${url}/graphql`, { query: '{ __typename }', padding: 'x'.repeat(600_000) });
  expect([large.status, codeOf(large)]).toEqual([413, 'body_too_large']);
  const status = await new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json' };
    const req = httpRequest(`${url}/graphql`, { method: 'POST', headers }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode));
    });
    req.on('error', reject);
    req.write('{"query":');
    req.end('"{ __typename }"}');
  });
  expect(status).toBe(411);
});

test('an address may open 20 websockets a minute without a token', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const ben = await join(url, (await createRoom(url)).roomId, { name: 'Ben' }, { auth: {} });
  const ask = (token?: string) =>
    new Promise<unknown>((resolve) => {
      const client = graphqlClient(url, token);
      const end = (what: unknown) => {
        void client.dispose();
        resolve(what);
      };
      client.subscribe(
        { query: '{ __typename }' },
        { next: ({ data }) => end(data), error: end, complete() {} },
      );
    });
  const works = { __typename: 'Query' };
  for (let i = 0; i < 3; i += 1) expect(await ask(ben.reconnectToken)).toEqual(works);
  // Ben's own socket was the first.
  for (let i = 1; i < 20; i += 1) expect(await ask()).toEqual(works);
  expect(await ask()).toMatchObject({ code: 4403 });
  expect(await ask('rt_forged')).toMatchObject({ code: 4403 });
  expect(await ask(ben.reconnectToken)).toEqual(works);
});

test('mutations have the limits of the events that they stand for, for each participant', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const { roomId } = await createRoom(url);
  const [ben, ann] = [await join(url, roomId, { name: 'Ben' }), await join(url, roomId, { name: 'Ann' })];
  const mood = 'mutation { moodReact(input: { emoji: "🎉" }) { success } }';
  const many = `mutation { ${repeat(4, (i) => `m${i}: moodReact(input: { emoji: "🎉" }) { success }`)} }`;
  expect((await graphql(url, many, {}, ben.reconnectToken)).body.errors).toBeUndefined();
  expect((await graphql(url, mood, {}, ben.reconnectToken)).body.errors).toBeUndefined();
  const refused = await graphql(url, mood, {}, ben.reconnectToken);
  expect(firstError(refused).extensions).toEqual({
    code: 'rate_limited',
    retryAfterSeconds: expect.any(Number),
  });
  expect((await graphql(url, mood, {}, ann.reconnectToken)).body.errors).toBeUndefined();
});

test('creating and finding rooms spends the limits of REST, once for each root field', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const input = '{ facilitatorName: "S", cardScale: fibonacci, roles: ["Dev"], anonymousVoting: false }';
  const { roomId, roomCode } = await createRoom(url);
  await createRoom(url);
  const create = (times: number) =>
    graphql(url, `mutation { ${repeat(times, (i) => `r${i}: createRoom(input: ${input}) { roomId }`)} }`);
  expect((await create(8)).body.errors).toBeUndefined();
  expect(codeOf(await create(1))).toBe('rate_limited');

  const find = (times: number, by: string) =>
    graphql(url, `{ ${repeat(times, (i) => `r${i}: room(${by}) { roomId }`)} }`);
  for (const [by, path] of [
    [`id: "${roomId}"`, `${roomId}/info`],
    [`code: "${roomCode}"`, `code/${roomCode}`],
  ] as const) {
    expect((await find(15, by)).body.errors).toBeUndefined();
    expect((await find(14, by)).body.errors).toBeUndefined();
    expect((await request(`${url}/api/rooms/${path}`)).status).toBe(200);
    expect(codeOf(await find(1, by))).toBe('rate_limited');
    expect((await request(`${url}/api/rooms/${path}`)).status).toBe(429);
  }
});
