/** Who is the facilitator: by name, by the host's key, by transfer, and when nobody is left. */

import { expect, test } from 'vitest';
import { connect, createRoom, join, type Member, startTestApp, until } from './harness.ts';

const names = (state: { participants: readonly { name: string }[] }) =>
  state.participants.map(({ name }) => name);

test('the first to come under the facilitator’s name takes the seat, case and outer spaces aside', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url, { facilitatorName: ' Sarah ' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const first = await join(url, roomId, { name: '  sARAH ', asObserver: true });
  const second = await join(url, roomId, { name: 'Sarah' });
  expect(
    second.state.participants.map(({ isFacilitator, isObserver }) => [isFacilitator, isObserver]),
  ).toEqual([
    [false, false],
    [true, false],
    [false, false],
  ]);
  expect(await ben.next('facilitator-changed')).toEqual({ newFacilitatorId: first.participantId });
  await until('Ben was told all of it', () => ben.count('participant-joined') === 2);
  expect(ben.received.map(({ name }) => name)).toEqual([
    'room-state',
    'participant-joined',
    'facilitator-changed',
    'room-state',
    'participant-joined',
  ]);
});

test('the host’s key takes the seat from whoever has it, is one participant, and ends seats by name', async () => {
  const { url } = await startTestApp();
  const { roomId, facilitatorRestToken } = await createRoom(url);
  const key = { reconnectToken: facilitatorRestToken, name: 'Hanna', asObserver: true };
  const impostor = await join(url, roomId, { name: 'Sarah' });
  const host = await join(url, roomId, key);
  expect(host.state.participants).toMatchObject([
    { name: 'Sarah', isFacilitator: false },
    { name: 'Hanna', isFacilitator: true, isObserver: false },
  ]);
  expect(await impostor.send('set-story', { title: 'A' })).toMatchObject({ code: 'facilitator_only' });
  expect(host.reconnectToken).not.toBe(facilitatorRestToken);

  await host.send('transfer-facilitator', { targetParticipantId: impostor.participantId });
  const withOrdinaryToken = await join(url, roomId, { reconnectToken: host.reconnectToken });
  expect(withOrdinaryToken.state.participants[0]).toMatchObject({ isFacilitator: true });
  const second = await join(url, roomId, { ...key, name: 'Somebody else' });
  expect(second.participantId).toBe(host.participantId);
  expect(second.state.participants).toMatchObject([
    { isFacilitator: false },
    { name: 'Hanna', isFacilitator: true },
  ]);

  const unused = await createRoom(url);
  await join(url, unused.roomId, { reconnectToken: unused.facilitatorRestToken, name: 'Hanna' });
  const named = await join(url, unused.roomId, { name: 'Sarah' });
  expect(named.state.participants[1]).toMatchObject({ name: 'Sarah', isFacilitator: false });
  const stranger = await connect(url);
  const elsewhere = { roomId, reconnectToken: unused.facilitatorRestToken, name: 'X', role: 'Dev' };
  expect(await stranger.send('join-room', elsewhere)).toMatchObject({ code: 'invalid_token' });
});

test('the seat passes to somebody online who is no observer', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const olga = await join(url, roomId, { name: 'Olga', asObserver: true });
  const to = (who: Member) => sarah.send('transfer-facilitator', { targetParticipantId: who.participantId });
  expect(await to(olga)).toMatchObject({ code: 'invalid_target' });
  ben.socket.close();
  await sarah.next('participant-status');
  expect(await to(ben)).toMatchObject({ code: 'invalid_target' });
  const back = await join(url, roomId, { reconnectToken: ben.reconnectToken });
  expect(await to(ben)).toEqual({ success: true });
  expect(await sarah.send('set-story', { title: 'A' })).toMatchObject({ code: 'facilitator_only' });
  expect(await back.send('set-story', { title: 'A' })).toEqual({ success: true });
});

test('a facilitator who leaves passes the seat on; back, they have none', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const olga = await join(url, roomId, { name: 'Olga', asObserver: true });
  const ben = await join(url, roomId, { name: 'Ben' });
  await join(url, roomId, { name: 'Ann' });
  expect(await sarah.send('leave-room')).toEqual({ success: true });
  expect(await olga.next('facilitator-changed')).toEqual({ newFacilitatorId: ben.participantId });
  expect(await sarah.send('mood-react', { emoji: '👋' })).toMatchObject({ code: 'not_in_room' });
  const token = { roomId, reconnectToken: sarah.reconnectToken };
  const { state, participantId } = await sarah.send('join-room', token);
  expect(participantId).toBe(sarah.participantId);
  expect(names(state)).toEqual(['Olga', 'Ben', 'Ann', 'Sarah']);
  expect(state.participants[3]).toMatchObject({ isFacilitator: false, connectionStatus: 'online' });
});

test('after ten minutes without its facilitator a room gets another one', async () => {
  const { url, travel } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  sarah.socket.close();
  await ben.next('participant-status');
  travel(9.9 * 60_000);
  await ben.send('mood-react', { emoji: '👋' });
  expect(ben.count('facilitator-changed')).toBe(0);
  travel(0.2 * 60_000);
  await ben.send('mood-react', { emoji: '👋' });
  expect(await ben.next('facilitator-changed')).toEqual({ newFacilitatorId: ben.participantId });
});
