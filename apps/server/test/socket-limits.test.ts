/** The documented limits of Socket.io events, row by row. */

import { roomCommands } from '@showhands/core';
import type { RateLimit } from '@showhands/protocol';
import { expect, test } from 'vitest';
import { DOCUMENTED_COMMANDS } from './documented-commands.ts';
import {
  connect,
  createRoom,
  graphqlClient,
  join,
  type SocketClient,
  startTestApp,
  until,
} from './harness.ts';

/** How many of an event one socket may send in how many seconds. Events that share a row have it each. */
const ROWS: Readonly<Record<string, readonly [points: number, seconds: number]>> = {
  'join-room': [3, 30],
  'submit-vote': [10, 10],
  'clear-vote': [10, 10],
  'set-story': [5, 30],
  'reveal-votes': [3, 30],
  'next-story': [3, 30],
  revote: [3, 30],
  'skip-story': [3, 30],
  'start-from-queue': [3, 30],
  'switch-to-voter': [3, 30],
  'remove-participant': [5, 30],
  'transfer-facilitator': [3, 30],
  'add-to-queue': [10, 30],
  'remove-from-queue': [10, 30],
  'update-queue-item': [10, 30],
  'bulk-add-to-queue': [3, 30],
  'reorder-queue': [5, 10],
  'set-final-estimate': [5, 30],
  'update-config': [5, 30],
  'extend-timer': [3, 30],
  'mood-react': [5, 10],
  'update-participant': [5, 30],
  'done-for-today': [3, 30],
  'resume-from-done': [3, 30],
  'end-session': [2, 60],
  // Not in the document's table.
  'start-next-from-queue': [3, 30],
  'leave-room': [3, 30],
};

/** Sends an event this often at once; answers how many were refused for its limit. */
async function flood(who: SocketClient, event: string, times: number, input?: unknown): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, () => who.send(event, input)));
  return answers.filter(({ code }) => code === 'rate_limited').length;
}

test('each socket may send each event as often as its row says, allowed or not', async () => {
  expect(Object.keys(ROWS).sort()).toEqual(['join-room', ...DOCUMENTED_COMMANDS].sort());
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await connect(url);
  for (const [event, [points]] of Object.entries(ROWS)) {
    // Her own joining took one.
    const left = event === 'join-room' ? points - 1 : points;
    // An input that no event takes: refused ones count, too.
    expect(await flood(sarah, event, left + 2, 7), event).toBe(2);
    // Nobody else pays for it.
    expect(await flood(ben, event, points, 7), event).toBe(0);
  }
});

test('a refusal for the limit says when to try again, and comes as an error event, too', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  expect(await flood(sarah, 'mood-react', 5, { emoji: '🎉' })).toBe(0);
  const answer = await sarah.send('mood-react', { emoji: '🎉' });
  expect(answer).toEqual({
    success: false,
    error: expect.stringMatching(/Try again in \d+ s/),
    code: 'rate_limited',
  });
  expect(await sarah.next('error')).toEqual({ message: answer.error, code: 'rate_limited' });
  await until('the moods arrived', () => sarah.count('mood-reaction') === 5);
});

test('the limits of the table last as long as it says', () => {
  const limits = new Map<string, RateLimit>(roomCommands.map(({ name, limit }) => [name, limit]));
  for (const name of DOCUMENTED_COMMANDS) {
    const [points, seconds] = ROWS[name] ?? [];
    expect(limits.get(name), name).toEqual({ points, seconds });
  }
});

test('an address may connect 20 times a minute; whoever brings a valid token is not counted', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const { roomId, facilitatorRestToken } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const withToken = (reconnectToken: string) => connect(url, { auth: { reconnectToken } });
  for (let i = 0; i < 25; i += 1) await withToken(i % 2 ? sarah.reconnectToken : facilitatorRestToken);
  for (let i = 1; i < 20; i += 1) {
    await connect(url, { transports: [i % 2 ? 'polling' : 'websocket'] });
  }
  const refused = await connect(url).catch((error) => error);
  expect(refused).toMatchObject({
    message: expect.stringMatching(/Try again in \d+ s/),
    data: { error: refused.message, code: 'rate_limited' },
  });
  await expect(withToken('rt_forged.x.y')).rejects.toThrow(/Try again/);
  await withToken(sarah.reconnectToken);
});

test('each token may connect 60 times a minute, whatever became of whose it was', async () => {
  const { url } = await startTestApp({ RATE_LIMITS: 'on' });
  const { roomId, facilitatorRestToken } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const mike = await join(url, roomId, { name: 'Mike' });
  await sarah.send('remove-participant', { participantId: mike.participantId });
  const withToken = (reconnectToken: string) => connect(url, { auth: { reconnectToken } });
  const byGraphQL = (token: string) => graphqlClient(url, token).iterate({ query: '{ __typename }' }).next();
  for (const token of [mike.reconnectToken, facilitatorRestToken]) {
    await Promise.all(Array.from({ length: 59 }, () => withToken(token)));
    await byGraphQL(token);
    await expect(withToken(token)).rejects.toMatchObject({ data: { code: 'rate_limited' } });
    await expect(byGraphQL(token)).rejects.toMatchObject({ code: 4403 });
  }
  // Nobody else pays for it, nor do those who come without one.
  await withToken(sarah.reconnectToken);
  await connect(url);
});
