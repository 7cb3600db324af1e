/** Two processes on one database: each keeps the rooms of its own people. */

import { expect, test } from 'vitest';
import { createRoom, freshStorage, graphql, join, startTestApp } from './harness.ts';

const MINUTE = 60_000;

/** A round in a room whose people are all at one process; the answered server is another one, later. */
async function openRoundBeside(later: number) {
  const storage = freshStorage();
  const first = await startTestApp({}, storage);
  const { roomId } = await createRoom(first.url, { votingTimerSeconds: 15, autoReveal: true });
  const sarah = await join(first.url, roomId, { name: 'Sarah' });
  const mike = await join(first.url, roomId, { name: 'Mike' });
  const ann = await join(first.url, roomId, { name: 'Ann' });
  await sarah.send('set-story', { title: 'PP-1' });
  await mike.send('submit-vote', { value: '5' });
  first.travel(later);
  const other = await startTestApp({}, storage, { offset: later });
  return { other, mike, ann };
}

test('a process that starts does not tell timers in place of the one where the people are', async () => {
  const { mike } = await openRoundBeside(6_000);
  await mike.send('mood-react', { emoji: '⏰' });
  expect(mike.count('timer-expiring')).toBe(1);
});

test('a process without any connection of a room takes nobody in it for gone', async () => {
  const { other, mike, ann } = await openRoundBeside(0);
  const query = '{ roomState { phase participants { connectionStatus } } }';
  const look = async () => (await graphql(other.url, query, {}, mike.reconnectToken)).body.data.roomState;
  const away = { connectionStatus: 'offline' };
  const waiting = { phase: 'voting', participants: [away, away, away] };
  expect(await look()).toEqual(waiting);
  other.travel(31 * MINUTE);
  const mood = 'mutation { moodReact(input: { emoji: "👍" }) { success } }';
  expect((await graphql(other.url, mood, {}, mike.reconnectToken)).body).not.toHaveProperty('errors');
  expect(await look()).toEqual(waiting);
  expect(await ann.send('submit-vote', { value: '5' })).toEqual({ success: true });
});
