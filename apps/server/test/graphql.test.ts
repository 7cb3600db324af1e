/** Rooms over GraphQL: the same commands, events and presence as over Socket.io. */

import { type RoomCommandName, roomCommands } from '@showhands/core';
import { createdRoom, type RoomState, roomInfo } from '@showhands/protocol';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { schemaText } from '../src/graphql/print-schema.ts';
import { DOCUMENTED_COMMANDS } from './documented-commands.ts';
import { listenByEventStream, listenByWebSocket } from './graphql-events.ts';
import { createRoom, graphql, graphqlClient, join, request, startTestApp, until } from './harness.ts';
import { expectDocumented, expectExactly } from './strict.ts';

const MUTATIONS = buildSchema(schemaText()).getMutationType()?.getFields() ?? {};
const mutationName = (command: string) => command.replace(/-(\w)/g, (_dash, letter) => letter.toUpperCase());

/** The mutation of a room command, with its input where it takes one. */
function mutation(command: RoomCommandName): string {
  const name = mutationName(command);
  const type = MUTATIONS[name]?.args[0]?.type;
  return type
    ? `mutation ($input: ${type}) { ${name}(input: $input) { success } }`
    : `mutation { ${name} { success } }`;
}

const codesOf = (body: { errors?: { extensions: { code: string } }[] }) =>
  body.errors?.map(({ extensions }) => extensions.code);

/** Each state says when it was sent. */
const stateAtAnyTime = (payload: unknown) => ({
  name: 'room-state',
  payload: { ...(payload as RoomState), serverTime: expect.any(String) },
});

const JOIN = `mutation ($input: JoinRoomInput!) {
  joinRoom(input: $input) { participantId reconnectToken state { phase participants { name connectionStatus } } }
}`;

test('createRoom answers what REST does, and only the host’s key takes its seat', async () => {
  const { url } = await startTestApp({ PUBLIC_URL: 'https://poker.example' });
  const query = `mutation ($input: CreateRoomInput!) {
    createRoom(input: $input) { roomId roomCode joinUrl facilitatorRestToken }
  }`;
  const input = { facilitatorName: 'Sarah', cardScale: 'fibonacci', roles: ['Dev'], anonymousVoting: false };
  const { body } = await graphql(url, query, { input });
  const room = body.data.createRoom;
  expectExactly(createdRoom, room, 'the created room');
  const sarah = await join(url, room.roomId, { name: 'Sarah' });
  expect(sarah.state.participants[0]?.isFacilitator).toBe(false);
  const host = await join(url, room.roomId, { name: 'Sarah', reconnectToken: room.facilitatorRestToken });
  expect(host.state.participants[1]?.isFacilitator).toBe(true);

  const refused = await graphql(url, query, { input: { ...input, facilitatorName: '', theme: null } });
  expect(refused.body.errors[0].extensions).toEqual({
    code: 'invalid_input',
    details: [{ path: 'facilitatorName', message: expect.any(String) }],
  });
  expect(codesOf((await graphql(url, query, { input: { ...input, theme: 'neon' } })).body)).toEqual([
    'pro_required',
  ]);
});

test('room finds a room by its id or its code, and says what REST says', async () => {
  const { url } = await startTestApp();
  const { roomId, roomCode } = await createRoom(url);
  const query = `query ($id: ID, $code: String) { room(id: $id, code: $code) {
    roomId roomCode roles cardScale participantCount maxParticipants passwordRequired locked theme
  } }`;
  const byRest = (await request(`${url}/api/rooms/${roomId}/info`)).body;
  expectExactly(roomInfo, byRest, 'info');
  for (const variables of [{ id: roomId }, { code: roomCode }, { code: roomCode.toLowerCase(), id: null }]) {
    expect((await graphql(url, query, variables)).body).toEqual({ data: { room: byRest } });
  }
  expect(codesOf((await graphql(url, query, { id: 'unknown' })).body)).toEqual(['room_not_found']);
  for (const variables of [{}, { id: roomId, code: roomCode }]) {
    expect(codesOf((await graphql(url, query, variables)).body)).toEqual(['invalid_input']);
  }
});

test('every room command is a mutation, for those who prove who they are', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const stranger = await createRoom(url);
  const inputs: Partial<Record<RoomCommandName, object>> = {
    'submit-vote': { value: '5' },
    'set-story': { title: 'A' },
    'add-to-queue': { title: 'A' },
    'bulk-add-to-queue': { titles: ['A'] },
    'start-from-queue': { storyId: 's_x' },
    'remove-from-queue': { storyId: 's_x' },
    'update-queue-item': { storyId: 's_x', title: 'A' },
    'reorder-queue': { orderedIds: [] },
    'remove-participant': { participantId: 'p_x' },
    'transfer-facilitator': { targetParticipantId: 'p_x' },
    'switch-to-voter': { participantId: 'p_x' },
    'set-final-estimate': { value: '5' },
    'update-config': { autoReveal: true },
    'mood-react': { emoji: '🎉' },
    'update-participant': { name: 'Ben' },
  };
  for (const { name } of roomCommands) {
    expect(MUTATIONS, name).toHaveProperty(mutationName(name));
    const send = (token?: string) => graphql(url, mutation(name), { input: inputs[name] }, token);
    const without = await send();
    expect(codesOf(without.body), name).toEqual(['unauthorized']);
    expect(without.body.data, name).toBeNull();
    expect(codesOf((await send('rt_x.y.z')).body), name).toEqual(['invalid_token']);
    // The key alone is nobody in the room; two commands it may give from outside.
    const byKey = codesOf((await send(stranger.facilitatorRestToken)).body);
    expect(byKey, name).toEqual(
      name === 'reveal-votes' ? ['no_active_story'] : name === 'end-session' ? undefined : ['not_in_room'],
    );
    if (name === 'end-session') Object.assign(stranger, await createRoom(url));
  }
  expect((await graphql(url, '{ roomState { phase } }', {}, 'x')).body.errors[0].extensions.code).toBe(
    'invalid_token',
  );
  expect(roomId).toBeTruthy();
});

test('a whole session runs by mutations alone', async () => {
  const { url } = await startTestApp();
  const { roomId, facilitatorRestToken } = await createRoom(url);
  const witness = await join(url, roomId, { name: 'Witness', role: 'QE' });
  const joining = async (input: object) =>
    (await graphql(url, JOIN, { input: { roomId, ...input } })).body.data.joinRoom;
  const host = await joining({ name: 'Hanna', role: 'Dev', reconnectToken: facilitatorRestToken });
  const ben = await joining({ name: 'Ben', role: 'Dev', asObserver: null, password: null });
  const olga = await joining({ name: 'Olga', role: 'QE', asObserver: true });
  expect(ben.state.participants[2]).toEqual({ name: 'Ben', connectionStatus: 'offline' });
  const ran = new Set<string>();
  const run = async (who: { reconnectToken: string }, command: RoomCommandName, input?: object) => {
    ran.add(command);
    const { body } = await graphql(url, mutation(command), { input }, who.reconnectToken);
    expect(body, command).toEqual({ data: { [mutationName(command)]: { success: true } } });
  };
  const state = async (fields: string, who = host) =>
    (await graphql(url, `{ roomState { ${fields} } }`, {}, who.reconnectToken)).body.data.roomState;

  await run(host, 'set-story', { title: 'A', description: null, url: 'https://x.example' });
  await run(ben, 'submit-vote', { value: '5' });
  await run(ben, 'clear-vote');
  await run(ben, 'submit-vote', { value: '8' });
  expect(await state('ownVote voteCount', ben)).toEqual({ ownVote: '8', voteCount: 1 });
  expect(await state('ownVote voteCount')).toEqual({ ownVote: null, voteCount: 1 });
  await run(host, 'reveal-votes');
  await run(host, 'set-final-estimate', { value: '13' });
  await run(host, 'set-final-estimate', { value: null });
  await run(host, 'revote');
  await run(host, 'reveal-votes');
  await run(host, 'next-story');
  await run(host, 'add-to-queue', { title: 'B' });
  await run(host, 'bulk-add-to-queue', { titles: ['C', 'D'] });
  const queued = async (): Promise<{ id: string; title: string; url: string }[]> =>
    (await state('storyQueue { id title url }')).storyQueue;
  const [b, c, d] = (await queued()).map(({ id }) => id);
  await run(host, 'update-queue-item', { storyId: b, title: 'B!', url: 'https://b.example' });
  await run(host, 'update-queue-item', { storyId: b, title: 'B!', url: null });
  await run(host, 'reorder-queue', { orderedIds: [d, c, b] });
  await run(host, 'remove-from-queue', { storyId: d });
  expect(await queued()).toEqual([
    { id: c, title: 'C', url: null },
    { id: b, title: 'B!', url: null },
  ]);
  await run(host, 'start-next-from-queue');
  await run(host, 'skip-story');
  await run(host, 'update-config', { votingTimerSeconds: 15, anonymousVoting: null, locked: false });
  await run(host, 'start-from-queue', { storyId: b });
  const late = await graphql(url, mutation('extend-timer'), {}, host.reconnectToken);
  expect(codesOf(late.body)).toEqual(['timer_not_expiring']);
  await run(host, 'update-config', { votingTimerSeconds: null });
  expect(await state('config { votingTimerSeconds } timerEndsAt')).toEqual({
    config: { votingTimerSeconds: null },
    timerEndsAt: null,
  });
  await run(olga, 'switch-to-voter', { participantId: olga.participantId, role: 'Dev' });
  await run(olga, 'mood-react', { emoji: '🎉' });
  await run(olga, 'update-participant', { name: 'Olga!' });
  await run(host, 'transfer-facilitator', { targetParticipantId: witness.participantId });
  await graphql(url, JOIN, { input: { roomId, reconnectToken: facilitatorRestToken } });
  await run(host, 'remove-participant', { participantId: olga.participantId });
  await run(ben, 'leave-room');
  await run(host, 'done-for-today');
  await run(host, 'resume-from-done');
  await run(host, 'end-session');
  expect([...ran, 'extend-timer'].sort()).toEqual(DOCUMENTED_COMMANDS.toSorted());
  expectDocumented(witness.received);
  expect(witness.count('participant-status')).toBe(0);
  const back = await graphql(url, JOIN, { input: { roomId, reconnectToken: host.reconnectToken } });
  expect(back.body.errors[0].extensions).toMatchObject({ code: 'session_ended', history: [{ title: 'A' }] });
});

test('subscribers get what a socket in the room gets, in the same order', async () => {
  const { url, travel } = await startTestApp();
  const { roomId } = await createRoom(url, { votingTimerSeconds: 15 });
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const listeners = [
    listenByWebSocket(url, ben.reconnectToken),
    listenByEventStream(url, ben.reconnectToken),
  ];
  await until('both listen', () => listeners.every(({ events }) => events.length === 1));
  for (const { events } of listeners) expect(events).toEqual([stateAtAnyTime(ben.state)]);

  const olga = await join(url, roomId, { name: 'Olga', asObserver: true });
  const carl = await join(url, roomId, { name: 'Carl' });
  await sarah.send('bulk-add-to-queue', { titles: ['A', 'B', 'C'] });
  await sarah.send('start-next-from-queue');
  await ben.send('submit-vote', { value: '5' });
  await carl.send('submit-vote', { value: '☕' });
  await carl.send('clear-vote');
  travel(6_000);
  await olga.send('mood-react', { emoji: '🦉' });
  await sarah.send('extend-timer');
  travel(30_000);
  await olga.send('mood-react', { emoji: '🦉' });
  await sarah.send('reveal-votes');
  await sarah.send('set-final-estimate', { value: '8' });
  await sarah.send('revote');
  await sarah.send('skip-story');
  await sarah.send('update-config', { anonymousVoting: true, votingTimerSeconds: null });
  await sarah.send('start-next-from-queue');
  await ben.send('submit-vote', { value: '8' });
  await carl.send('submit-vote', { value: '3' });
  await sarah.send('reveal-votes');
  carl.socket.close();
  await ben.next('participant-status');
  await olga.send('leave-room');
  await sarah.send('remove-participant', { participantId: carl.participantId });
  await sarah.send('transfer-facilitator', { targetParticipantId: ben.participantId });
  await ben.send('done-for-today');
  await ben.send('resume-from-done');
  await ben.send('end-session');

  await Promise.all(listeners.map(({ done }) => done));
  await until('the socket heard the end', () => ben.count('force-disconnect') === 1);
  const bySocket = ben.received.map(({ name, payload }) =>
    name === 'room-state' ? stateAtAnyTime(payload) : { name, payload: payload ?? {} },
  );
  expect(bySocket.length).toBeGreaterThan(35);
  for (const { events, errors } of listeners) {
    expect(errors).toEqual([]);
    expect(events.map(({ name }) => name)).toEqual(bySocket.map(({ name }) => name));
    expect(events).toEqual(bySocket);
  }
});

test.each([
  ['a websocket', listenByWebSocket],
  ['an event stream', listenByEventStream],
])(
  'over %s one is online while the subscription lives, and mutations make nobody online',
  async (_by, listen) => {
    const { url } = await startTestApp();
    const { roomId } = await createRoom(url);
    const sarah = await join(url, roomId, { name: 'Sarah' });
    const input = { roomId, name: 'Ben', role: 'QE' };
    const { participantId, reconnectToken } = (await graphql(url, JOIN, { input })).body.data.joinRoom;
    expect(await sarah.next('participant-joined')).toMatchObject({
      name: 'Ben',
      connectionStatus: 'offline',
    });
    await sarah.send('set-story', { title: 'A' });
    await graphql(url, mutation('submit-vote'), { input: { value: '5' } }, reconnectToken);
    expect(await sarah.next('vote-submitted')).toMatchObject({ participantId });
    expect(sarah.count('participant-status')).toBe(0);

    const statuses = () =>
      sarah.received.filter(({ name }) => name === 'participant-status').map(({ payload }) => payload);
    const [online, offline] = ['online', 'offline'].map((status) => ({ participantId, status }));
    const listener = listen(url, reconnectToken);
    await until('Ben is online', () => statuses().length === 1);
    expect(statuses()).toEqual([online]);
    const second = listen(url, reconnectToken);
    await until('the second listens', () => second.events.length === 1);
    listener.stop();
    await until('one subscription is left', async () =>
      (await (await fetch(`${url}/metrics`)).text()).includes('showhands_subscribers 1'),
    );
    expect(statuses()).toHaveLength(1);
    second.stop();
    await until('Ben is offline', () => statuses().length === 2);
    expect(statuses()).toEqual([online, offline]);
  },
);

test('a subscription ends with what ends its participant’s stay, after telling why', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const [ben, ann] = [await join(url, roomId, { name: 'Ben' }), await join(url, roomId, { name: 'Ann' })];
  const kicked = [listenByWebSocket(url, ben.reconnectToken), listenByEventStream(url, ben.reconnectToken)];
  const left = listenByWebSocket(url, ann.reconnectToken);
  await until('all listen', () => [...kicked, left].every(({ events }) => events.length === 1));
  await sarah.send('remove-participant', { participantId: ben.participantId });
  await Promise.all(kicked.map(({ done }) => done));
  for (const { events } of kicked) {
    expect(events.slice(1)).toEqual([{ name: 'force-disconnect', payload: { reason: 'removed' } }]);
  }
  await graphql(url, mutation('leave-room'), {}, ann.reconnectToken);
  await left.done;
  expect(left.events.at(-1)).toEqual({
    name: 'participant-left',
    payload: { participantId: ann.participantId },
  });
  const again = listenByWebSocket(url, ben.reconnectToken);
  await again.done;
  expect(again.errors).toMatchObject([{ extensions: { code: 'invalid_token' } }]);
  const back = listenByWebSocket(url, ann.reconnectToken);
  await until('Ann is back', () => back.events.length === 1);
  await until('Sarah is told', () => /participant-(joined|status)/.test(sarah.received.at(-1)?.name ?? ''));
});

test('an operation that fails leaves the others on its websocket alone', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const ben = await join(url, roomId, { name: 'Ben' });
  const client = graphqlClient(url, ben.reconnectToken);
  const moods: unknown[] = [];
  const query = 'subscription { roomEvents { ... on MoodReactionEvent { emoji } } }';
  client.subscribe({ query }, { next: ({ data }) => moods.push(data), error: () => {}, complete: () => {} });
  const tell = (text: string) =>
    new Promise((resolve) => {
      client.subscribe({ query: text }, { next: resolve, error: resolve, complete: () => {} });
    });
  expect(await tell('{')).toMatchObject([{ message: expect.stringContaining('Syntax') }]);
  expect(await tell('{ nothing }')).toMatchObject([{ message: expect.stringContaining('nothing') }]);
  expect(await tell('mutation { nextStory { success } }')).toMatchObject({
    errors: [{ extensions: { code: 'facilitator_only' } }],
  });
  expect(await tell('mutation { moodReact(input: { emoji: "🎉" }) { success } }')).toEqual({
    data: { moodReact: { success: true } },
  });
  await until('the mood arrived', () => moods.length >= 2);
  expect(moods.at(-1)).toEqual({ roomEvents: { emoji: '🎉' } });
  const key = (await createRoom(url)).facilitatorRestToken;
  const unused = listenByWebSocket(url, key);
  await unused.done;
  expect(unused.errors).toMatchObject([{ extensions: { code: 'not_in_room' } }]);
  const stranger = graphqlClient(url);
  const refused = await new Promise((resolve) => {
    stranger.subscribe({ query }, { next: resolve, error: resolve, complete: () => {} });
  });
  expect(refused).toMatchObject({ errors: [{ extensions: { code: 'unauthorized' } }] });
});
