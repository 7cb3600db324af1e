/** People who stop reading: what waits for them is bounded by its bytes, whichever way it would reach them. */

import { createServer } from 'node:http';
import { type AddressInfo, connect as connectTcp, type Socket } from 'node:net';
import { Server } from 'socket.io';
import { expect, onTestFinished, test } from 'vitest';
import { cutOffSlowReaders } from '../src/realtime/slow-readers.ts';
import {
  connect,
  createRoom,
  join,
  type Member,
  type SocketClient,
  soon,
  startTestApp,
  until,
} from './harness.ts';

const MB = 1024 * 1024;
/** What one `room-state` of the room below has, and more than the system itself keeps for who doesn't read. */
const STATE_BYTES = 0.24 * MB;
const SYSTEM_BYTES = 16 * MB;
/** So many of them are sent at most. */
const STATES = (8 * MB + SYSTEM_BYTES) / STATE_BYTES;

/** Fifty queued stories as long as they may be. */
async function startLargeRoom() {
  const { url } = await startTestApp();
  const wide = (length: number) => '\u{1F600}'.repeat(length);
  const storyQueue = Array.from({ length: 50 }, () => ({ title: wide(200), description: wide(1000) }));
  const { roomId } = await createRoom(url, { storyQueue });
  const sarah = await join(url, roomId, { name: 'Sarah' });
  return { url, roomId, sarah };
}

/** Renames somebody until a person is offline, so many times at most: each time all get a state. */
async function renameUntilOffline(who: Member, participantId: string, times: number): Promise<boolean> {
  const isOffline = () =>
    who.received.some(
      ({ name, payload }) =>
        name === 'participant-status' &&
        JSON.stringify(payload) === JSON.stringify({ participantId, status: 'offline' }),
    );
  for (let turn = 0; turn < times && !isOffline(); turn += 1) {
    await who.send('update-participant', { name: `Sarah ${turn}` });
  }
  return isOffline();
}

/** Reads no more from the raw connection below socket.io-client, which stays open. */
function stopReading({ socket }: SocketClient): Socket {
  const { ws } = socket.io.engine.transport as unknown as { ws: { _socket: Socket } };
  ws._socket.pause();
  onTestFinished(() => void ws._socket.destroy());
  return ws._socket;
}

/** Somebody who polls by hand. */
async function joinByPolling(url: string, roomId: string) {
  const open = await (await fetch(`${url}/socket.io/?EIO=4&transport=polling`)).text();
  const path = `/socket.io/?EIO=4&transport=polling&sid=${JSON.parse(open.slice(1)).sid}`;
  const post = (body: string) => fetch(url + path, { method: 'POST', body });
  const poll = async () => (await fetch(url + path)).text();
  await post('40');
  await poll();
  await post(`420${JSON.stringify(['join-room', { roomId, name: 'Poll', role: 'Dev' }])}`);
  // Their state may come before the answer to their joining.
  let answer: RegExpExecArray | null = null;
  while (!answer) answer = /"participantId":"(p_[^"]+)","reconnectToken/.exec(await poll());
  const participantId = answer[1] ?? '';
  /** Polls once more, without reading the answer. */
  function pollUnread(): Socket {
    const connection = connectTcp(Number(new URL(url).port), '127.0.0.1').pause();
    onTestFinished(() => void connection.destroy());
    connection.on('error', () => {});
    connection.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    return connection;
  }
  return { post, pollUnread, participantId };
}

test('whoever stops reading is cut off once megabytes wait for them', { timeout: 120_000 }, async () => {
  const { url, roomId, sarah } = await startLargeRoom();
  const slow = await join(url, roomId, { name: 'Slow' });
  stopReading(slow);
  expect(await renameUntilOffline(sarah, slow.participantId, STATES)).toBe(true);
});

test('whoever stops polling is cut off as well', { timeout: 120_000 }, async () => {
  const { url, roomId, sarah } = await startLargeRoom();
  const { participantId } = await joinByPolling(url, roomId);
  expect(await renameUntilOffline(sarah, participantId, STATES)).toBe(true);
});

test('whoever polls on without reading the answers is cut off as well', { timeout: 120_000 }, async () => {
  const { url, roomId, sarah } = await startLargeRoom();
  const { pollUnread, participantId } = await joinByPolling(url, roomId);
  let isOffline = false;
  for (let round = 0; round < 6 && !isOffline; round += 1) {
    pollUnread();
    isOffline = await renameUntilOffline(sarah, participantId, (6 * MB) / STATE_BYTES);
  }
  expect(isOffline).toBe(true);
});

test('what nobody reads is kept no longer than the connection that it was for', async () => {
  const { url, roomId, sarah } = await startLargeRoom();
  const { post, pollUnread, participantId } = await joinByPolling(url, roomId);
  expect(await renameUntilOffline(sarah, participantId, (7 * MB) / STATE_BYTES)).toBe(false);
  const connection = pollUnread();
  await soon(100);
  await post('1');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  // Whoever reads on finds the end before all of it came.
  connection.resume();
  await until('it is closed', () => connection.destroyed);
});

/** A server that tells whoever connects so many bytes, which they don't read, and the clients that are left. */
async function tellWhoDoesNotRead(clients: number, bytes: number, total: number) {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  onTestFinished(() => io.close());
  cutOffSlowReaders(io, { packets: 1000, bytes: 64 * MB, total });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const all = await Promise.all(Array.from({ length: clients }, () => connect(url)));
  const connections = all.map(stopReading);
  for (let told = 0; told < bytes; told += MB) {
    io.emit('text', 'x'.repeat(MB));
    await new Promise(setImmediate);
  }
  return { all, connections, left: () => io.engine.clientsCount };
}

test('a slow reader gets all that was sent, however long it took them', async () => {
  const { all, connections, left } = await tellWhoDoesNotRead(1, 24 * MB, 256 * MB);
  expect(left()).toBe(1);
  for (const connection of connections) connection.resume();
  await until('it all arrived', () => all[0]?.count('text') === 24);
});

test('of many who stop reading some are cut off before any of them alone would be', async () => {
  const { left } = await tellWhoDoesNotRead(4, 24 * MB, 16 * MB);
  expect(left()).toBeLessThan(4);
});
