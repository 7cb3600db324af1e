/** Timers by the real clock, most of which the tests skip: the shortest one lasts 15 s and warns 10 s before its end. */

import { expect, test } from 'vitest';
import { listenByWebSocket } from './graphql-events.ts';
import {
  createRoom,
  freshStorage,
  graphql,
  join,
  type Member,
  startTestApp,
  type TestApp,
  until,
} from './harness.ts';

const SECOND = 1000;
/** How long before its moment nobody may have been told yet: longer than a busy machine takes to look. */
const EARLY = 3 * SECOND;
/** What is left to wait for after a journey, by the real clock. */
const REST = 700;

async function startRound(server: TestApp, options: Record<string, unknown> = {}) {
  const { roomId } = await createRoom(server.url, { votingTimerSeconds: 15, ...options });
  const sarah = await join(server.url, roomId, { name: 'Sarah' });
  const mike = await join(server.url, roomId, { name: 'Mike' });
  await sarah.send('set-story', { title: 'PP-1' });
  return { roomId, sarah, mike };
}

/**
 * Turns the clock forward, and has the room notice: whatever happens in it sets its alarm anew. By the answer, this
 * person was told all that was due.
 */
async function pass(server: TestApp, person: Member, milliseconds: number): Promise<void> {
  server.travel(milliseconds);
  expect(await person.send('mood-react', { emoji: '⏰' })).toEqual({ success: true });
}

function told(person: Member): string[] {
  return person.received.map(({ name }) => name).filter((name) => name.startsWith('timer-'));
}

test('a timer warns everybody ten seconds before its end and expires at its end, once each', async () => {
  const server = await startTestApp();
  const { sarah, mike } = await startRound(server);
  await mike.send('submit-vote', { value: '5' });
  await pass(server, mike, 5 * SECOND - EARLY);
  expect(told(mike)).toEqual([]);
  await pass(server, mike, EARLY - REST);
  expect(await mike.next('timer-expiring')).toEqual({ votedCount: 1, totalCount: 1 });
  await pass(server, mike, 10 * SECOND - EARLY);
  expect(told(mike)).toEqual(['timer-expiring']);
  await pass(server, mike, EARLY - REST);
  expect(await mike.next('timer-expired')).toBeUndefined();
  await pass(server, mike, 60 * SECOND);
  await until('Sarah was told, too', () => told(sarah).length === 2);
  expect(told(mike)).toEqual(['timer-expiring', 'timer-expired']);
  expect(mike.count('votes-revealed')).toBe(0);
});

test('an extended timer ends later, with a warning of its own', async () => {
  const server = await startTestApp();
  const { sarah, mike } = await startRound(server);
  expect(await sarah.send('extend-timer')).toMatchObject({ code: 'timer_not_expiring' });
  await pass(server, mike, 5 * SECOND);
  await mike.next('timer-expiring');
  expect(await mike.send('extend-timer')).toMatchObject({ code: 'facilitator_only' });
  expect(await sarah.send('extend-timer')).toEqual({ success: true });
  const story = await mike.next('story-changed');
  const { timerEndsAt } = await mike.next('timer-extended');
  expect(Date.parse(timerEndsAt) - Date.parse(story.timerEndsAt)).toBe(15 * SECOND);

  await pass(server, mike, 10 * SECOND);
  expect(told(mike)).toEqual(['timer-expiring', 'timer-extended']);
  await pass(server, mike, 5 * SECOND);
  await until('the second warning', () => mike.count('timer-expiring') === 2);
  await pass(server, mike, 10 * SECOND);
  await mike.next('timer-expired');
  await sarah.send('extend-timer');
  await pass(server, mike, 15 * SECOND);
  await until('the second end', () => mike.count('timer-expired') === 2);
  expect(told(mike)).toEqual([
    'timer-expiring',
    'timer-extended',
    'timer-expiring',
    'timer-expired',
    'timer-extended',
    'timer-expired',
  ]);
});

test('a timer of null stops the running one, and another duration waits for the next start', async () => {
  const server = await startTestApp();
  const { sarah, mike } = await startRound(server);
  await sarah.send('update-config', { votingTimerSeconds: 30 });
  await pass(server, mike, 5 * SECOND);
  await mike.next('timer-expiring');
  await sarah.send('update-config', { votingTimerSeconds: null });
  await pass(server, mike, 60 * SECOND);
  expect(told(mike)).toEqual(['timer-expiring']);
  expect(await sarah.send('extend-timer')).toMatchObject({ code: 'timer_not_expiring' });
  await sarah.send('update-config', { votingTimerSeconds: 15 });
  await sarah.send('revote');
  await pass(server, mike, 15 * SECOND);
  await mike.next('timer-expired');
});

test('reveal, next, skip and done stop the timer; resume starts a full one', async () => {
  const server = await startTestApp();
  const { sarah, mike } = await startRound(server, { storyQueue: [{ title: 'PP-2' }, { title: 'PP-3' }] });
  await sarah.send('reveal-votes');
  await pass(server, mike, 20 * SECOND);
  await sarah.send('start-next-from-queue');
  await sarah.send('skip-story');
  await pass(server, mike, 20 * SECOND);
  await sarah.send('start-next-from-queue');
  await sarah.send('done-for-today');
  await pass(server, mike, 20 * SECOND);
  expect(told(mike)).toEqual([]);
  await sarah.send('resume-from-done');
  await pass(server, mike, 5 * SECOND - EARLY);
  expect(told(mike)).toEqual([]);
  await pass(server, mike, EARLY);
  await mike.next('timer-expiring');
});

test('a timer goes on over a restart, and does not warn again', async () => {
  const server = await startTestApp();
  const { roomId, mike } = await startRound(server);
  await pass(server, mike, 6 * SECOND);
  await mike.next('timer-expiring');
  const next = await server.restart();
  const back = await join(next.url, roomId, { reconnectToken: mike.reconnectToken });
  expect(back.state.timerEndsAt).toBe((await mike.next('story-changed')).timerEndsAt);
  await pass(next, back, 4 * SECOND);
  expect(told(back)).toEqual([]);
  await pass(next, back, 5 * SECOND - REST);
  await back.next('timer-expired');
  await pass(next, back, 60 * SECOND);
  expect(told(back)).toEqual(['timer-expired']);
});

test('whoever is back after a restart before the warning hears it', async () => {
  const server = await startTestApp();
  const { roomId, mike } = await startRound(server);
  const next = await server.restart();
  const back = await join(next.url, roomId, { reconnectToken: mike.reconnectToken });
  expect(await back.next('timer-expiring')).toEqual({ votedCount: 0, totalCount: 1 });
});

test('of a warning and an end that passed while the server was down, only the end is told, once', async () => {
  const server = await startTestApp();
  const { roomId, sarah, mike } = await startRound(server);
  await server.app.stop();
  server.travel(60 * SECOND);
  const next = await server.restart();
  const back = await join(next.url, roomId, { reconnectToken: mike.reconnectToken });
  const host = await join(next.url, roomId, { reconnectToken: sarah.reconnectToken });
  await pass(next, back, 60 * SECOND);
  // Told when the first of them came, which may be before they were connected.
  expect([[], ['timer-expired']]).toContainEqual(told(back));
  expect(told(host)).toEqual([]);
  expect(await host.send('extend-timer')).toEqual({ success: true });
  await pass(next, back, 15 * SECOND);
  await until('the end of the extension', () => told(host).at(-1) === 'timer-expired');
});

test('a restart in the middle of a store full of timers wakes each', async () => {
  const server = await startTestApp({}, freshStorage());
  const rounds = await Promise.all(Array.from({ length: 5 }, () => startRound(server)));
  server.travel(6 * SECOND);
  const next = await server.restart();
  const back = await Promise.all(
    rounds.map(({ roomId, mike }) => join(next.url, roomId, { reconnectToken: mike.reconnectToken })),
  );
  for (const person of back) await pass(next, person, 0);
  next.travel(9 * SECOND);
  for (const person of back) await pass(next, person, 0);
  for (const person of back) await person.next('timer-expired');
  for (const person of back) expect(person.count('timer-expired')).toBe(1);
});

test('every state says what the server’s clock shows as it is sent', async () => {
  const server = await startTestApp();
  const { roomId, sarah, mike } = await startRound(server);
  const offBy = ({ serverTime }: { serverTime?: unknown }, ahead: number) =>
    Math.abs(Date.parse(String(serverTime)) - Date.now() - ahead);
  const minute = 60 * SECOND;
  const hour = 60 * minute;
  server.travel(hour);
  const ann = await join(server.url, roomId, { name: 'Ann' });
  const subscriber = listenByWebSocket(server.url, mike.reconnectToken);
  await until('a subscriber has a state', () => subscriber.events.length === 1);
  server.travel(hour);
  await sarah.send('revote');
  const states = () => subscriber.events.filter(({ name }) => name === 'room-state');
  await until('everybody has another state', () => states().length === 2 && ann.count('room-state') === 2);
  const query = '{ roomState { serverTime } }';
  const asked = (await graphql(server.url, query, {}, mike.reconnectToken)).body.data?.roomState ?? {};

  expect(offBy(ann.state, hour)).toBeLessThan(minute);
  expect(offBy(states()[0]?.payload ?? {}, hour)).toBeLessThan(minute);
  const [, told] = ann.received.filter(({ name }) => name === 'room-state');
  expect(offBy(told?.payload as object, 2 * hour)).toBeLessThan(minute);
  expect(offBy(states()[1]?.payload ?? {}, 2 * hour)).toBeLessThan(minute);
  expect(offBy(asked, 2 * hour)).toBeLessThan(minute);
});
