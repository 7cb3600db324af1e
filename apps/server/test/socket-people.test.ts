/** Coming into a room, coming back, going, and being sent away. */

import { expect, test } from 'vitest';
import { connect, createRoom, join, type Member, request, startTestApp, until } from './harness.ts';

const names = (state: { participants: readonly { name: string }[] }) =>
  state.participants.map(({ name }) => name);

/** What this person sees now: their view is sent with the answer of joining again, which changes nothing. */
async function viewOf(url: string, roomId: string, { reconnectToken }: Pick<Member, 'reconnectToken'>) {
  const again = await join(url, roomId, { reconnectToken });
  again.socket.close();
  return again.state;
}

test('a token brings back the same person with seat and vote, whatever else is sent along', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url, { facilitatorParticipates: true });
  const sarah = await join(url, roomId, { name: 'Sarah', avatarSeed: 'seed' });
  const ben = await join(url, roomId, { name: 'Ben' });
  await sarah.send('set-story', { title: 'A' });
  await sarah.send('submit-vote', { value: '8' });
  sarah.socket.close();
  expect(await ben.next('participant-status')).toEqual({
    participantId: sarah.participantId,
    status: 'offline',
  });

  const ignored = { name: 'x'.repeat(31), role: 'PM', asObserver: true, avatarSeed: 'other', password: 'no' };
  const back = await join(url, roomId, { reconnectToken: sarah.reconnectToken, ...ignored });
  expect(back).toMatchObject({ participantId: sarah.participantId, reconnectToken: sarah.reconnectToken });
  expect(back.state).toMatchObject({ ownVote: '8', votingStatus: { [sarah.participantId]: true } });
  expect(back.state.participants[0]).toEqual({
    id: sarah.participantId,
    name: 'Sarah',
    role: 'Dev',
    isFacilitator: true,
    isObserver: false,
    connectionStatus: 'online',
    hasVoted: true,
    avatarSeed: 'seed',
  });
  await until('Sarah is online', () => ben.count('participant-status') === 2);
  expect(ben.count('participant-joined')).toBe(0);
  const forged = `${sarah.reconnectToken.slice(0, -2)}xx`;
  const stranger = await connect(url);
  for (const reconnectToken of [forged, 'x', `rt_${roomId}.${sarah.participantId}.`]) {
    const answer = await stranger.send('join-room', { roomId, name: 'X', role: 'Dev', reconnectToken });
    expect(answer).toMatchObject({ success: false, code: 'invalid_token' });
  }
});

test('a token still works after the server was restarted', async () => {
  const app = await startTestApp();
  const { roomId } = await createRoom(app.url, { votingTimerSeconds: 300 });
  const sarah = await join(app.url, roomId, { name: 'Sarah' });
  const ben = await join(app.url, roomId, { name: 'Ben' });
  await sarah.send('set-story', { title: 'A' });
  await ben.send('submit-vote', { value: '5' });
  const { url } = await app.restart();
  const back = await join(url, roomId, { reconnectToken: ben.reconnectToken });
  expect(back.state).toMatchObject({ ownVote: '5', phase: 'voting', timerEndsAt: expect.any(String) });
  expect(back.state.participants.map((p) => [p.name, p.connectionStatus])).toEqual([
    ['Sarah', 'offline'],
    ['Ben', 'online'],
  ]);
});

test('several connections are one participant, online while one lives', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const phone = await join(url, roomId, { reconnectToken: ben.reconnectToken }, { transports: ['polling'] });
  expect((await request(`${url}/api/rooms/${roomId}/info`)).body.participantCount).toBe(2);
  await sarah.send('set-story', { title: 'A' });
  await phone.send('submit-vote', { value: '5' });
  expect(await ben.next('vote-submitted')).toMatchObject({ participantId: ben.participantId });
  phone.socket.close();
  await sarah.send('add-to-queue', { title: 'B' });
  await ben.next('queue-updated');
  expect((await viewOf(url, roomId, sarah)).participants[1]?.connectionStatus).toBe('online');
  expect(sarah.count('participant-status')).toBe(0);
  ben.socket.close();
  expect(await sarah.next('participant-status')).toEqual({
    participantId: ben.participantId,
    status: 'offline',
  });
});

test('a kick ends all connections and tokens of its target, who may come anew as somebody else', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const phone = await join(url, roomId, { reconnectToken: ben.reconnectToken });
  await sarah.send('set-story', { title: 'A' });
  await ben.send('submit-vote', { value: '5' });
  await sarah.send('remove-participant', { participantId: ben.participantId });
  for (const each of [ben, phone]) {
    expect(await each.next('force-disconnect')).toEqual({ reason: 'removed' });
    await until('the connection ended', () => each.socket.disconnected);
  }
  const told = sarah.received.map(({ name }) => name);
  expect(told.slice(told.indexOf('vote-submitted'))).toEqual([
    'vote-submitted',
    'participant-removed',
    'vote-cleared',
  ]);
  const again = await connect(url);
  const token = { roomId, reconnectToken: ben.reconnectToken, name: 'Ben', role: 'Dev' };
  expect(await again.send('join-room', token)).toMatchObject({ success: false, code: 'invalid_token' });
  const anew = await join(url, roomId, { name: 'Ben' });
  expect(anew.participantId).not.toBe(ben.participantId);
  expect(anew.state).toMatchObject({ ownVote: null, voteCount: 0 });
});

test('whoever is away for half an hour without a vote goes from the list, and their token restores them', async () => {
  const { url, travel } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const [ann, ben] = [
    await join(url, roomId, { name: 'Ann' }),
    await join(url, roomId, { name: 'Ben', role: 'QE' }),
  ];
  await sarah.send('set-story', { title: 'A' });
  await ann.send('submit-vote', { value: '5' });
  for (const each of [ann, ben]) each.socket.close();
  await until('both are away', () => sarah.count('participant-status') === 2);
  travel(30 * 60_000);
  await sarah.send('mood-react', { emoji: '👋' });
  expect(await sarah.next('participant-left')).toEqual({ participantId: ben.participantId });
  expect(sarah.count('participant-left')).toBe(1);
  const back = await join(url, roomId, { reconnectToken: ben.reconnectToken });
  expect(back.state.participants[2]).toMatchObject({ id: ben.participantId, name: 'Ben', role: 'QE' });
  expect(await sarah.next('participant-joined')).toMatchObject({ name: 'Ann' });
  await until('Sarah is told', () => /participant-(joined|status)/.test(sarah.received.at(-1)?.name ?? ''));
});

test('a locked room lets nobody new in until it is unlocked, but those who were there', async () => {
  const { url } = await startTestApp();
  const { roomId, facilitatorRestToken } = await createRoom(url, { isLocked: true });
  const stranger = await connect(url);
  const request = { roomId, name: 'Sarah', role: 'Dev' };
  expect(await stranger.send('join-room', request)).toMatchObject({ success: false, code: 'room_locked' });
  const host = await join(url, roomId, { name: 'Sarah', reconnectToken: facilitatorRestToken });
  expect(host.state.config.locked).toBe(true);
  await host.send('update-config', { locked: false });
  const ben = await join(url, roomId, { name: 'Ben' });
  await host.send('update-config', { locked: true });
  expect(await stranger.send('join-room', request)).toMatchObject({ code: 'room_locked' });
  ben.socket.close();
  await join(url, roomId, { reconnectToken: ben.reconnectToken });
});

test('a room holds 25, keeps one place for its facilitator, and lets its people back in', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const people = await Promise.all(
    Array.from({ length: 24 }, (_, i) => join(url, roomId, { name: `P${i}`, asObserver: i % 2 === 0 })),
  );
  const last = await connect(url);
  const guest = { roomId, name: 'Late', role: 'Dev' };
  expect(await last.send('join-room', guest)).toMatchObject({ success: false, code: 'room_full' });
  const sarah = await join(url, roomId, { name: 'Sarah' });
  expect(sarah.state.participants).toHaveLength(25);
  expect(await last.send('join-room', guest)).toMatchObject({ code: 'room_full' });
  people[3]?.socket.close();
  expect(await last.send('join-room', guest)).toMatchObject({ code: 'room_full' });
  await join(url, roomId, { reconnectToken: people[3]?.reconnectToken });
  await people[5]?.send('leave-room');
  expect(await last.send('join-room', guest)).toMatchObject({ success: true });
  // Their token brings people back also where their place was taken meanwhile.
  const back = await people[5]?.send('join-room', { roomId, reconnectToken: people[5].reconnectToken });
  expect(back).toMatchObject({ success: true, participantId: people[5]?.participantId });
});

test('of thirty who come at once, 24 get in', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const clients = await Promise.all(Array.from({ length: 30 }, () => connect(url)));
  const answers = await Promise.all(
    clients.map((each, i) => each.send('join-room', { roomId, name: `P${i}`, role: 'Dev' })),
  );
  expect(answers.filter(({ success }) => success)).toHaveLength(24);
  expect((await request(`${url}/api/rooms/${roomId}/info`)).body.participantCount).toBe(24);
});

test('joining another room leaves the first as by disconnecting', async () => {
  const { url } = await startTestApp();
  const [one, two] = [await createRoom(url), await createRoom(url)];
  const sarah = await join(url, one.roomId, { name: 'Sarah' });
  const ben = await join(url, one.roomId, { name: 'Ben' });
  const token = ben.reconnectToken;
  const { success, state } = await ben.send('join-room', { roomId: two.roomId, name: 'Ben', role: 'QE' });
  expect([success, state.roomId, names(state)]).toEqual([true, two.roomId, ['Ben']]);
  expect(await sarah.next('participant-status')).toEqual({
    participantId: ben.participantId,
    status: 'offline',
  });
  await sarah.send('set-story', { title: 'A' });
  expect(await ben.send('submit-vote', { value: '5' })).toMatchObject({ code: 'no_active_story' });
  expect(ben.count('story-changed')).toBe(0);
  expect(await ben.send('join-room', { roomId: 'unknown', name: 'Ben', role: 'QE' })).toMatchObject({
    success: false,
  });
  expect(await ben.send('mood-react', { emoji: '🎉' })).toEqual({ success: true });
  const back = await ben.send('join-room', { roomId: one.roomId, reconnectToken: token });
  expect(back).toMatchObject({ success: true, participantId: ben.participantId });
  await until('Ben is back', () => sarah.count('participant-status') === 2);
});

test('joining the same room again on the same socket tells nobody that they were gone', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  expect(await ben.send('join-room', { roomId, reconnectToken: ben.reconnectToken })).toMatchObject({
    success: true,
    participantId: ben.participantId,
  });
  await ben.send('mood-react', { emoji: '🎉' });
  await sarah.next('mood-reaction');
  expect(sarah.count('participant-status')).toBe(0);
  await sarah.send('set-story', { title: 'A' });
  expect(await ben.send('submit-vote', { value: '5' })).toEqual({ success: true });
  expect(ben.count('story-changed')).toBe(1);
});

test('late ones get the history of an ended session by their token, others learn nothing', async () => {
  const app = await startTestApp();
  const { roomId, facilitatorRestToken } = await createRoom(app.url);
  const sarah = await join(app.url, roomId, { name: 'Sarah' });
  const ben = await join(app.url, roomId, { name: 'Ben' });
  await sarah.send('set-story', { title: 'A' });
  await ben.send('submit-vote', { value: '5' });
  await sarah.send('reveal-votes');
  await sarah.send('end-session');
  const { history } = await ben.next('session-ended');
  expect(history).toMatchObject([{ title: 'A', finalEstimate: '5' }]);
  const expectSummary = async (url: string) => {
    const late = await connect(url);
    for (const reconnectToken of [ben.reconnectToken, facilitatorRestToken]) {
      expect(await late.send('join-room', { roomId, reconnectToken })).toEqual({
        success: false,
        error: expect.any(String),
        code: 'session_ended',
        history,
      });
    }
    const guest = { roomId, name: 'Ann', role: 'Dev' };
    expect(await late.send('join-room', guest)).toMatchObject({ success: false, code: 'room_not_found' });
  };
  await expectSummary(app.url);
  await expectSummary((await app.restart()).url);
});
