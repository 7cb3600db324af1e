/** Connections that send, or are sent, more than they read: cut off before what waits for them fills the memory. */

import type { Server } from 'socket.io';

/** Packets: minutes of the liveliest room, or the answers to a flood. Who is cut off comes back to a fresh state. */
const MAX_BACKLOG = 1000;

export function cutOffSlowReaders({ engine }: Server): void {
  engine.on('connection', (connection) => {
    connection.on('packetCreate', () => {
      if (connection.writeBuffer.length >= MAX_BACKLOG) connection.close(true);
    });
  });
}
