/** Subscribers who go while the database fails what they wait for: nobody else notices. */

import type { Store } from '@showhands/store';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createRoom, freshStorage, join, request, soon, startTestApp, until } from './harness.ts';
import { createPoll, getToken, sendVote } from './poll-client.ts';

/** Lets a database wait on demand, and then fail. */
function createOutage() {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  let isOut = false;
  let waiting = 0;
  return {
    begin() {
      isOut = true;
    },
    /** What waits fails now, and what comes at once; from then on all is well. */
    end() {
      isOut = false;
      reject(new Error('the database cannot be reached'));
    },
    get waiting() {
      return waiting;
    },
    async through<T>(work: () => Promise<T>): Promise<T> {
      if (!isOut) return work();
      waiting += 1;
      return promise;
    },
  };
}

/** A GraphQL websocket by hand, as the client's library would complete what it began before it closes. */
async function subscribe(url: string, query: string, token?: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  const received: string[] = [];
  socket.on('message', (data) => {
    received.push(String(data));
    if (received.length === 1)
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(
    JSON.stringify({ type: 'connection_init', payload: { authorization: token && `Bearer ${token}` } }),
  );
  return {
    received,
    send: (message: object) => socket.send(JSON.stringify(message)),
    isOpen: () => socket.readyState === WebSocket.OPEN,
    async close() {
      socket.close();
      await new Promise((resolve) => socket.once('close', resolve));
      await soon(100);
    },
  };
}

const isAboutEnded = (line: string) => line.includes('what an ended GraphQL subscription waited for failed');

/** A poll whose reads are in the hands of an outage. */
async function startPoll() {
  const outage = createOutage();
  const withStore = (store: Store): Store => ({
    ...store,
    polls: { ...store.polls, version: (id) => outage.through(() => store.polls.version(id)) },
  });
  const { url, logLines } = await startTestApp({}, freshStorage(), { withStore });
  const id = await createPoll(url, { show_results_before_vote: true });
  const query = `subscription { pollResults(id: "${id}") { status } }`;
  /** Resolves once who watches reads, and waits for the answer. */
  async function beginOutage() {
    const _token = await getToken(url, id);
    outage.begin();
    await sendVote(url, id, { _token, fingerprint: 'f', option_ids: ['opt_1'] });
    // They hear of the vote within a quarter of a second.
    await soon(400);
    expect(outage.waiting).toBeGreaterThan(0);
  }
  return { url, logLines, query, beginOutage, endOutage: outage.end };
}

test('the server outlives a websocket that closes while the live results that it waits for fail', async () => {
  const { url, logLines, query, beginOutage, endOutage } = await startPoll();
  const socket = await subscribe(url, query);
  await until('it began', () => socket.received.length === 2);
  await beginOutage();
  await socket.close();
  endOutage();
  await until('it was noted', () => logLines.some(isAboutEnded));
  expect((await request(`${url}/health`)).status).toBe(200);
});

test('a client that completes a subscription whose read fails keeps all else that it does on its websocket', async () => {
  const { url, logLines, query, beginOutage, endOutage } = await startPoll();
  const socket = await subscribe(url, query);
  await until('it began', () => socket.received.length === 2);
  await beginOutage();
  socket.send({ type: 'complete', id: '1' });
  await soon(100);
  endOutage();
  await soon(100);
  expect(socket.isOpen()).toBe(true);
  socket.send({ type: 'subscribe', id: '2', payload: { query } });
  await until('another one begins', () => socket.received.some((text) => text.includes('"id":"2"')));
  expect(logLines.some(isAboutEnded)).toBe(true);
});

test('the server outlives a stream of events that closes while the live results that it waits for fail', async () => {
  const { url, query, beginOutage, endOutage } = await startPoll();
  const headers = { 'Content-Type': 'application/json', Accept: 'text/event-stream' };
  const { body } = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  const reader = body?.getReader();
  for (let text = ''; !text.includes('open'); )
    text += String(Buffer.from((await reader?.read())?.value ?? []));
  await beginOutage();
  await reader?.cancel();
  await soon(100);
  endOutage();
  await soon(100);
  expect((await request(`${url}/health`)).status).toBe(200);
});

test('the server outlives a websocket that closes while the room that it waits for cannot be read', async () => {
  const outage = createOutage();
  const lettingIn = Promise.withResolvers<void>();
  let saves = Number.NEGATIVE_INFINITY;
  const withStore = (store: Store): Store => ({
    ...store,
    rooms: {
      ...store.rooms,
      load: (id) => outage.through(() => store.rooms.load(id)),
      async save(...args) {
        saves += 1;
        if (saves === 1) await lettingIn.promise;
        if (saves === 2) throw new Error('the database cannot be reached');
        return store.rooms.save(...args);
      },
    },
  });
  const { url, logLines } = await startTestApp({}, freshStorage(), { withStore });
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const mike = await join(url, roomId, { name: 'Mike' });
  // 1. Mike is let in, and right then a save fails: what this process knows of the room may be old.
  saves = 0;
  outage.begin();
  const socket = await subscribe(url, 'subscription { roomEvents { __typename } }', mike.reconnectToken);
  await until('Mike is being let in', () => saves === 1);
  const failing = sarah.send('set-story', { title: 'PP-1' });
  await soon(100);
  lettingIn.resolve();
  expect(await failing).toMatchObject({ code: 'unavailable' });
  await until('his state is being read', () => outage.waiting > 0);
  // 2. Meanwhile he is told something, and goes.
  sarah.socket.disconnect();
  await until('he is told', () => socket.received.length === 2);
  await socket.close();
  outage.end();
  await until('it was noted', () => logLines.some(isAboutEnded));
  expect((await request(`${url}/health`)).status).toBe(200);
});
