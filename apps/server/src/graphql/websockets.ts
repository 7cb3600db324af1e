/**
 * The graphql-ws protocol on `ws`. The library's own adapter prints a stack for every malformed frame that anybody
 * sends; here such a connection just ends. Connections that don't answer, or don't read, end as well.
 */

import type { IncomingMessage } from 'node:http';
import { Refusal } from '@showhands/protocol';
import { CloseCode, handleProtocols, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket, WebSocketServer } from 'ws';

/** How often a connection is asked whether it still lives; it has until the next time to answer. */
const HEARTBEAT_MS = 12_000;
/** Megabytes wait only for a reader who stopped reading: the largest room state is a few hundred KB. */
const MAX_BACKLOG_BYTES = 8 * 1024 * 1024;
/** The websocket protocol's word for it, after which clients come back by themselves. */
const TRY_AGAIN_LATER = 1013;

export interface Extra {
  readonly request: IncomingMessage;
}

export function acceptWebSockets(sockets: WebSocketServer, protocol: Server<Extra>, log: Logger): void {
  sockets.options.handleProtocols = handleProtocols;
  sockets.on('connection', (socket, request) => {
    // `ws` closes it with the code that the error calls for.
    socket.on('error', () => {});
    const stopHeartbeat = keepHeartbeat(socket);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data) => {
            // Mostly the sender's fault: operations answer their errors themselves. Whose key it is can't always be told.
            handle(String(data)).catch((error) => {
              log.debug({ err: error }, 'a GraphQL websocket was closed');
              if (error instanceof Refusal && error.code === 'unavailable') socket.close(TRY_AGAIN_LATER);
              else socket.close(CloseCode.BadRequest, 'Invalid message');
            });
          }),
      },
      { request },
    );
    socket.once('close', (code, reason) => {
      stopHeartbeat();
      void closed(code, String(reason));
    });
  });
}

/** Resolves once the data is on its way, which is when the next may follow. */
function send(socket: WebSocket, data: string): Promise<void> {
  if (socket.bufferedAmount > MAX_BACKLOG_BYTES) socket.terminate();
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  // A connection that breaks meanwhile says so by its 'close'.
  return new Promise((resolve) => socket.send(data, () => resolve()));
}

function keepHeartbeat(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, HEARTBEAT_MS);
  return () => clearInterval(heartbeat);
}
