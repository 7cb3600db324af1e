/** The bare implementation: a Socket.io relay that stores nothing, checks nothing and knows nobody. */

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

type Acknowledge = (answer: object) => void;

const server = createServer((_req, res) => {
  res.writeHead(201, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ roomId: randomUUID() }));
});
const io = new Server(server, { serveClient: false });

io.on('connection', (socket) => {
  let room = '';
  const participantId = `p_${randomUUID().slice(0, 16)}`;
  socket.on('join-room', ({ roomId }: { roomId: string }, acknowledge: Acknowledge) => {
    room = roomId;
    socket.join(room);
    acknowledge({ success: true, participantId });
  });
  socket.on('set-story', (_story: unknown, acknowledge: Acknowledge) => acknowledge({ success: true }));
  socket.on('submit-vote', (_vote: unknown, acknowledge: Acknowledge) => {
    io.to(room).emit('vote-submitted', { participantId, voteCount: 25, totalEligible: 25 });
    acknowledge({ success: true });
  });
});

server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })),
);
