/** People who aren't who they say, or not where they act: strangers, guests of other rooms, the removed, the late. */

import { roomCommands } from '@showhands/core';
import { expect, test } from 'vitest';
import { connect, createRoom, graphql, graphqlClient, join, startTestApp } from './harness.ts';
import { openRound } from './hostile.ts';

/** Something valid for each command. */
const VALID: Readonly<Record<string, Record<string, unknown>>> = {
  'submit-vote': { value: '8' },
  'set-story': { title: 'T' },
  'add-to-queue': { title: 'T' },
  'bulk-add-to-queue': { titles: ['T'] },
  'start-from-queue': { storyId: 's_1' },
  'remove-from-queue': { storyId: 's_1' },
  'update-queue-item': { storyId: 's_1', title: 'T' },
  'reorder-queue': { orderedIds: [] },
  'remove-participant': { participantId: 'p_1' },
  'transfer-facilitator': { targetParticipantId: 'p_1' },
  'switch-to-voter': { participantId: 'p_1' },
  'set-final-estimate': { value: '5' },
  'mood-react': { emoji: '👍' },
  'update-config': { locked: true },
};
const commandNames = roomCommands.map(({ name }) => name);

test('no event does anything before joining', async () => {
  const { url } = await startTestApp();
  const { expectUnchanged } = await openRound(url);
  const stranger = await connect(url);
  for (const name of commandNames) {
    expect(await stranger.send(name, VALID[name]), name).toMatchObject({
      success: false,
      code: 'not_in_room',
    });
  }
  await expectUnchanged();
});

test('no GraphQL mutation does anything without a token, or with one that is wrong', async () => {
  const { url } = await startTestApp();
  const { room, mike, expectUnchanged } = await openRound(url);
  const wrong = wrongTokens(mike.reconnectToken, room.facilitatorRestToken);
  const mutation = 'mutation { revealVotes { success } }';
  const anonymous = await graphql(url, mutation);
  expect(anonymous.body.errors[0].extensions.code).toBe('unauthorized');
  for (const token of wrong.filter((text) => /^[\x21-\x7e]+$/.test(text))) {
    const { body } = await graphql(url, mutation, {}, token);
    expect(['invalid_token', 'unauthorized', 'not_in_room'], token).toContain(body.errors[0].extensions.code);
    const events = graphqlClient(url, token).iterate({ query: 'subscription { roomEvents { __typename } }' });
    const first = await events.next().catch((error) => ({ value: { errors: error } }));
    expect(JSON.stringify(first.value), token).toMatch(/invalid_token|unauthorized/);
  }
  await expectUnchanged();
});

test('a token that is forged, cut, glued or of another room brings nobody in', async () => {
  const { url } = await startTestApp();
  const { room, mike, expectUnchanged } = await openRound(url);
  const other = await openRound(url);
  const stranger = await connect(url);
  const foreign = [other.mike.reconnectToken, other.sarah.reconnectToken, other.room.facilitatorRestToken];
  for (const reconnectToken of [...wrongTokens(mike.reconnectToken, room.facilitatorRestToken), ...foreign]) {
    const answer = await stranger.send('join-room', {
      roomId: room.roomId,
      name: 'Eve',
      role: 'Dev',
      reconnectToken,
    });
    expect(answer, reconnectToken.slice(0, 90)).toMatchObject({ success: false });
    expect(['invalid_token', 'invalid_input']).toContain(answer.code);
  }
  await expectUnchanged();
});

test('ids of another room name nobody and nothing here', async () => {
  const { url } = await startTestApp();
  const { sarah, expectUnchanged } = await openRound(url);
  const other = await openRound(url);
  const [story] = (await other.look()).storyQueue;
  const participantId = other.mike.participantId;
  const attempts: [event: string, input: Record<string, unknown>, code: string][] = [
    ['remove-participant', { participantId }, 'participant_not_found'],
    ['transfer-facilitator', { targetParticipantId: participantId }, 'participant_not_found'],
    ['switch-to-voter', { participantId }, 'participant_not_found'],
    ['start-from-queue', { storyId: story?.id }, 'story_not_found'],
    ['remove-from-queue', { storyId: story?.id }, 'story_not_found'],
    ['update-queue-item', { storyId: story?.id, title: 'T' }, 'story_not_found'],
    ['reorder-queue', { orderedIds: [story?.id] }, 'queue_changed'],
  ];
  for (const [event, input, code] of attempts) {
    expect(await sarah.send(event, input), event).toMatchObject({ success: false, code });
  }
  await expectUnchanged();
  await other.expectUnchanged();
});

test('the removed can do nothing any more, by any transport', async () => {
  const { url } = await startTestApp();
  const { room, sarah, mike, look } = await openRound(url);
  await sarah.send('remove-participant', { participantId: mike.participantId });
  expect(await mike.next('force-disconnect')).toEqual({ reason: 'removed' });
  const before = await look();

  const again = await connect(url, { auth: { reconnectToken: mike.reconnectToken } });
  const joining = { roomId: room.roomId, reconnectToken: mike.reconnectToken };
  expect(await again.send('join-room', joining)).toMatchObject({ code: 'invalid_token' });
  for (const name of commandNames) {
    expect(await again.send(name, VALID[name])).toMatchObject({ code: 'not_in_room' });
  }
  const { body } = await graphql(
    url,
    'mutation { submitVote(input: { value: "1" }) { success } }',
    {},
    mike.reconnectToken,
  );
  expect(body.errors[0].extensions.code).toBe('not_in_room');
  const events = graphqlClient(url, mike.reconnectToken).iterate({
    query: 'subscription { roomEvents { __typename } }',
  });
  const first = await events.next().catch((error) => ({ value: { errors: error } }));
  expect(JSON.stringify(first.value)).toContain('invalid_token');
  expect(await look()).toEqual(before);
});

test('after the end nothing can be changed and nobody new comes in', async () => {
  const { url } = await startTestApp();
  const { room, sarah, mike } = await openRound(url);
  const late = await connect(url);
  await sarah.send('end-session');
  expect(await mike.next('force-disconnect')).toEqual({ reason: 'ended' });
  const person = { roomId: room.roomId, name: 'Eve', role: 'Dev' };
  expect(await late.send('join-room', person)).toMatchObject({ code: 'room_not_found' });
  for (const reconnectToken of [mike.reconnectToken, sarah.reconnectToken, room.facilitatorRestToken]) {
    expect(await late.send('join-room', { ...person, reconnectToken })).toMatchObject({
      success: false,
      code: 'session_ended',
      history: [],
    });
    for (const mutation of ['revealVotes', 'endSession', 'leaveRoom']) {
      const { body } = await graphql(url, `mutation { ${mutation} { success } }`, {}, reconnectToken);
      expect(body.errors[0].extensions.code, mutation).toBe('session_ended');
    }
  }
});

test('an event needs no acknowledgement callback, and takes it with or without a payload', async () => {
  const { url } = await startTestApp();
  const { sarah, mike } = await openRound(url);
  mike.socket.emit('submit-vote', { value: '8' });
  mike.socket.emit('reveal-votes');
  expect(await mike.next('error')).toMatchObject({ code: 'facilitator_only' });
  const callbackOnly = await new Promise((resolve) => mike.socket.emit('clear-vote', resolve));
  expect(callbackOnly).toEqual({ success: true });
  const afterNull = await new Promise((resolve) => mike.socket.emit('clear-vote', null, resolve));
  expect(afterNull).toEqual({ success: true });
  const afterMany = await new Promise((resolve) =>
    sarah.socket.emit('reveal-votes', {}, [], 5, 'x', resolve),
  );
  expect(afterMany).toEqual({ success: true });
});

test('joining elsewhere, twice or without success leaves nobody in two rooms', async () => {
  const { url } = await startTestApp();
  const { mike, sarah, look } = await openRound(url);
  const { roomId } = await createRoom(url);
  expect(await mike.send('join-room', { roomId, name: 'Mike', role: 'Wizard' })).toMatchObject({
    code: 'invalid_role',
  });
  expect(await mike.send('submit-vote', { value: '3' })).toEqual({ success: true });
  expect(await mike.send('join-room', { roomId, name: 'Mike', role: 'Dev' })).toMatchObject({
    success: true,
  });
  expect(await mike.send('submit-vote', { value: '3' })).toMatchObject({ code: 'no_active_story' });
  const status = await sarah.next('participant-status');
  expect(status).toEqual({ participantId: mike.participantId, status: 'offline' });
  const other = await join(url, roomId, { name: 'Ann' });
  expect(other.state.participants.map(({ name }) => name)).toEqual(['Mike', 'Ann']);
  expect((await look()).voteCount).toBe(1);
});

/** Nearly these tokens. */
function wrongTokens(reconnectToken: string, hostKey: string): string[] {
  const [roomId = '', participantId = '', mac = ''] = reconnectToken.replace('rt_', '').split('.');
  const [, hostMac = ''] = hostKey.split('.');
  return [
    'x',
    '.',
    '..',
    'rt_',
    'frt_',
    '__proto__',
    'null',
    'a.b.c.d',
    'ey.ey.ey',
    reconnectToken.slice(0, -1),
    reconnectToken.slice(1),
    `${reconnectToken}A`,
    `${reconnectToken}.`,
    `${reconnectToken}\u0000`,
    reconnectToken.toUpperCase(),
    flipLast(reconnectToken),
    flipLast(hostKey),
    hostKey.replace('frt_', 'rt_'),
    reconnectToken.replace('rt_', 'frt_'),
    `rt_${roomId}.${participantId}.${hostMac}`,
    `frt_${roomId}.${mac}`,
    `rt_${roomId}..${mac}`,
    `rt_${roomId}.p_somebody-else.${mac}`,
    `rt_${roomId}.${participantId}.`,
    `rt_${roomId}.${participantId}.${mac}.${mac}`,
    `frt_${roomId}.`,
    '\uD800.\uD800.\uD800',
    'x'.repeat(2000),
    'x'.repeat(2001),
  ];
}

function flipLast(token: string): string {
  // Not the very last character, whose low bits base64 ignores.
  const at = token.length - 5;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
