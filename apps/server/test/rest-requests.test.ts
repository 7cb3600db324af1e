/** What every REST answer has in common: errors for requests that are none, and reading across origins. */

import { describe, expect, test } from 'vitest';
import { createRoom, post, postInChunks, request, startTestApp } from './harness.ts';

const SARAH = {
  facilitatorName: 'Sarah',
  cardScale: 'fibonacci',
  roles: ['Dev', 'QE'],
  anonymousVoting: false,
};

const long = (length: number) => 'x'.repeat(length);

describe('requests that are no requests', () => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  const notJson = ['{', '{"facilitatorName":', '', 'null', '[]', '7'];

  test('malformed JSON is 400, and JSON that is no object is 400 with details', async () => {
    const { url } = await startTestApp();
    for (const text of notJson) {
      const { status, body } = await post(`${url}/api/rooms`, text);
      expect(status, text).toBe(400);
      const isJson = ['null', '[]', '7'].includes(text);
      expect(body.code, text).toBe(isJson ? 'invalid_input' : 'invalid_json');
      expect(body.error, text).toEqual(expect.any(String));
    }
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('a body of type %s is 415', async (type) => {
    const { url } = await startTestApp();
    const { status, body } = await post(`${url}/api/rooms`, SARAH, { 'Content-Type': type });
    expect([status, body]).toEqual([415, { error: expect.any(String), code: 'unsupported_media_type' }]);
  });

  test('a body without a type is 415; a type with a charset is fine', async () => {
    const { url } = await startTestApp();
    const untyped = await request(`${url}/api/rooms`, {
      method: 'POST',
      body: new Blob([JSON.stringify(SARAH)]),
    });
    expect([untyped.status, untyped.body.code]).toEqual([415, 'unsupported_media_type']);
    const charset = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await post(`${url}/api/rooms`, SARAH, charset)).status).toBe(201);
  });

  test('an oversized body is 413, whether it says its length or not', async () => {
    const { url } = await startTestApp();
    const text = JSON.stringify({ ...SARAH, padding: long(600_000) });
    const said = await post(`${url}/api/rooms`, text);
    expect([said.status, said.body]).toEqual([413, { error: expect.any(String), code: 'body_too_large' }]);
    expect(await postInChunks(`${url}/api/rooms`, text)).toEqual([413, 'body_too_large']);
    const fits = JSON.stringify({ ...SARAH, padding: long(300_000) });
    expect((await post(`${url}/api/rooms`, fits)).status).toBe(201);
  });

  test('an unknown route or method is 404 with the same body', async () => {
    const { url } = await startTestApp();
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['GET', '/api/rooms'],
      ['DELETE', '/api/rooms'],
      ['POST', '/api/rooms/code/ABCDEF'],
      ['GET', '/nothing'],
      ['POST', '/health'],
    ]) {
      const { status, body } = await request(`${url}${path}`, {
        method: method as string,
        headers: JSON_TYPE,
      });
      expect([status, body], `${method} ${path}`).toEqual([
        404,
        { error: expect.any(String), code: 'not_found' },
      ]);
    }
  });
});

describe('across origins', () => {
  const ORIGIN = { Origin: 'https://elsewhere.example' };
  const exposed = (headers: Headers) => headers.get('access-control-expose-headers')?.toLowerCase() ?? '';

  test('every answer may be read from anywhere, never with credentials', async () => {
    const { url } = await startTestApp({ RATE_LIMITS: 'on' });
    const { roomId } = await createRoom(url);
    const answers = [
      await post(`${url}/api/rooms`, SARAH, ORIGIN),
      await post(`${url}/api/rooms`, '{', ORIGIN),
      await post(`${url}/api/rooms`, long(600_000), ORIGIN),
      await post(`${url}/api/rooms`, SARAH, { ...ORIGIN, 'Content-Type': 'text/plain' }),
      await post(`${url}/api/rooms`, { ...SARAH, theme: 'neon' }, ORIGIN),
      await request(`${url}/api/rooms/${roomId}/info`, { headers: ORIGIN }),
      await request(`${url}/api/rooms/unknown/info`, { headers: ORIGIN }),
      await request(`${url}/api/nothing`, { headers: ORIGIN }),
      await request(`${url}/health`, { headers: ORIGIN }),
      await request(`${url}/socket.io/?EIO=3&transport=polling`, { headers: ORIGIN }),
      await post(`${url}/graphql`, { query: '{__typename}' }, ORIGIN),
      await post(`${url}/graphql`, { query: '{' }, ORIGIN),
      await post(`${url}/graphql`, long(600_000), ORIGIN),
    ];
    for (let i = answers.length; i < 16; i += 1) answers.push(await post(`${url}/api/rooms`, SARAH, ORIGIN));
    while (answers.at(-1)?.status !== 429) answers.push(await post(`${url}/api/rooms`, SARAH, ORIGIN));
    expect(answers.map(({ status }) => status)).toEqual(
      expect.arrayContaining([201, 400, 403, 404, 413, 415, 429]),
    );
    for (const [index, { status, headers }] of answers.entries()) {
      expect(headers.get('access-control-allow-origin'), `answer ${index}: ${status}`).toBe('*');
      expect(headers.has('access-control-allow-credentials')).toBe(false);
      expect(headers.has('set-cookie')).toBe(false);
    }
    for (const { headers } of answers.filter((answer) => answer.headers.has('ratelimit'))) {
      for (const name of ['ratelimit', 'ratelimit-policy', 'retry-after'])
        expect(exposed(headers)).toContain(name);
    }
  });

  test.each(['/api/rooms', '/api/rooms/code/ABCDEF', '/socket.io/', '/graphql'])(
    'a preflight for %s allows the headers that the API takes, and costs no limit',
    async (path) => {
      const { url } = await startTestApp({ RATE_LIMITS: 'on' });
      const { status, headers } = await request(`${url}${path}`, {
        method: 'OPTIONS',
        headers: {
          ...ORIGIN,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
        },
      });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.has('access-control-allow-credentials')).toBe(false);
      expect(headers.get('access-control-allow-methods')).toContain('POST');
      const allowed = headers.get('access-control-allow-headers')?.toLowerCase();
      expect(allowed).toContain('authorization');
      expect(allowed).toContain('content-type');
      if (path.startsWith('/api')) expect(allowed).toContain('idempotency-key');
      expect(headers.has('ratelimit')).toBe(false);
    },
  );
});
