/** Random input to random events and mutations: it is refused or it isn't, and what is refused leaves no trace. */

import { roomCommands } from '@showhands/core';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { connect, graphql, join, post, request, startTestApp } from './harness.ts';
import { openRound } from './hostile.ts';

/** Hundreds of requests, one after the other, take long on a slow database. */
vi.setConfig({ testTimeout: 120_000 });

const EVENTS = ['join-room', ...roomCommands.map(({ name }) => name), 'nonsense', '__proto__'];
/** These end the round that the others are compared in; the tables of the other tests cover them. */
const ENDINGS = new Set(['end-session', 'leave-room']);
const FIELDS = [
  'value',
  'title',
  'titles',
  'description',
  'url',
  'storyId',
  'orderedIds',
  'participantId',
  'targetParticipantId',
  'role',
  'emoji',
  'name',
  'roomId',
  'reconnectToken',
  'votingTimerSeconds',
  'autoReveal',
  'locked',
  '__proto__',
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 250 }),
  fc.constantFrom('5', '☕', '👍', 'Dev', '__proto__', 'toString', '\uD800', '\u202E', ''),
);
const value = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.array(text, { maxLength: 60 }),
  fc.jsonValue({ maxDepth: 5 }),
);
const input = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 4 }) },
  { weight: 1, arbitrary: value },
);

test('random events are never our error, and change nothing where they are refused', async () => {
  const { url, logLines } = await startTestApp();
  const { room, sarah, look } = await openRound(url);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...EVENTS), input, async (event, payload) => {
      if (ENDINGS.has(event)) return;
      const before = await look();
      const answer = await sarah.send(event, payload);
      expect(answer.code).not.toBe('internal');
      expect(answer.code).not.toBe('unavailable');
      if (answer.success) {
        // It may have locked the room, which Ann comes to in the end.
        if (event === 'update-config')
          expect(await sarah.send(event, { locked: false })).toMatchObject({ success: true });
        return;
      }
      expect(answer.error).toMatch(/\S/);
      expect(await look()).toEqual(before);
    }),
    { numRuns: 250 },
  );
  expect(errorsIn(logLines)).toEqual([]);
  await join(url, room.roomId, { name: 'Ann' });
});

test('random events of strangers change nothing at all', async () => {
  const { url, logLines } = await startTestApp();
  const { room, expectUnchanged } = await openRound(url);
  const stranger = await connect(url);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...EVENTS), input, async (event, payload) => {
      const ours = event === 'join-room' && payload !== null && typeof payload === 'object';
      // A role that this room doesn't have, so that no lucky guess comes in.
      const sent = ours ? { ...payload, roomId: room.roomId, role: 'Nobody' } : payload;
      expect(await stranger.send(event, sent)).toMatchObject({
        success: false,
        code: expect.not.stringMatching(/internal|unavailable/),
      });
    }),
    { numRuns: 150 },
  );
  expect(errorsIn(logLines)).toEqual([]);
  await expectUnchanged();
});

test('random mutations are never our error, and change nothing where they are refused', async () => {
  const { url, logLines } = await startTestApp();
  const { sarah, look } = await openRound(url);
  const takesInput = new Map(
    roomCommands
      .filter(({ name }) => !ENDINGS.has(name))
      .map(({ name, input }) => [name, Object.keys(input.shape).length > 0]),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...takesInput.keys()), input, async (name, variables) => {
      const field = name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
      const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
      const query = takesInput.get(name)
        ? `mutation ($input: ${type}) { ${field}(input: $input) { success } }`
        : `mutation { ${field} { success } }`;
      const before = await look();
      const { body, status } = await graphql(url, query, { input: variables }, sarah.reconnectToken);
      expect(status).toBeLessThan(500);
      for (const { extensions, message } of body.errors ?? []) {
        expect(extensions?.code ?? 'none', message).not.toMatch(
          /^(internal|unavailable|INTERNAL_SERVER_ERROR|none)$/,
        );
      }
      if (body.errors) expect(await look()).toEqual(before);
    }),
    { numRuns: 200 },
  );
  expect(errorsIn(logLines)).toEqual([]);
});

test('random bodies and paths are never our error', async () => {
  const { url, logLines } = await startTestApp();
  const fields = [
    'facilitatorName',
    'cardScale',
    'roles',
    'anonymousVoting',
    'storyQueue',
    'theme',
    'password',
    'customCardValues',
    'proToken',
    'votingTimerSeconds',
  ];
  const body = fc.oneof(
    fc.dictionary(fc.constantFrom(...fields), value).map((object) => JSON.stringify(object)),
    fc.json(),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(
      body,
      fc.webPath(),
      fc.string({ unit: 'binary', maxLength: 30 }),
      async (text, path, code) => {
        const created = await post(`${url}/api/rooms`, text);
        expect(created.status).toBeLessThan(500);
        expect((await post(`${url}/graphql`, text)).status).toBeLessThan(500);
        const safe = encodeURIComponent(code.toWellFormed());
        for (const address of [`/api/rooms${path}`, `/api/rooms/code/${safe}`, `/api/rooms/${safe}/info`]) {
          expect((await request(`${url}${address}`)).status, address).toBe(404);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(errorsIn(logLines)).toEqual([]);
});

function errorsIn(lines: readonly string[]): string[] {
  return lines.filter((line) => /"level":[56]0/.test(line));
}
