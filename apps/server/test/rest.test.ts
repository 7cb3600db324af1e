/** The documented REST routes of rooms, field by field. */

import { createdRoom, roomInfo } from '@showhands/protocol';
import { describe, expect, test } from 'vitest';
import { createRoom, freshStorage, join, post, request, startTestApp, type TestApp } from './harness.ts';
import { proTokenFor } from './pro.ts';
import { expectExactly } from './strict.ts';

const SARAH = {
  facilitatorName: 'Sarah',
  cardScale: 'fibonacci',
  roles: ['Dev', 'QE'],
  anonymousVoting: false,
};
const HOUR = 3_600_000;

const long = (length: number) => 'x'.repeat(length);
const many = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, i) => make(i));
const stories = (length: number) => many(length, (i) => ({ title: `Story ${i}` }));

describe('POST /api/rooms', () => {
  test('answers 201 with what the document shows, and the host’s key', async () => {
    const { url } = await startTestApp({ PUBLIC_URL: 'https://poker.example' });
    const { status, headers, body } = await post(`${url}/api/rooms`, SARAH);
    expect(status).toBe(201);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expectExactly(createdRoom, body, 'the created room');
    expect(body.roomId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(body.roomCode).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
    expect(body.joinUrl).toBe(`https://poker.example/room/${body.roomId}`);
    const anyPort = await startTestApp();
    const { joinUrl, roomId } = (await post(`${anyPort.url}/api/rooms`, SARAH)).body;
    expect(joinUrl).toBe(`http://localhost:${anyPort.app.port}/room/${roomId}`);
  });

  const accepted: [string, Record<string, unknown>][] = [
    ['a name of one character', { facilitatorName: 'S' }],
    ['a name of 30 characters', { facilitatorName: long(30) }],
    ['a name of 30 characters of two UTF-16 units', { facilitatorName: '🦉'.repeat(30) }],
    ['T-shirts', { cardScale: 'tshirt' }],
    ['the simple scale', { cardScale: 'simple' }],
    ['one role', { roles: ['A'] }],
    ['four roles', { roles: ['A', 'B', 'C', long(20)] }],
    ['anonymous voting', { anonymousVoting: true }],
    ['no excluded roles', { excludedFromEstimate: [] }],
    ['all roles excluded', { excludedFromEstimate: ['QE', 'Dev'] }],
    ['auto-reveal', { autoReveal: true }],
    ['the shortest timer', { votingTimerSeconds: 15 }],
    ['the longest timer', { votingTimerSeconds: 300 }],
    ['a facilitator who votes', { facilitatorParticipates: true }],
    ['an empty queue', { storyQueue: [] }],
    ['a queue of 50', { storyQueue: stories(50) }],
    [
      'a queued story at its bounds',
      { storyQueue: [{ title: long(200), description: long(1000), url: `https://x.example/${long(482)}` }] },
    ],
    ['the default theme', { theme: 'default' }],
    ['optional fields as null', { votingTimerSeconds: null, storyQueue: null, theme: null, password: null }],
    ['fields of a later version', { colour: 'green', storyQueue: [{ title: 'A', points: 5 }] }],
  ];

  const refused: [string, Record<string, unknown>, string][] = [
    ['no name', { facilitatorName: undefined }, 'facilitatorName'],
    ['an empty name', { facilitatorName: '' }, 'facilitatorName'],
    ['a blank name', { facilitatorName: '   ' }, 'facilitatorName'],
    ['a name of 31 characters', { facilitatorName: long(31) }, 'facilitatorName'],
    ['a name that is a number', { facilitatorName: 7 }, 'facilitatorName'],
    ['no scale', { cardScale: undefined }, 'cardScale'],
    ['an unknown scale', { cardScale: 'powers' }, 'cardScale'],
    ['no roles', { roles: undefined }, 'roles'],
    ['an empty list of roles', { roles: [] }, 'roles'],
    ['five roles', { roles: ['A', 'B', 'C', 'D', 'E'] }, 'roles'],
    ['an empty role', { roles: [''] }, 'roles.0'],
    ['a role of 21 characters', { roles: ['A', long(21)] }, 'roles.1'],
    ['roles that are no list', { roles: 'Dev' }, 'roles'],
    ['nothing about anonymity', { anonymousVoting: undefined }, 'anonymousVoting'],
    ['anonymity that is a text', { anonymousVoting: 'yes' }, 'anonymousVoting'],
    ['an excluded role that is none', { excludedFromEstimate: ['PM'] }, 'excludedFromEstimate'],
    ['auto-reveal that is a number', { autoReveal: 1 }, 'autoReveal'],
    ['a timer of 14 seconds', { votingTimerSeconds: 14 }, 'votingTimerSeconds'],
    ['a timer of 301 seconds', { votingTimerSeconds: 301 }, 'votingTimerSeconds'],
    ['a timer that is a text', { votingTimerSeconds: '60' }, 'votingTimerSeconds'],
    ['participation that is a text', { facilitatorParticipates: 'no' }, 'facilitatorParticipates'],
    ['a queue of 51', { storyQueue: stories(51) }, 'storyQueue'],
    ['a story without a title', { storyQueue: [{}] }, 'storyQueue.0.title'],
    ['a story with an empty title', { storyQueue: [{ title: '' }] }, 'storyQueue.0.title'],
    ['a title of 201 characters', { storyQueue: [{ title: long(201) }] }, 'storyQueue.0.title'],
    [
      'a description of 1001 characters',
      { storyQueue: [{ title: 'A', description: long(1001) }] },
      'storyQueue.0.description',
    ],
    [
      'a link of 501 characters',
      { storyQueue: [{ title: 'A', url: `https://x.example/${long(483)}` }] },
      'storyQueue.0.url',
    ],
    ['a link that runs', { storyQueue: [{ title: 'A', url: 'javascript:alert(1)' }] }, 'storyQueue.0.url'],
    ['one custom card', { cardScale: 'custom', customCardValues: ['1'] }, 'customCardValues'],
    [
      '16 custom cards',
      { cardScale: 'custom', customCardValues: many(16, (i) => `${i}`) },
      'customCardValues',
    ],
    ['an empty custom card', { cardScale: 'custom', customCardValues: ['1', ''] }, 'customCardValues.1'],
    [
      'a custom card of 11 characters',
      { cardScale: 'custom', customCardValues: ['1', long(11)] },
      'customCardValues.1',
    ],
    ['a custom scale without cards', { cardScale: 'custom' }, 'customCardValues'],
    ['an unknown theme', { theme: 'sepia' }, 'theme'],
    ['a password of 51 characters', { password: long(51) }, 'password'],
  ];

  test('accepts every field at its bounds', async () => {
    const { url } = await startTestApp();
    for (const [what, fields] of accepted) {
      const { status, body } = await post(`${url}/api/rooms`, { ...SARAH, ...fields });
      expect(status, `${what}: ${body.error}`).toBe(201);
    }
  });

  test('refuses every field beyond its bounds, and says where', async () => {
    const { url } = await startTestApp();
    for (const [what, fields, path] of refused) {
      const { status, body } = await post(`${url}/api/rooms`, { ...SARAH, ...fields });
      expect(status, what).toBe(400);
      expect(body, what).toMatchObject({ error: expect.any(String), code: 'invalid_input' });
      expect(
        body.details.map((problem: { path: string }) => problem.path),
        what,
      ).toContain(path);
      for (const problem of body.details) expect(Object.keys(problem).sort()).toEqual(['message', 'path']);
    }
  });

  const pro: [string, Record<string, unknown>][] = [
    ['a password', { password: long(50) }],
    ['two custom cards', { cardScale: 'custom', customCardValues: ['S', long(10)] }],
    ['fifteen custom cards', { cardScale: 'custom', customCardValues: many(15, (i) => `${i}`) }],
    ['the midnight theme', { theme: 'midnight' }],
    ['the retro theme', { theme: 'retro' }],
    ['the neon theme', { theme: 'neon' }],
  ];

  test('opens Pro features to those who bring a Pro token, and answers 403 to others', async () => {
    const storage = freshStorage();
    const { url } = await startTestApp({}, storage);
    const proToken = await proTokenFor(storage);
    const foreign = await proTokenFor({ SECRET: long(40) });
    const expired = await proTokenFor(storage, -1);
    const host = (await createRoom(url)).facilitatorRestToken;
    for (const [what, fields] of pro) {
      for (const wrong of [undefined, '', 'x', foreign, expired, host]) {
        const { status, body } = await post(`${url}/api/rooms`, { ...SARAH, ...fields, proToken: wrong });
        expect([status, body.code], `${what} with ${wrong}`).toEqual([403, 'pro_required']);
        expect(body.error).toEqual(expect.any(String));
      }
      expect((await post(`${url}/api/rooms`, { ...SARAH, ...fields, proToken })).status, what).toBe(201);
    }
    expect((await post(`${url}/api/rooms`, { ...SARAH, proToken: 'x' })).status).toBe(201);
  });

  test('opens Pro features to all where the server is set so', async () => {
    const { url } = await startTestApp({ PRO_FOR_ALL: 'true' });
    for (const [what, fields] of pro) {
      expect((await post(`${url}/api/rooms`, { ...SARAH, ...fields })).status, what).toBe(201);
    }
  });
});

describe('looking rooms up', () => {
  test('a code leads to its room in any case, and an unknown one to 404', async () => {
    const { url } = await startTestApp();
    const { roomId, roomCode } = await createRoom(url);
    for (const code of [
      roomCode,
      roomCode.toLowerCase(),
      `${roomCode.slice(0, 3).toLowerCase()}${roomCode.slice(3)}`,
    ]) {
      const { status, body } = await request(`${url}/api/rooms/code/${code}`);
      expect([status, body]).toEqual([200, { roomId }]);
    }
    const unknown = await request(`${url}/api/rooms/code/ZZZZZZ`);
    expect(unknown.status).toBe(404);
    expect(unknown.body).toEqual({ error: expect.any(String), code: 'room_not_found' });
  });

  test('info has every documented field and counts the people in the list', async () => {
    const { url } = await startTestApp({ PRO_FOR_ALL: 'true' });
    const open = await createRoom(url);
    const info = async (roomId: string) => (await request(`${url}/api/rooms/${roomId}/info`)).body;
    expectExactly(roomInfo, await info(open.roomId), 'info');
    const ann = await join(url, open.roomId, { name: 'Ann' });
    await join(url, open.roomId, { name: 'Ben', asObserver: true });
    expect(await info(open.roomId)).toEqual({
      roomId: open.roomId,
      roomCode: open.roomCode,
      roles: ['Dev', 'QE'],
      cardScale: 'fibonacci',
      participantCount: 2,
      maxParticipants: 25,
      passwordRequired: false,
      locked: false,
      theme: 'default',
    });
    await ann.send('leave-room');
    expect((await info(open.roomId)).participantCount).toBe(1);

    const closed = await createRoom(url, {
      password: 'pw',
      isLocked: true,
      theme: 'neon',
      cardScale: 'tshirt',
    });
    expect(await info(closed.roomId)).toMatchObject({
      passwordRequired: true,
      locked: true,
      theme: 'neon',
      cardScale: 'tshirt',
      participantCount: 0,
    });
    const unknown = await request(`${url}/api/rooms/a1b2c3d4-e5f6-7890-abcd-ef1234567890/info`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'room_not_found']);
  });

  async function statusesOf({ url }: TestApp, { roomId, roomCode }: { roomId: string; roomCode: string }) {
    const answers = await Promise.all([
      request(`${url}/api/rooms/code/${roomCode}`),
      request(`${url}/api/rooms/${roomId}/info`),
    ]);
    return answers.map(({ status, body }) => [status, body.code]);
  }
  const GONE = [
    [404, 'room_not_found'],
    [404, 'room_not_found'],
  ];

  test('a room is there until 72 hours after the last thing that happened in it', async () => {
    const app = await startTestApp();
    const idle = await createRoom(app.url);
    const used = await createRoom(app.url);
    app.travel(71 * HOUR);
    expect((await statusesOf(app, idle)).map(([status]) => status)).toEqual([200, 200]);
    const sarah = await join(app.url, used.roomId, { name: 'Sarah' });
    app.travel(2 * HOUR);
    expect(await statusesOf(app, idle)).toEqual(GONE);
    expect((await statusesOf(app, used)).map(([status]) => status)).toEqual([200, 200]);
    expect(await sarah.send('set-story', { title: 'A' })).toEqual({ success: true });
    app.travel(71 * HOUR);
    expect((await statusesOf(app, used)).map(([status]) => status)).toEqual([200, 200]);
    app.travel(HOUR);
    expect(await statusesOf(app, used)).toEqual(GONE);
    expect(await sarah.send('set-story', { title: 'B' })).toMatchObject({ code: 'room_not_found' });
  });

  test('an ended room is 404, also after a restart', async () => {
    const app = await startTestApp();
    const room = await createRoom(app.url);
    const sarah = await join(app.url, room.roomId, { name: 'Sarah' });
    await sarah.send('end-session');
    expect(await statusesOf(app, room)).toEqual(GONE);
    expect(await statusesOf(await app.restart(), room)).toEqual(GONE);
  });
});

test('/health says ok, for how long, and when', async () => {
  const { url } = await startTestApp();
  const { status, body } = await request(`${url}/health`);
  expect(status).toBe(200);
  expect(body).toEqual({ status: 'ok', uptime: expect.any(Number), timestamp: expect.any(String) });
  expect(new Date(body.timestamp).toISOString()).toBe(body.timestamp);
  expect(Math.abs(Date.parse(body.timestamp) - Date.now())).toBeLessThan(60_000);
});
