/** Rooms whose database is slow, fails, or keeps what was saved and loses the answer. */

import type { RoomStore, Store } from '@showhands/store';
import { expect, test } from 'vitest';
import { listenByEventStream, listenByWebSocket } from './graphql-events.ts';
import {
  connect,
  createRoom,
  freshStorage,
  graphql,
  join,
  type Member,
  type SocketClient,
  soon,
  startTestApp,
  until,
} from './harness.ts';

/** A server whose database does to the next read or save of a room what a test asks for. */
async function startOnBadStore() {
  let rooms: RoomStore | undefined;
  let nextSave: 'is refused' | 'loses its answer' | undefined;
  const slow: Record<'load' | 'save', Promise<void>[]> = { load: [], save: [] };
  const withStore = (store: Store): Store => {
    rooms = store.rooms;
    return {
      ...store,
      rooms: {
        ...store.rooms,
        async load(id) {
          const isLetThrough = slow.load.shift();
          const loaded = await store.rooms.load(id);
          await isLetThrough;
          return loaded;
        },
        async save(...args) {
          const fate = nextSave;
          nextSave = undefined;
          await slow.save.shift();
          const isKept = fate === 'is refused' || (await store.rooms.save(...args));
          if (fate) throw new Error(`a save that ${fate}`);
          return isKept;
        },
      },
    };
  };
  const server = await startTestApp({}, freshStorage(), { withStore });
  return {
    ...server,
    stored: async (id: string) => (await rooms?.load(id))?.room,
    theNextSave(fate: 'is refused' | 'loses its answer') {
      nextSave = fate;
    },
    /**
     * The next load answers what it found when it began, or the next save begins, once the answered function is called.
     */
    slowNext(call: 'load' | 'save'): () => void {
      let letThrough = () => {};
      slow[call].push(
        new Promise((resolve) => {
          letThrough = resolve;
        }),
      );
      return letThrough;
    },
    /** Whether such a call came, and waits. */
    get isWaiting() {
      return slow.load.length + slow.save.length === 0;
    },
  };
}

async function openRound(url: string, options: Record<string, unknown> = {}) {
  const { roomId } = await createRoom(url, options);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const mike = await join(url, roomId, { name: 'Mike' });
  const ann = await join(url, roomId, { name: 'Ann' });
  await sarah.send('set-story', { title: 'PP-1' });
  return { roomId, sarah, mike, ann };
}

const lastState = (person: SocketClient) =>
  person.received.findLast(({ name }) => name === 'room-state')?.payload as Member['state'];

test('a slow read brings back nothing that was changed while it was on its way', async () => {
  const server = await startOnBadStore();
  const { roomId, mike, ann } = await openRound(server.url);
  await mike.send('submit-vote', { value: '5' });
  server.theNextSave('is refused');
  expect(await ann.send('submit-vote', { value: '3' })).toMatchObject({ code: 'unavailable' });

  // 1. Somebody looks, and their read is slow. 2. Meanwhile a vote is taken back, or waits for the same read.
  const letThrough = server.slowNext('load');
  const looking = graphql(server.url, '{ roomState { ownVote } }', {}, mike.reconnectToken);
  await soon(100);
  const clearing = mike.send('clear-vote');
  await Promise.race([clearing, soon(200)]);
  letThrough();
  await looking;
  expect(await clearing).toEqual({ success: true });

  // 3. The same vote as before is a new one.
  expect(await mike.send('submit-vote', { value: '5' })).toEqual({ success: true });
  expect((await server.stored(roomId))?.round).toMatchObject({ votes: { [mike.participantId]: '5' } });
});

test('what was stored though its answer was lost is told to all, without anybody asking', async () => {
  const server = await startOnBadStore();
  const { mike, ann } = await openRound(server.url, { autoReveal: true });
  await mike.send('submit-vote', { value: '5' });
  server.theNextSave('loses its answer');
  expect(await ann.send('submit-vote', { value: '8' })).toMatchObject({ code: 'unavailable' });
  for (const person of [mike, ann]) {
    await until('they see the reveal', () => lastState(person).phase === 'revealed');
  }
});

test('whoever was removed, or left, is let go though the answer was lost', async () => {
  const server = await startOnBadStore();
  const { sarah, mike, ann } = await openRound(server.url);
  const listener = listenByWebSocket(server.url, ann.reconnectToken);
  await until('Ann listens, too', () => listener.events.length === 1);
  server.theNextSave('loses its answer');
  await sarah.send('remove-participant', { participantId: ann.participantId });
  expect(await ann.next('force-disconnect')).toEqual({ reason: 'removed' });
  await listener.done;
  await until('Ann is disconnected', () => ann.socket.disconnected);
  expect(ann.received.at(-1)?.name).toBe('force-disconnect');
  expect(await mike.next('participant-removed')).toEqual({ participantId: ann.participantId });
  await until('the others see it', () => lastState(mike).participants.length === 2);

  server.theNextSave('loses its answer');
  await mike.send('leave-room');
  expect(await sarah.next('participant-left')).toEqual({ participantId: mike.participantId });
  expect(await mike.send('mood-react', { emoji: '👋' })).toMatchObject({ code: 'not_in_room' });
});

test('the end of a session is told though its answer was lost', async () => {
  const server = await startOnBadStore();
  const { sarah, mike } = await openRound(server.url);
  server.theNextSave('loses its answer');
  expect(await sarah.send('end-session')).toMatchObject({ code: 'unavailable' });
  expect(await mike.next('session-ended')).toEqual({ history: [] });
  expect(await mike.next('force-disconnect')).toEqual({ reason: 'ended' });
  for (const { socket } of [sarah, mike]) await until('they are disconnected', () => socket.disconnected);
});

test('whoever was let in though the answer was lost is away, and keeps nobody waiting', async () => {
  const server = await startOnBadStore();
  const { roomId, mike, ann } = await openRound(server.url, { autoReveal: true });
  const gus = await connect(server.url);
  server.theNextSave('loses its answer');
  const answer = await gus.send('join-room', { roomId, name: 'Gus', role: 'Dev' });
  expect(answer).toMatchObject({ code: 'unavailable' });
  await until('the others see Gus', () => lastState(mike).participants.length === 4);
  expect(lastState(mike).participants[3]).toMatchObject({ name: 'Gus', connectionStatus: 'offline' });

  await mike.send('submit-vote', { value: '5' });
  await ann.send('submit-vote', { value: '5' });
  expect(mike.count('votes-revealed')).toBe(0);
  server.travel(60_000);
  await mike.send('mood-react', { emoji: '⏰' });
  expect(mike.count('votes-revealed')).toBe(1);
});

test.each([
  ['websocket', listenByWebSocket],
  ['event stream', listenByEventStream],
])('who gives up a subscription by %s while they are let in is away', async (_by, listen) => {
  const bad = await startOnBadStore();
  const { roomId, sarah, ann } = await openRound(bad.url);
  await ann.send('leave-room');
  const { url } = await bad.restart();
  const { reconnectToken } = sarah;
  const back = await join(url, roomId, { reconnectToken });
  const letThrough = bad.slowNext('save');
  const listener = listen(url, ann.reconnectToken);
  await until('Ann is being let in', () => bad.isWaiting);
  listener.stop();
  await soon(100);
  letThrough();
  await back.next('participant-joined');
  await until('Ann is away', async () => {
    const { body } = await graphql(
      url,
      '{ roomState { participants { name connectionStatus } } }',
      {},
      reconnectToken,
    );
    const { participants } = body.data.roomState as Member['state'];
    return participants.find(({ name }) => name === 'Ann')?.connectionStatus === 'offline';
  });
});

test('who comes back after a long absence stays, whatever else happens as they come', async () => {
  const server = await startOnBadStore();
  const { roomId, sarah, mike, ann } = await openRound(server.url);
  ann.socket.close();
  await mike.next('participant-status');
  server.travel(40 * 60_000);
  await mike.send('submit-vote', { value: '3' });
  expect(mike.count('participant-left')).toBe(1);

  // What comes while a save is under way happens together: first Ann's return, then a vote.
  const letThrough = server.slowNext('save');
  const storing = sarah.send('add-to-queue', { title: 'PP-2' });
  await until('it is being stored', () => server.isWaiting);
  const back = join(server.url, roomId, { reconnectToken: ann.reconnectToken });
  await soon(100);
  const voting = mike.send('submit-vote', { value: '5' });
  await soon(50);
  letThrough();
  await Promise.all([storing, voting]);
  expect((await back).state.participants.map(({ name }) => name)).toEqual(['Sarah', 'Mike', 'Ann']);
  expect(mike.count('participant-left')).toBe(1);
});

test('what happens together is followed by one state of the room', async () => {
  const server = await startOnBadStore();
  const { sarah, mike, ann } = await openRound(server.url);
  // By an answer, everything before it has been heard.
  await mike.send('mood-react', { emoji: '👋' });
  const before = mike.count('room-state');
  const letThrough = server.slowNext('save');
  const renaming = sarah.send('update-participant', { name: 'Sarah 2' });
  await until('it is being stored', () => server.isWaiting);
  const together = [
    mike.send('update-participant', { name: 'Mike 2' }),
    ann.send('update-participant', { name: 'Ann 2' }),
    graphql(server.url, 'mutation { revote { success } }', {}, sarah.reconnectToken),
  ];
  await soon(100);
  letThrough();
  await Promise.all([renaming, ...together]);
  await mike.send('mood-react', { emoji: '👋' });
  expect(mike.count('room-state')).toBe(before + 2);
  expect(lastState(mike).participants.map(({ name }) => name)).toEqual(['Sarah 2', 'Mike 2', 'Ann 2']);
  const names = mike.received.map(({ name }) => name);
  expect(names.lastIndexOf('room-state')).toBeGreaterThan(names.indexOf('voting-reset'));
});
