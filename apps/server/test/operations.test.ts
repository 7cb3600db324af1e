/** What operators rely on: a stop in good order, metrics, and logs without anybody's secrets. */

import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { createClient } from 'graphql-ws';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  createRoom,
  freshStorage,
  graphql,
  graphqlClient,
  join,
  post,
  request,
  spawnServer,
  startTestApp,
  until,
} from './harness.ts';

const CARDS = ['1', '2', '3', '5', '8'];

test('a stop stores what was acknowledged, and everybody comes back by themselves', async () => {
  const storage = freshStorage();
  const first = await spawnServer(storage);
  const { roomId } = await createRoom(first.url);
  const sarah = await join(first.url, roomId, { name: 'Sarah' });
  const ann = await join(first.url, roomId, { name: 'Ann' });
  await sarah.send('set-story', { title: 'PP-1' });

  // Mike's client reconnects as socket.io-client does of itself, and so does Ann's graphql-ws client.
  const mike = io(first.url, { transports: ['websocket'], forceNew: true, reconnectionDelay: 50 });
  onTestFinished(() => void mike.close());
  let token: string | undefined;
  let returned: { ownVote: string | null } | undefined;
  mike.on('connect', async () => {
    const person = { roomId, name: 'Mike', role: 'Dev', reconnectToken: token };
    const { state, reconnectToken } = await mike.emitWithAck('join-room', person);
    if (token) returned = state;
    token = reconnectToken;
  });
  await until('Mike is in', () => token !== undefined);
  const events = subscribeForGood(first.url, ann.reconnectToken);
  await until('Ann is subscribed', () => events.length > 0);

  let acknowledged: string | undefined;
  let underWay: string | undefined;
  const voting = (async () => {
    for (let turn = 0; ; turn += 1) {
      underWay = CARDS[turn % CARDS.length];
      const answer = await mike.timeout(10_000).emitWithAck('submit-vote', { value: underWay });
      if (answer.success) acknowledged = underWay;
    }
  })().catch(() => {});
  await until('votes are in flight', () => acknowledged !== undefined);
  const reason = new Promise((resolve) => mike.once('disconnect', resolve));
  expect(await first.terminate()).toBe(0);
  expect(await reason).toBe('transport close');
  await voting;
  expect(ann.received.map(({ name }) => name)).not.toContain('force-disconnect');
  expect(first.output()).not.toMatch(/"level":[56]0/);

  const eventsBefore = events.length;
  await spawnServer(storage, Number(new URL(first.url).port));
  await until('Mike is back', () => returned !== undefined);
  expect([acknowledged, underWay]).toContain(returned?.ownVote);
  await until('Ann is back', () => events.length > eventsBefore);
});

test('a stop waits for nobody who is half open or does not hang up', async () => {
  const { url, terminate, output } = await spawnServer(freshStorage());
  const { port } = new URL(url);
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const open = (text: string) => {
    const socket = connectTcp(Number(port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    // Reads on, so that it notices the end.
    socket.resume();
    socket.write(text);
    return once(socket, 'connect').then(() => socket);
  };
  const upgrade = (path: string, more = '') =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
    `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;
  const sockets = await Promise.all([
    open(''),
    open('GET /health HTTP/1.1\r\n'),
    open(
      'POST /api/rooms HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ),
    open(upgrade('/socket.io/?EIO=4&transport=websocket')),
    open(upgrade('/graphql', 'Sec-WebSocket-Protocol: graphql-transport-ws\r\n')),
    open(upgrade('/elsewhere')),
  ]);
  const stream = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'text/event-stream',
      Authorization: `Bearer ${sarah.reconnectToken}`,
    },
    body: JSON.stringify({ query: 'subscription { roomEvents { __typename } }' }),
  });
  const ended = stream.text().catch(() => 'cut off');
  // A stop that has to be forced ends with 1.
  expect(await terminate()).toBe(0);
  await ended;
  await until('all sockets are closed', () => sockets.every((socket) => socket.readyState !== 'open'));
  expect(output()).toContain('everything is stored');
});

test('the metrics count commands by outcome, saves, rooms and connections', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  await sarah.send('set-story', { title: 'PP-1' });
  await sarah.send('submit-vote', { value: '5' });
  await sarah.send('toString');
  await graphql(url, 'mutation { revealVotes { success } }', {}, sarah.reconnectToken);
  const events = graphqlClient(url, sarah.reconnectToken).iterate({
    query: 'subscription { roomEvents { __typename } }',
  });
  await events.next();
  const metrics = await fetch(`${url}/metrics`);
  const text = await metrics.text();
  for (const line of [
    'showhands_commands_total{command="join-room",outcome="ok"} 1',
    'showhands_commands_total{command="set-story",outcome="ok"} 1',
    'showhands_commands_total{command="submit-vote",outcome="not_eligible"} 1',
    'showhands_commands_total{command="reveal-votes",outcome="ok"} 1',
    'showhands_commands_total{command="unknown",outcome="not_found"} 1',
    'showhands_rooms_live 1',
    'showhands_sockets 1',
    'showhands_subscribers 1',
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toMatch(/showhands_room_save_seconds_count [1-9]/);
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  expect(text).not.toContain(roomId);
});

test('logs tell nobody’s token, address, query string, name or vote', async () => {
  const env = { LOG_LEVEL: 'debug', TRUST_PROXY: '1', PRO_FOR_ALL: 'true', ...freshStorage() };
  const { url, output, terminate } = await spawnServer(env);
  const headers = { 'X-Forwarded-For': '198.51.100.77' };
  const extraHeaders = headers;
  const { body } = await post(
    `${url}/api/rooms?secret-query`,
    {
      facilitatorName: 'Nathaniel',
      cardScale: 'custom',
      customCardValues: ['unobtain', 'ium'],
      roles: ['Dev'],
      anonymousVoting: true,
      password: 'open-sesame',
    },
    headers,
  );
  const { roomId, facilitatorRestToken } = body;
  const host = await join(
    url,
    roomId,
    { name: 'Nathaniel', reconnectToken: facilitatorRestToken },
    { extraHeaders },
  );
  const mike = await join(url, roomId, { name: 'Bartholomew', password: 'open-sesame' }, { extraHeaders });
  await host.send('set-story', { title: 'Confidential-Story' });
  await mike.send('submit-vote', { value: 'unobtain' });
  await mike.send('submit-vote', { value: 'Xyzzy-vote' });
  await mike.send('join-room', { roomId, name: 'Bartholomew', role: 'Dev', password: 'wrong-sesame' });
  await mike.send('join-room', { roomId, reconnectToken: `${mike.reconnectToken}x` });
  await graphql(url, '{ nothing(secret: "Confidential-Story") }', {}, mike.reconnectToken);
  await request(`${url}/api/rooms/code/NOCODE?secret-query`, { headers });
  await post(`${url}/api/rooms`, '{"facilitatorName": "Nathaniel', headers);
  const raw = new WebSocket(`${url.replace('http', 'ws')}/graphql?secret-query`, 'graphql-transport-ws');
  raw.on('open', () => raw.send('{"type":"connection_ack","payload":"Confidential-Story"}'));
  await once(raw, 'close');
  await host.send('reveal-votes');
  await host.send('end-session');
  expect(await terminate()).toBe(0);
  for (const secret of [
    'Nathaniel',
    'Bartholomew',
    'sesame',
    'unobtain',
    'Xyzzy',
    'Confidential',
    'secret-query',
    '198.51.100',
    '127.0.0.1',
    facilitatorRestToken,
    mike.reconnectToken,
    host.reconnectToken,
  ]) {
    expect(output()).not.toContain(secret);
  }
});

/** Counts the events of a subscription that comes back by itself, as graphql-ws does where it is told to retry. */
function subscribeForGood(url: string, token: string): unknown[] {
  const events: unknown[] = [];
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
    shouldRetry: () => true,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  // Where it is just connecting to a server that is gone by now, it says so once more.
  onTestFinished(() => void Promise.resolve(client.dispose()).catch(() => {}));
  client.subscribe(
    { query: 'subscription { roomEvents { __typename } }' },
    { next: (event) => events.push(event), error() {}, complete() {} },
  );
  return events;
}
