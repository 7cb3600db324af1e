/** Rooms whose database is slow, fails, or keeps what was saved and loses the answer. */

import type { RoomStore, Store } from '@showhands/store';
import { expect, test } from 'vitest';
import { createRoom, freshStorage, graphql, join, startTestApp } from './harness.ts';

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
