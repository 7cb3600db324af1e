/** Everything that a client receives, as the bytes that came, message by message. */

import { createClient } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { ALL_EVENTS, listenByEventStream } from './graphql-events.ts';
import { connect, graphql, request, type SocketClient } from './harness.ts';

export interface Recording {
  readonly by: string;
  /** Whose eyes these are; empty for somebody outside. */
  readonly participantId: string;
  readonly reconnectToken: string;
  readonly messages: readonly string[];
}

export type RecordedSocket = SocketClient & Recording;

/** Joins over Socket.io; each packet is a message, the answer to joining included. */
export async function recordSocket(
  url: string,
  person: Record<string, unknown>,
  transport: 'websocket' | 'polling' = 'websocket',
): Promise<RecordedSocket> {
  const client = await connect(url, { transports: [transport] });
  const messages: string[] = [];
  client.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => messages.push(String(data)));
  const answer = await client.send('join-room', { role: 'Dev', ...person });
  if (!answer.success) throw new Error(`${answer.code}: ${answer.error}`);
  const { participantId, reconnectToken } = answer;
  return { ...client, by: transport, participantId, reconnectToken, messages };
}

/** Joins over GraphQL and subscribes over a websocket, or an event stream. */
export async function recordGraphQL(
  url: string,
  person: Record<string, unknown>,
  by: 'graphql-ws' | 'event stream',
): Promise<Recording> {
  const query = `mutation ($input: JoinRoomInput!) { joinRoom(input: $input) { participantId reconnectToken } }`;
  const { body } = await graphql(url, query, { input: { role: 'Dev', ...person } });
  const { participantId, reconnectToken } = body.data.joinRoom;
  const messages = [JSON.stringify(body)];
  const keep = (text: string) => messages.push(text);
  if (by === 'event stream') listenByEventStream(url, reconnectToken, keep);
  else subscribe(url, reconnectToken, keep);
  return { by, participantId, reconnectToken, messages };
}

/** Asks over plain HTTP all that can be asked about a room, again and again. */
export function recordPolling(url: string, roomId: string, roomCode: string) {
  const messages: string[] = [];
  const recording: Recording = { by: 'polling by HTTP', participantId: '', reconnectToken: '', messages };
  return {
    ...recording,
    async poll(): Promise<void> {
      const answers = [
        await request(`${url}/api/rooms/${roomId}/info`),
        await request(`${url}/api/rooms/code/${roomCode}`),
        await graphql(url, `{ room(id: "${roomId}") { roomId participantCount } }`),
        await graphql(url, '{ roomState { phase ownVote votingStatus } }'),
      ];
      messages.push(...answers.map(({ body }) => JSON.stringify(body)));
      messages.push(await (await fetch(`${url}/metrics`)).text());
    },
  };
}

function subscribe(url: string, token: string, keep: (text: string) => void): void {
  class RecordingWebSocket extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol);
      this.on('message', (data) => keep(String(data)));
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: RecordingWebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  onTestFinished(() => void client.dispose());
  client.subscribe({ query: ALL_EVENTS }, { next() {}, error() {}, complete() {} });
}
