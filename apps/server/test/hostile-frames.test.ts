/** Websocket frames that no client sends: the connection may end, the server and everybody else go on. */

import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { graphqlClient, startTestApp, until } from './harness.ts';
import { nested, openRound } from './hostile.ts';

const SOCKET_IO_FRAMES = [
  '',
  '4',
  '9',
  '5',
  '6',
  '1',
  '42',
  '42[',
  '42{}',
  '42null',
  '42[]',
  '42[5]',
  '42[null]',
  '42["connect"]',
  '42["disconnect"]',
  '42["disconnecting"]',
  '42["newListener"]',
  '42["error"]',
  '42["error",{"message":"x"}]',
  '42["__proto__"]',
  '42["constructor",{}]',
  '42["join-room"',
  '4299999999999999999999["join-room",{}]',
  '42/nowhere,["join-room",{}]',
  `42["join-room",${nested(40_000)}]`,
  '43[]',
  '431[]',
  '430["x"]',
  '44{}',
  '40null',
  '40[]',
  '40"x"',
  '40{"reconnectToken":{"toString":1}}',
  '40/nowhere,',
  '41',
  '451-["set-story",{"_placeholder":true,"num":99}]',
  '451-["set-story",{"_placeholder":true,"num":"__proto__"}]',
  '4599999-["set-story"]',
  `451-["set-story",${nested(40_000)}]`,
  '46[]',
  '47',
  '4'.repeat(90_000),
  'x'.repeat(200_000),
  '\uFFFD',
  'b4AAAA',
];

const GRAPHQL_FRAMES = [
  '',
  'x',
  'null',
  '5',
  '[]',
  '{}',
  '{"type":"connection_init","payload":5}',
  '{"type":"connection_init","payload":{"authorization":{"toString":1}}}',
  '{"type":"connection_init","payload":{"authorization":"Bearer frt_x.y"}}',
  '{"type":"connection_ack"}',
  '{"type":"__proto__"}',
  '{"type":"subscribe"}',
  '{"type":"subscribe","id":"1","payload":{}}',
  '{"type":"subscribe","id":"1","payload":{"query":5}}',
  '{"type":"subscribe","id":"1","payload":{"query":"{"}}',
  '{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":5}}',
  '{"type":"subscribe","id":"1","payload":{"query":"{ a } { b }"}}',
  '{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","operationName":"toString"}}',
  '{"type":"subscribe","id":"__proto__","payload":{"query":"{ __typename }"}}',
  '{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}',
  '{"type":"subscribe","id":"1","payload":{"query":"subscription { roomEvents { __typename } }"}}',
  `{"type":"subscribe","id":"1","payload":{"query":"{ a(x: ${nested(40_000)}) }"}}`,
  `{"type":"subscribe","id":"1","payload":{"query":"{__typename}","variables":{"x":${nested(40_000)}}}}`,
  '{"type":"complete","id":"constructor"}',
  '{"type":"ping","payload":{"x":1}}',
  '{"type":"pong"}',
  'x'.repeat(600_000),
];

test('frames that are no Socket.io end at most the connection that sent them', async () => {
  const { url, logLines } = await startTestApp();
  const { sarah, mike, expectUnchanged } = await openRound(url);
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  for (const frame of SOCKET_IO_FRAMES) {
    for (const [first, data] of [
      ['40', frame],
      [null, frame],
      ['40', Buffer.from(frame)],
    ] as const) {
      await sendRaw(address, [], first, data);
    }
  }
  expect(await sarah.send('reorder-queue', { orderedIds: [] })).toMatchObject({ code: 'queue_changed' });
  expect([sarah.socket.connected, mike.socket.connected]).toEqual([true, true]);
  expect(errorsIn(logLines)).toEqual([]);
  await expectUnchanged();
});

test('frames that are no GraphQL end at most the connection that sent them', async () => {
  const { url, logLines } = await startTestApp();
  const { sarah, mike, expectUnchanged } = await openRound(url);
  const address = `${url.replace('http', 'ws')}/graphql`;
  for (const frame of GRAPHQL_FRAMES) {
    for (const first of ['{"type":"connection_init"}', null]) {
      await sendRaw(address, ['graphql-transport-ws'], first, frame);
    }
    await sendRaw(address, ['graphql-transport-ws'], '{"type":"connection_init"}', Buffer.from(frame));
    await sendRaw(address, [], '{"type":"connection_init"}', frame);
  }
  expect([sarah.socket.connected, mike.socket.connected]).toEqual([true, true]);
  expect(errorsIn(logLines)).toEqual([]);
  await expectUnchanged();
});

test('an operation that is wrong leaves the other operations of its websocket alone', async () => {
  const { url } = await startTestApp();
  const { sarah, mike } = await openRound(url);
  const client = graphqlClient(url, mike.reconnectToken);
  const events: unknown[] = [];
  client.subscribe(
    { query: 'subscription { roomEvents { __typename } }' },
    { next: ({ data }) => events.push(data), error() {}, complete() {} },
  );
  await until('the subscription began', () => events.length > 0);
  for (const query of ['{', '{ nothing }', `{ a(x: ${nested(40_000)}) }`, 'query A { a } query B { b }']) {
    const failure = await new Promise((resolve) => {
      client.subscribe({ query }, { next: resolve, error: resolve, complete() {} });
    });
    expect(JSON.stringify(failure)).toContain('"message"');
    expect(JSON.stringify(failure)).not.toContain('internal');
  }
  const before = events.length;
  await sarah.send('mood-react', { emoji: '👍' });
  await until('the mood came by the old subscription', () => events.length > before);
});

/** Sends a frame and waits until the server has read it: it answers a later ping, or closes. */
async function sendRaw(
  address: string,
  protocols: string[],
  first: string | null,
  frame: string | Buffer,
): Promise<void> {
  const socket = new WebSocket(address, protocols);
  await new Promise<void>((resolve) => {
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.on('pong', () => resolve());
    socket.on('open', () => {
      if (first !== null) socket.send(first);
      socket.send(frame);
      socket.ping();
    });
  });
  socket.terminate();
}

function errorsIn(lines: readonly string[]): string[] {
  return lines.filter((line) => /"level":[56]0/.test(line));
}
