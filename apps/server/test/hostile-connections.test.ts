/** A thousand connections that begin something and never go on: the server ends them, and serves everybody else. */

import { connect as connectTcp, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connect, createRoom, freshStorage, graphql, join, request, spawnServer } from './harness.ts';

const upgrade = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
  `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;

const postHead = (path: string, length: string) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${length}\r\n\r\n{"facil`;

const HALF_OPEN: Readonly<Record<string, string>> = {
  'a silent connection': '',
  'half a request line': 'GET /api/ro',
  'half a head': 'GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  'half a body': postHead('/api/rooms', 'Content-Length: 500'),
  'half a body in chunks': postHead('/api/rooms', 'Transfer-Encoding: chunked').replace('{', '7\r\n{'),
  'half a GraphQL body': postHead('/graphql', 'Content-Length: 500'),
  'half a polling body': postHead('/socket.io/?EIO=4&transport=polling', 'Content-Length: 500'),
  'a silent Socket.io websocket': upgrade('/socket.io/?EIO=4&transport=websocket'),
  'a silent GraphQL websocket': upgrade('/graphql', 'Sec-WebSocket-Protocol: graphql-transport-ws\r\n'),
  'an upgrade to nowhere': upgrade('/nowhere'),
};
const OF_EACH = 100;

/** The longest is half a body: 15 s for the request, 3 s until the next look; some for a busy machine. */
const CLOSED_AFTER_MS = 30_000;
/** Nobody waits until those are closed; and enough for a machine that is busy with other tests, too. */
const PROMPT_MS = 8_000;

test('a thousand half-open connections are closed in time, and slow nobody down', {
  timeout: 60_000,
}, async () => {
  const { url, output } = await spawnServer(freshStorage());
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const mike = await join(url, roomId, { name: 'Mike' });
  await sarah.send('set-story', { title: 'PP-1' });

  const begun = performance.now();
  const sockets = Object.entries(HALF_OPEN).flatMap(([what, text]) =>
    Array.from({ length: OF_EACH }, () => [what, halfOpen(url, text)] as const),
  );
  const left = () => sockets.filter(([, socket]) => !socket.destroyed).map(([what]) => what);
  let slowest = 0;
  for (let turn = 0; left().length > 0; turn += 1) {
    const elapsed = performance.now() - begun;
    if (elapsed > CLOSED_AFTER_MS) break;
    const sent = performance.now();
    expect(await mike.send('submit-vote', { value: turn % 2 ? '5' : '8' })).toEqual({ success: true });
    expect((await request(`${url}/health`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - sent);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect([...new Set(left())]).toEqual([]);
  expect(slowest).toBeLessThan(PROMPT_MS);
  expect([sarah.socket.connected, mike.socket.connected]).toEqual([true, true]);
  expect(output()).not.toMatch(/"level":[56]0|Error/);
});

test('connections that break off in the middle of anything harm nobody', async () => {
  const { url, output } = await spawnServer(freshStorage());
  for (const text of Object.values(HALF_OPEN)) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const socket = halfOpen(url, text);
        await new Promise((resolve) => socket.once('connect', resolve));
        // Some at once, some after an answer came, all without a goodbye.
        if (index % 2) await new Promise((resolve) => setTimeout(resolve, 20));
        socket.resetAndDestroy();
      }),
    );
  }
  const { roomId } = await createRoom(url);
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, index) => join(url, roomId, { name: `P${index}` })),
  );
  for (const { socket } of people) socket.io.engine.close();
  const watcher = await join(url, roomId, { name: 'Watcher', asObserver: true });
  expect((await graphql(url, '{ __typename }', {}, watcher.reconnectToken)).status).toBe(200);
  expect((await connect(url)).socket.connected).toBe(true);
  expect(output()).not.toMatch(/"level":[56]0|Error/);
});

function halfOpen(url: string, text: string): Socket {
  const socket = connectTcp(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  socket.resume();
  if (text) socket.write(text);
  return socket;
}
