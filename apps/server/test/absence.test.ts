/** What happens by itself when somebody's connection is gone: after a minute, after ten, after thirty. */

import { expect, test } from 'vitest';
import { createRoom, join, type Member, startTestApp, type TestApp, until } from './harness.ts';

const MINUTE = 60_000;
/** How long before its moment nothing may have happened yet: longer than a busy machine takes to look. */
const EARLY = 10_000;
/** What is left to wait for after a journey, by the real clock. */
const REST = 700;

async function openRoom(server: TestApp, options: Record<string, unknown> = {}) {
  const { roomId } = await createRoom(server.url, options);
  const sarah = await join(server.url, roomId, { name: 'Sarah' });
  const mike = await join(server.url, roomId, { name: 'Mike' });
  const ann = await join(server.url, roomId, { name: 'Ann' });
  return { roomId, sarah, mike, ann };
}

/** Cuts somebody's connection, and waits until the others know. */
async function lose(person: Member, witness: Member): Promise<void> {
  const payload = { participantId: person.participantId, status: 'offline' };
  person.socket.close();
  await until('the others know', () =>
    witness.received.some(
      (event) =>
        event.name === 'participant-status' && JSON.stringify(event.payload) === JSON.stringify(payload),
    ),
  );
}

/**
 * Turns the clock forward, and has the room notice: whatever happens in it sets its alarm anew. By the answer, this
 * person was told all that was due.
 */
async function pass(server: TestApp, person: Member, milliseconds: number): Promise<void> {
  server.travel(milliseconds);
  expect(await person.send('mood-react', { emoji: '⏰' })).toEqual({ success: true });
}

test('a round waits a minute for somebody whose connection broke, then reveals without them', async () => {
  const server = await startTestApp();
  const { sarah, mike, ann } = await openRoom(server, { autoReveal: true });
  await sarah.send('set-story', { title: 'PP-1' });
  await lose(ann, mike);
  await mike.send('submit-vote', { value: '5' });
  await pass(server, mike, MINUTE - EARLY);
  expect(mike.count('votes-revealed')).toBe(0);
  await pass(server, mike, EARLY - REST);
  const { votes } = await mike.next('votes-revealed');
  expect(votes).toMatchObject([{ participantName: 'Mike', value: '5' }]);
});

test('who is back within the minute is waited for', async () => {
  const server = await startTestApp();
  const { roomId, sarah, mike, ann } = await openRoom(server, { autoReveal: true });
  await sarah.send('set-story', { title: 'PP-1' });
  await lose(ann, mike);
  await mike.send('submit-vote', { value: '5' });
  await pass(server, mike, MINUTE / 2);
  const back = await join(server.url, roomId, { reconnectToken: ann.reconnectToken });
  await pass(server, mike, 2 * MINUTE);
  expect(mike.count('votes-revealed')).toBe(0);
  await back.send('submit-vote', { value: '8' });
  expect((await mike.next('votes-revealed')).votes).toHaveLength(2);
});

test('the vote of somebody who went away stays and counts', async () => {
  const server = await startTestApp();
  const { sarah, mike, ann } = await openRoom(server);
  await sarah.send('set-story', { title: 'PP-1' });
  await ann.send('submit-vote', { value: '8' });
  await lose(ann, mike);
  await pass(server, mike, 45 * MINUTE);
  expect(mike.count('participant-left')).toBe(0);
  await sarah.send('reveal-votes');
  expect((await mike.next('votes-revealed')).votes).toMatchObject([{ participantName: 'Ann', value: '8' }]);
  // With the round over, nothing keeps her in the list.
  expect(await mike.next('participant-left')).toEqual({ participantId: ann.participantId });
});

test('after ten minutes the seat passes to the longest-present online voter, and a return takes nothing back', async () => {
  const server = await startTestApp();
  const { roomId, sarah, mike, ann } = await openRoom(server);
  await lose(sarah, mike);
  await pass(server, mike, 10 * MINUTE - EARLY);
  expect(mike.count('facilitator-changed')).toBe(0);
  await pass(server, mike, EARLY - REST);
  expect(await ann.next('facilitator-changed')).toEqual({ newFacilitatorId: mike.participantId });
  expect(await mike.send('set-story', { title: 'PP-1' })).toEqual({ success: true });
  const back = await join(server.url, roomId, { reconnectToken: sarah.reconnectToken });
  expect(await back.send('reveal-votes')).toMatchObject({ code: 'facilitator_only' });
});

test('a seat that nobody could take waits for the first voter who comes', async () => {
  const server = await startTestApp();
  const { roomId } = await createRoom(server.url);
  const sarah = await join(server.url, roomId, { name: 'Sarah' });
  const watcher = await join(server.url, roomId, { name: 'Watcher', asObserver: true });
  await lose(sarah, watcher);
  await pass(server, watcher, 11 * MINUTE);
  expect(watcher.count('facilitator-changed')).toBe(0);
  const mike = await join(server.url, roomId, { name: 'Mike' });
  expect(await watcher.next('facilitator-changed')).toEqual({ newFacilitatorId: mike.participantId });
});

test('after thirty minutes people go from the list, and their token still brings them back', async () => {
  const server = await startTestApp();
  const { roomId, mike, ann } = await openRoom(server);
  await lose(ann, mike);
  await pass(server, mike, 30 * MINUTE - EARLY);
  expect(mike.count('participant-left')).toBe(0);
  await pass(server, mike, EARLY - REST);
  expect(await mike.next('participant-left')).toEqual({ participantId: ann.participantId });
  const back = await join(server.url, roomId, { reconnectToken: ann.reconnectToken });
  expect(back.participantId).toBe(ann.participantId);
  expect(back.state.participants.at(-1)).toMatchObject({ name: 'Ann', connectionStatus: 'online' });
});

test('a restart begins these times anew', async () => {
  const server = await startTestApp();
  const { roomId, mike, ann } = await openRoom(server);
  await lose(ann, mike);
  await pass(server, mike, 29 * MINUTE);
  const next = await server.restart();
  const back = await join(next.url, roomId, { reconnectToken: mike.reconnectToken });
  await pass(next, back, 29 * MINUTE);
  expect(back.count('participant-left')).toBe(0);
  await pass(next, back, 2 * MINUTE);
  await until('both who never came back are gone', () => back.count('participant-left') === 2);
});
