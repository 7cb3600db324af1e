/** The documented limits of REST routes, and how answers tell about them. */

import { expect, test } from 'vitest';
import { type Answer, createRoom, post, request, startTestApp } from './harness.ts';

const SARAH = { facilitatorName: 'Sarah', cardScale: 'fibonacci', roles: ['Dev'], anonymousVoting: false };

/** Fails unless the answer says in the words of draft 7 that this much of the limit is left. */
function expectStanding({ headers }: Answer, limit: number, seconds: number, remaining: number): void {
  expect(headers.get('ratelimit-policy')).toBe(`${limit};w=${seconds}`);
  const found = /^limit=(\d+), remaining=(\d+), reset=(\d+)$/.exec(headers.get('ratelimit') ?? '');
  expect(found?.slice(1, 3).map(Number)).toEqual([limit, remaining]);
  expect(Number(found?.[3])).toBeGreaterThan(0);
  expect(Number(found?.[3])).toBeLessThanOrEqual(seconds);
}

function expectRefused(answer: Answer, limit: number, seconds: number): void {
  expect(answer.status).toBe(429);
  expect(answer.body).toEqual({ error: expect.any(String), code: 'rate_limited' });
  expectStanding(answer, limit, seconds, 0);
  const retryAfter = answer.headers.get('retry-after') ?? '';
  expect(retryAfter).toMatch(/^[1-9]\d*$/);
  expect(Number(retryAfter)).toBeLessThanOrEqual(seconds);
}

async function start(env: Record<string, string> = {}): Promise<string> {
  return (await startTestApp({ RATE_LIMITS: 'on', ...env })).url;
}

test('an address may create ten rooms in 15 minutes, refused ones included', async () => {
  const url = await start();
  for (let remaining = 9; remaining >= 0; remaining -= 1) {
    const answer = await post(`${url}/api/rooms`, remaining % 3 === 0 ? '{' : SARAH);
    expect(answer.status).toBe(remaining % 3 === 0 ? 400 : 201);
    expectStanding(answer, 10, 900, remaining);
  }
  expectRefused(await post(`${url}/api/rooms`, SARAH), 10, 900);
});

test('an address may look up 30 codes a minute, and 30 rooms', async () => {
  const url = await start();
  const { roomId, roomCode } = await createRoom(url);
  for (const [path, unknown] of [
    [`code/${roomCode}`, 'code/ZZZZZZ'],
    [`${roomId}/info`, 'unknown/info'],
  ]) {
    for (let remaining = 29; remaining >= 0; remaining -= 1) {
      const isUnknown = remaining % 5 === 0;
      const answer = await request(`${url}/api/rooms/${isUnknown ? unknown : path}`);
      expect(answer.status).toBe(isUnknown ? 404 : 200);
      expectStanding(answer, 30, 60, remaining);
    }
    expectRefused(await request(`${url}/api/rooms/${path}`), 30, 60);
  }
});

test('an address may ask the API 100 times a minute, whatever it asks for', async () => {
  const url = await start();
  for (let i = 0; i < 10; i += 1) await post(`${url}/api/rooms`, SARAH);
  for (let remaining = 89; remaining >= 0; remaining -= 1) {
    const answer = await request(`${url}/api/nothing`);
    expect(answer.status).toBe(404);
    expectStanding(answer, 100, 60, remaining);
  }
  expectRefused(await request(`${url}/api/nothing`), 100, 60);
  // The general limit comes before the route's own.
  expectRefused(await request(`${url}/api/rooms/code/ABCDEF`), 100, 60);
  expect((await request(`${url}/health`)).status).toBe(200);
});

test('behind a proxy each client has limits of its own, and a forged entry changes nothing', async () => {
  const url = await start({ TRUST_PROXY: '1' });
  const create = (forwarded: string) => post(`${url}/api/rooms`, SARAH, { 'X-Forwarded-For': forwarded });
  for (let i = 0; i < 10; i += 1) expect((await create(`10.0.0.${i}, 203.0.113.7`)).status).toBe(201);
  expect((await create('10.0.0.99, 203.0.113.7')).status).toBe(429);
  expect((await create('::ffff:203.0.113.7')).status).toBe(429);
  expect((await create('203.0.113.8')).status).toBe(201);
  for (let i = 0; i < 10; i += 1) await create(`2001:db8:0:1::${i}`);
  expect((await create('2001:db8:0:1:ffff::1')).status).toBe(429);
  expect((await create('2001:db8:0:2::1')).status).toBe(201);
});

test('a client stays the same whatever port a proxy names with its address', async () => {
  const url = await start({ TRUST_PROXY: '1' });
  const create = async (forwarded: string) =>
    (await post(`${url}/api/rooms`, SARAH, { 'X-Forwarded-For': forwarded })).status;
  for (let i = 0; i < 10; i += 1) expect(await create(`203.0.113.5:${4711 + i}`)).toBe(201);
  for (const same of ['203.0.113.5:1', '203.0.113.5', '[::ffff:203.0.113.5]:443', '[::ffff:203.0.113.5]'])
    expect(await create(same), same).toBe(429);
  for (let i = 0; i < 10; i += 1) expect(await create(`[2001:db8::${i}]:${4711 + i}`)).toBe(201);
  for (const same of ['[2001:db8::99]:1', '[2001:db8::99]', '2001:db8::99'])
    expect(await create(same), same).toBe(429);
  expect(await create('203.0.113.6:4711')).toBe(201);
  expect(await create('[2001:db8:0:1::1]:443')).toBe(201);
});

test('without limits no answer speaks of them', async () => {
  const { url } = await startTestApp();
  for (let i = 0; i < 11; i += 1) {
    const { status, headers } = await post(`${url}/api/rooms`, SARAH);
    expect([status, headers.get('ratelimit')]).toEqual([201, null]);
  }
});
