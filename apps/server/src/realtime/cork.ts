/**
 * One system call for all that a connection is told in one go. Under load a room's votes are announced a batch at a
 * time; without this each of them would be a write of its own to each of its people, which is where the time goes.
 */

import type { Server } from 'socket.io';

interface EngineConnection {
  readonly transport: { readonly name: string };
  readonly request: {
    readonly headers: { readonly upgrade?: string };
    readonly socket: { cork(): void; uncork(): void };
  };
}

export function corkFlushes(io: Server): void {
  // Engine.io says when it begins and ends to hand its buffered packets to the transport.
  io.engine.on('flush', (connection: EngineConnection) => {
    if (isItsOwnSocket(connection)) connection.request.socket.cork();
  });
  io.engine.on('drain', (connection: EngineConnection) => {
    if (isItsOwnSocket(connection)) connection.request.socket.uncork();
  });
}

/** A connection that began by polling keeps the request that it began with, which has another socket. */
function isItsOwnSocket({ transport, request }: EngineConnection): boolean {
  return transport.name === 'websocket' && request.headers.upgrade?.toLowerCase() === 'websocket';
}
