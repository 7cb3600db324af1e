/** Rooms whose database is slow, fails, or keeps what was saved and loses the answer. */

import type { RoomStore, Store } from '@showhands/store';
import { expect, test } from 'vitest';
import { listenByWebSocket } from './graphql-events.ts';
import {
  createRoom,
  freshStorage,
  graphql,
  join,
  type Member,
  type SocketClient,
  startTestApp,
  until,
} from './harness.ts';

/** A server whose database does to the next read or save of a room what a test asks for. */
async function startOnBadStore() {
  let rooms: RoomStore | undefined;
  let nextSave: 'is refused' | 'loses its answer' | undefined;
  let slow: Promise<void> | undefined;
  const withStore = (store: Store): Store => {
    rooms = store.rooms;
    return {
      ...store,
      rooms: {
        ...store.rooms,
        async load(id) {
          const waiting = slow;
          slow = undefined;
          const loaded = await store.rooms.load(id);
          await waiting;
          return loaded;
        },
        async save(...args) {
          const fate = nextSave;
          nextSave = undefined;
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
    /** The next read answers what it found when it began, once the answered function is called. */
    slowNextRead(): () => void {
      let letThrough = () => {};
      slow = new Promise((resolve) => {
        letThrough = resolve;
      });
      return letThrough;
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

const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('a slow read brings back nothing that was changed while it was on its way', async () => {
  const server = await startOnBadStore();
  const { roomId, mike, ann } = await openRound(server.url);
  await mike.send('submit-vote', { value: '5' });
  server.theNextSave('is refused');
  expect(await ann.send('submit-vote', { value: '3' })).toMatchObject({ code: 'unavailable' });

  // 1. Somebody looks, and their read is slow. 2. Meanwhile a vote is taken back, or waits for the same read.
  const letThrough = server.slowNextRead();
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
