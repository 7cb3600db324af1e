/** Connections that send, or are sent, more than they read: cut off before what waits for them fills the memory. */

import type { ServerResponse } from 'node:http';
import type { Server } from 'socket.io';
import { CLOSE_MS } from './websocket-server.ts';

export interface Backlog {
  /** Packets: minutes of the liveliest room, or the answers to a flood, each of which costs more than its bytes. */
  readonly packets: number;
  /** Bytes: four of the largest room states. Who is cut off comes back to a fresh one. */
  readonly bytes: number;
  /** Bytes of all connections together; beyond it, whoever has more than an equal share of it waiting is cut off. */
  readonly total: number;
}

const MAX_BACKLOG: Backlog = { packets: 1000, bytes: 8 * 1024 * 1024, total: 256 * 1024 * 1024 };

export function cutOffSlowReaders({ engine }: Server, max = MAX_BACKLOG): void {
  let total = 0;
  engine.on('connection', (connection) => {
    /** Bytes from when their packet is made until the system has taken them. */
    let waiting = 0;
    /** Those of them that no transport has yet. */
    let buffered = 0;
    /** Answers to polls: whoever polls again without reading them leaves them all here. */
    const unread = new Set<ServerResponse>();
    const count = (bytes: number) => {
      waiting += bytes;
      total += bytes;
    };

    connection.on('packetCreate', ({ data = '' }: { readonly data?: string | Buffer }) => {
      const bytes = Buffer.byteLength(data);
      buffered += bytes;
      count(bytes);
      const isOverShare = total > max.total && waiting > max.total / engine.clientsCount;
      const isTooMuch = waiting > max.bytes || connection.writeBuffer.length >= max.packets;
      if (isTooMuch || isOverShare) connection.close(true);
    });
    // The transport gets all that is buffered: in the answer to a poll, or else the next batch waits for this one.
    connection.on('flush', () => {
      const batch = buffered;
      buffered = 0;
      // Nothing waits any more where the connection is closed.
      const sent = () => count(-Math.min(batch, waiting));
      const answer: ServerResponse | undefined = connection.transport.res;
      if (!answer) return connection.transport.once('drain', sent);
      unread.add(answer);
      answer.once('close', () => {
        unread.delete(answer);
        sent();
      });
    });
    connection.on('close', () => {
      count(-waiting);
      // As websockets do; an answer whose reader is there has long gone by then.
      setTimeout(() => {
        for (const answer of unread) answer.destroy();
      }, CLOSE_MS).unref();
    });
  });
}
