/** Who counts as online, however people come and go: no connection may be counted that isn't there. */

import { expect, test } from 'vitest';
import { listenByEventStream, listenByWebSocket } from './graphql-events.ts';
import { connect, createRoom, graphqlClient, join, type Member, startTestApp, until } from './harness.ts';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Who is online in the eyes of this person, by name. */
async function onlineNames(url: string, roomId: string, { reconnectToken }: Member): Promise<string[]> {
  const { state, socket } = await join(url, roomId, { reconnectToken });
  socket.close();
  return state.participants.filter((p) => p.connectionStatus === 'online').map(({ name }) => name);
}

async function gauge(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

test('one who is there by socket and by subscription is online until both end', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  const listener = listenByWebSocket(url, ben.reconnectToken);
  await until('Ben listens', () => listener.events.length === 1);
  ben.socket.close();
  await sarah.send('set-story', { title: 'A' });
  await until('the subscription lives on', () =>
    listener.events.some(({ name }) => name === 'story-changed'),
  );
  expect(await onlineNames(url, roomId, sarah)).toEqual(['Sarah', 'Ben']);
  expect(sarah.count('participant-status')).toBe(0);
  listener.stop();
  expect(await sarah.next('participant-status')).toEqual({
    participantId: ben.participantId,
    status: 'offline',
  });
});

test.each([
  ['websocket', listenByWebSocket],
  ['event stream', listenByEventStream],
])('subscriptions by %s that are given up at any moment leave nobody online', async (_by, listen) => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const ben = await join(url, roomId, { name: 'Ben' });
  ben.socket.close();
  await sarah.next('participant-status');
  for (let i = 0; i < 30; i += 1) {
    const listener = listen(url, ben.reconnectToken);
    if (i % 3 > 0) await wait(i / 2);
    listener.stop();
  }
  const last = listen(url, ben.reconnectToken);
  await until('the last one listens', () => last.events.length > 0);
  last.stop();
  await until('no subscription is left', async () => (await gauge(url, 'showhands_subscribers')) === 0);
  await until('Ben is offline', async () => (await onlineNames(url, roomId, sarah)).join() === 'Sarah');
});

test.each(['websocket', 'polling'])(
  'joins by %s that are given up at any moment leave nobody online',
  async (by) => {
    const { url } = await startTestApp();
    const { roomId } = await createRoom(url);
    const sarah = await join(url, roomId, { name: 'Sarah' });
    const ben = await join(url, roomId, { name: 'Ben' });
    ben.socket.close();
    await sarah.next('participant-status');
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const client = await connect(url, { transports: [by] });
        client.socket.emit('join-room', { roomId, reconnectToken: ben.reconnectToken });
        if (i % 4 > 0) await wait(i);
        client.socket.close();
      }),
    );
    await until('Ben is offline', async () => (await onlineNames(url, roomId, sarah)).join() === 'Sarah');
    const statuses = sarah.received
      .filter(({ name }) => name === 'participant-status')
      .map(({ payload }) => payload);
    expect(statuses.at(-1)).toEqual({ participantId: ben.participantId, status: 'offline' });
    // Never the same twice in a row.
    const changes = statuses.map((payload) => (payload as { status: string }).status);
    expect(changes.filter((status, i) => status === changes[i - 1])).toEqual([]);
  },
);

test('whoever is kicked while joining again hears nothing more, by whatever way', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  for (let i = 0; i < 10; i += 1) {
    const ben = await join(url, roomId, { name: `Ben ${i}` });
    const phones = await Promise.all([connect(url), connect(url)]);
    const again = { roomId, reconnectToken: ben.reconnectToken };
    const listener = listenByWebSocket(url, ben.reconnectToken);
    if (i % 2) await until('the subscription began', () => listener.events.length > 0);
    await Promise.all([
      phones[0].send('join-room', again).catch(() => {}),
      sarah.send('remove-participant', { participantId: ben.participantId }),
      phones[1].send('join-room', again).catch(() => {}),
    ]);
    await listener.done;
    await until('the socket is disconnected', () => ben.socket.disconnected);
    expect(await onlineNames(url, roomId, sarah)).toEqual(['Sarah']);
    await sarah.send('add-to-queue', { title: 'secret' });
    for (const phone of phones) {
      // Whoever is still connected gets this answer after all that was sent before.
      if (phone.socket.connected) await phone.send('nothing-of-the-kind').catch(() => {});
      expect(phone.count('queue-updated')).toBe(0);
    }
  }
  await until('no subscription is left', async () => (await gauge(url, 'showhands_subscribers')) === 0);
});

test('whoever joins while the session ends is told so, or is sent away with the others', async () => {
  const { url } = await startTestApp();
  for (let i = 0; i < 10; i += 1) {
    const { roomId } = await createRoom(url);
    const sarah = await join(url, roomId, { name: 'Sarah' });
    const late = await connect(url);
    const [answer] = await Promise.all([
      late.send('join-room', { roomId, name: 'Late', role: 'Dev' }).catch(() => 'disconnected'),
      sarah.send('end-session'),
    ]);
    if (answer.success) await until('Late is sent away', () => late.socket.disconnected);
  }
});

test.each(['remove-participant', 'end-session'])(
  'a subscription that begins while %s happens ends with it',
  async (event) => {
    const { url } = await startTestApp();
    const query = 'subscription { roomEvents { ... on QueueUpdatedEvent { queue { title } } } }';
    for (let i = 0; i < 10; i += 1) {
      const { roomId } = await createRoom(url);
      const sarah = await join(url, roomId, { name: 'Sarah' });
      const { participantId, reconnectToken } = await join(url, roomId, { name: 'Ben' });
      const client = graphqlClient(url, reconnectToken);
      const subscribe = () => {
        const messages: unknown[] = [];
        const ended = new Promise<void>((end) => {
          client.subscribe(
            { query },
            { next: (message) => messages.push(message), error: () => end(), complete: () => end() },
          );
        });
        return { messages, ended };
      };
      const first = subscribe();
      await until('the websocket is open', () => first.messages.length === 1);
      const second = subscribe();
      await Promise.all([sarah.send(event, { participantId }), first.ended, second.ended]);
    }
    await until('no subscription is left', async () => (await gauge(url, 'showhands_subscribers')) === 0);
  },
);
