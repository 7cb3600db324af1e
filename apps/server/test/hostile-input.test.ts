/** Input that is wrong, on every transport: each is told what is wrong, and nothing else happens. */

import { roomCommands } from '@showhands/core';
import { expect, test } from 'vitest';
import { createRoom, graphql, join, post, request, startTestApp } from './harness.ts';
import { NO_TEXT, nested, ODD_NAMES, openRound } from './hostile.ts';

/** What each command takes, valid but for the one field that a test spoils. */
const TEXT_FIELDS: readonly (readonly [event: string, field: string, rest: Record<string, unknown>])[] = [
  ['submit-vote', 'value', {}],
  ['set-story', 'title', {}],
  ['add-to-queue', 'title', {}],
  ['remove-from-queue', 'storyId', {}],
  ['start-from-queue', 'storyId', {}],
  ['update-queue-item', 'storyId', { title: 'T' }],
  ['remove-participant', 'participantId', {}],
  ['transfer-facilitator', 'targetParticipantId', {}],
  ['switch-to-voter', 'participantId', {}],
  ['mood-react', 'emoji', {}],
  ['update-participant', 'name', {}],
];

/** Refused for what they are, or for naming nothing that exists. */
const TEXT_CODES = ['invalid_input', 'invalid_card', 'story_not_found', 'participant_not_found'];

test('text that is no text is refused in every event that takes text', async () => {
  const { url } = await startTestApp();
  const { sarah, mike, expectUnchanged } = await openRound(url);
  for (const [event, field, rest] of TEXT_FIELDS) {
    const sender = event === 'submit-vote' ? mike : sarah;
    for (const [what, value] of Object.entries(NO_TEXT)) {
      const answer = await sender.send(event, { ...rest, [field]: value });
      expect(answer, `${event} with ${what}`).toMatchObject({ success: false, error: expect.any(String) });
      expect(TEXT_CODES, `${event} with ${what}`).toContain(answer.code);
    }
  }
  await expectUnchanged();
});

test('a payload that is no object is refused by every event', async () => {
  const { url } = await startTestApp();
  const { sarah, expectUnchanged } = await openRound(url);
  for (const event of ['join-room', ...roomCommands.map(({ name }) => name)]) {
    for (const payload of ['text', 5, true, [], [{}], JSON.parse(nested(2000))]) {
      expect(await sarah.send(event, payload), `${event} with ${typeof payload}`).toMatchObject({
        success: false,
        code: 'invalid_input',
        details: [{ path: '' }],
      });
    }
  }
  await expectUnchanged();
});

test('lists and numbers out of their bounds are refused', async () => {
  const { url } = await startTestApp();
  const { sarah, expectUnchanged, look } = await openRound(url);
  const ids = (await look()).storyQueue.map(({ id }) => id);
  const refused: [event: string, payload: unknown, code: string][] = [
    ['bulk-add-to-queue', { titles: [] }, 'invalid_input'],
    ['bulk-add-to-queue', { titles: Array(51).fill('T') }, 'invalid_input'],
    ['bulk-add-to-queue', { titles: ['fine', '\uD800'] }, 'invalid_input'],
    ['bulk-add-to-queue', { titles: 'T' }, 'invalid_input'],
    ['bulk-add-to-queue', { titles: { length: 1, 0: 'T' } }, 'invalid_input'],
    ['reorder-queue', { orderedIds: Array(500).fill(ids[0]) }, 'invalid_input'],
    ['reorder-queue', { orderedIds: [ids[0], ids[0]] }, 'queue_changed'],
    ['reorder-queue', { orderedIds: [...ids, '__proto__'] }, 'queue_changed'],
    ['update-config', { votingTimerSeconds: 14 }, 'invalid_input'],
    ['update-config', { votingTimerSeconds: 301 }, 'invalid_input'],
    ['update-config', { votingTimerSeconds: 15.5 }, 'invalid_input'],
    ['update-config', { votingTimerSeconds: '15' }, 'invalid_input'],
    ['update-config', { autoReveal: 'yes' }, 'invalid_input'],
    ['update-config', { anonymousVoting: 1 }, 'invalid_input'],
    ['set-story', { title: 'T', url: 'javascript:alert(1)' }, 'invalid_input'],
    ['set-story', { title: 'T', url: 'data:text/html,x' }, 'invalid_input'],
    ['set-story', { title: 'T', url: `https://example.org/${'x'.repeat(500)}` }, 'invalid_input'],
    ['set-story', { title: 'T', description: 'x'.repeat(1001) }, 'invalid_input'],
    ['set-story', { title: 'T', description: '\uDC00' }, 'invalid_input'],
    ['mood-react', { emoji: '👍👍' }, 'invalid_input'],
    ['mood-react', { emoji: '<b>' }, 'invalid_input'],
  ];
  for (const [event, payload, code] of refused) {
    expect(
      await sarah.send(event, payload),
      `${event} ${JSON.stringify(payload).slice(0, 80)}`,
    ).toMatchObject({
      success: false,
      code,
    });
  }
  await expectUnchanged();
});

test('odd names are people like all others', async () => {
  const { url } = await startTestApp({ PRO_FOR_ALL: 'true' });
  const roles = ['__proto__', 'constructor', 'toString', 'length'];
  const { roomId } = await createRoom(url, {
    roles,
    cardScale: 'custom',
    customCardValues: ['__proto__', 'valueOf', '1'],
    excludedFromEstimate: ['__proto__'],
  });
  const host = await join(url, roomId, { name: 'Sarah', role: 'toString' });
  const people = await Promise.all(
    ODD_NAMES.map((name, index) => join(url, roomId, { name, role: roles[index % 3], avatarSeed: name })),
  );
  await host.send('set-story', {
    title: '__proto__',
    description: '\u202E…\t\n',
    url: 'https://x/__proto__',
  });
  for (const person of people) {
    expect(await person.send('submit-vote', { value: '__proto__' })).toEqual({ success: true });
  }
  await host.send('reveal-votes');
  const { votes, byRole, overall } = await host.next('votes-revealed');
  expect(votes.map((vote: { participantName: string }) => vote.participantName).sort()).toEqual(
    [...ODD_NAMES].sort(),
  );
  expect(byRole.map(({ role, votes }: { role: string; votes: string[] }) => [role, votes.length])).toEqual(
    expect.arrayContaining([
      ['__proto__', 5],
      ['constructor', 4],
      ['toString', 4],
    ]),
  );
  expect(overall).toEqual({ average: null, median: null, consensus: 'consensus' });
  expect(await host.send('next-story')).toEqual({ success: true });
});

test('keys that mean something to JavaScript mean nothing here', async () => {
  const { url } = await startTestApp();
  const { sarah, mike, expectUnchanged, room } = await openRound(url);
  for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
    const poisoned = JSON.parse(`{"${key}": {"isFacilitator": true, "locked": true}}`);
    expect(await sarah.send('update-config', poisoned)).toEqual({ success: true });
    expect(await mike.send(key)).toMatchObject({ success: false, code: 'not_found' });
    const answer = await post(`${url}/api/rooms`, JSON.stringify(poisoned));
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    const { status } = await request(`${url}/api/rooms/${key}/info`);
    expect(status).toBe(404);
    expect((await request(`${url}/api/rooms/code/${key}`)).status).toBe(404);
    const stranger = { roomId: key, name: 'Eve', role: 'Dev' };
    expect(await mike.send('join-room', stranger)).toMatchObject({ code: 'room_not_found' });
    const lookup = await graphql(url, 'query ($id: ID!) { room(id: $id) { roomId } }', { id: key });
    expect(lookup.body.errors[0].extensions.code).toBe('room_not_found');
  }
  expect(await mike.send('join-room', { roomId: room.roomId, name: 'M', role: 'toString' })).toMatchObject({
    code: 'invalid_role',
  });
  expect({}).not.toHaveProperty('isFacilitator');
  await expectUnchanged();
});

test('REST bodies that are no rooms are refused with a code', async () => {
  const { url } = await startTestApp();
  const valid = { facilitatorName: 'S', cardScale: 'fibonacci', roles: ['Dev'], anonymousVoting: false };
  const bodies: [body: string, status: number, code: string][] = [
    ['', 400, 'invalid_json'],
    ['{', 400, 'invalid_json'],
    ['\u0000', 400, 'invalid_json'],
    ['null', 400, 'invalid_input'],
    ['[]', 400, 'invalid_input'],
    ['"room"', 400, 'invalid_input'],
    ['1e999', 400, 'invalid_input'],
    [nested(200_000), 400, 'invalid_input'],
    [`${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`, 400, 'invalid_input'],
    [JSON.stringify({ ...valid, roles: ['Dev', 'Dev'] }), 400, 'invalid_input'],
    [JSON.stringify({ ...valid, roles: Array(5).fill('R') }), 400, 'invalid_input'],
    [JSON.stringify({ ...valid, roles: Array(50_000).fill('R') }), 400, 'invalid_input'],
    [JSON.stringify({ ...valid, roles: [] }), 400, 'invalid_input'],
    [JSON.stringify({ ...valid, excludedFromEstimate: ['toString'] }), 400, 'invalid_input'],
    [JSON.stringify({ ...valid, cardScale: 'constructor' }), 400, 'invalid_input'],
    [JSON.stringify({ ...valid, storyQueue: [{ title: '\uD800' }] }), 400, 'invalid_input'],
    [JSON.stringify({ ...valid, facilitatorName: 'x'.repeat(600_000) }), 413, 'body_too_large'],
    [JSON.stringify({ ...valid, password: 'p', proToken: 'a.b.c' }), 403, 'pro_required'],
    [
      JSON.stringify({ ...valid, password: 'p', proToken: { kid: '../../etc/passwd' } }),
      400,
      'invalid_input',
    ],
  ];
  for (const [body, status, code] of bodies) {
    const answer = await post(`${url}/api/rooms`, body);
    expect(answer, body.slice(0, 60)).toMatchObject({ status, body: { code, error: expect.any(String) } });
  }
  for (const [what, value] of Object.entries(NO_TEXT)) {
    const answer = await post(`${url}/api/rooms`, { ...valid, facilitatorName: value });
    expect(answer, what).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  }
  for (const path of ['%', '%ff', '%00', '..%2f..%2fsecret', 'a'.repeat(4000), '%F0%9F%82%A1']) {
    const { status, body } = await request(`${url}/api/rooms/${path}/info`);
    expect({ status, code: body.code }, path.slice(0, 40)).toMatchObject({ status: 404 });
  }
});

test('GraphQL that is none is refused', async () => {
  const { url, logLines } = await startTestApp();
  const { mike, expectUnchanged } = await openRound(url);
  const queries = [
    '',
    '{',
    '\u0000',
    '{ roomState { nothing } }',
    `{ a(x: ${nested(100_000)}) }`,
    '{a'.repeat(50_000),
    `query ($x: ${nested(50_000)}) { a }`,
    `{ ${'__typename '.repeat(20_000)} }`,
    `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    'fragment F on Query { ...F } { ...F }',
    'mutation { submitVote(input: { value: 5 }) { success } }',
    'mutation { submitVote(input: { value: "no card" }) { success } }',
    'mutation { submitVote(input: { value: "\\ud800" }) { success } }',
    'mutation { submitVote { success } }',
    'mutation { removeParticipant(input: { participantId: "__proto__" }) { success } }',
  ];
  for (const query of queries) {
    const { status, body } = await graphql(url, query, {}, mike.reconnectToken);
    expect(status, query.slice(0, 60)).toBeLessThan(500);
    expect(body.errors?.length, query.slice(0, 60)).toBeGreaterThan(0);
    for (const { message, extensions } of body.errors) {
      expect(message.length).toBeGreaterThan(0);
      expect(extensions?.code, `${query.slice(0, 60)}: ${message}`).not.toBe('internal');
    }
  }
  for (const body of [
    'null',
    '[]',
    '5',
    '{}',
    '{"query":5}',
    '{"query":"{__typename}","variables":5}',
    'x',
  ]) {
    const answer = await post(`${url}/graphql`, body);
    expect(answer.body.errors?.length, body).toBeGreaterThan(0);
    expect(answer.status, body).toBeLessThan(500);
  }
  expect((await post(`${url}/graphql`, 'x'.repeat(600_000))).status).toBe(413);
  expect(logLines.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
  await expectUnchanged();
});
