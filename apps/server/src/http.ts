/** One port for all: who gets which request, how slow a client may be, and how it all closes. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * How long a client may take to send a request: its head within the time of a bad connection's few round trips, all of
 * it (512 KB at most) within that of a slow one. Whoever says nothing at all is held to the former.
 */
const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
/** How often Node looks for those who took longer. */
const CHECK_MS = 3_000;
/** Longer than the minute for which proxies keep a connection, so that none sends a request into a closing one. */
const KEEP_ALIVE_MS = 65_000;
/** How long a stop waits for requests under way, and for clients to say goodbye. */
const CLOSE_MS = 1_000;

export interface Handlers {
  rest(req: IncomingMessage, res: ServerResponse): unknown;
  readonly graphql: {
    serve(req: IncomingMessage, res: ServerResponse): unknown;
    upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  };
}

interface Address {
  readonly port: number;
  readonly host: string;
}

export interface HttpServer {
  readonly server: Server;
  /** Rejects with one line for the person who started it. */
  listen(address: Address): Promise<void>;
  /** Waits for a closing under way, and cuts off what doesn't close in time: half open, or an answer without an end. */
  closing(closing: Promise<unknown>): Promise<void>;
}

/** Leaves the upgrades of `/socket.io/` to Socket.io, which listens for them itself. */
export function createHttpServer({ rest, graphql }: Handlers): HttpServer {
  const timeouts = {
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const server = createServer(timeouts, (req, res) => {
    if (isGraphQL(req)) void graphql.serve(req, res);
    else void rest(req, res);
  });
  server.on('upgrade', (req, socket, head) => {
    if (isGraphQL(req)) graphql.upgrade(req, socket, head);
    else if (!req.url?.startsWith('/socket.io/')) refuseUpgrade(socket);
  });
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });

  return {
    server,
    listen: (address) => listen(server, address),
    async closing(closing) {
      const force = setTimeout(() => {
        for (const connection of connections) connection.destroy();
      }, CLOSE_MS);
      await closing;
      clearTimeout(force);
    },
  };
}

function isGraphQL({ url = '' }: IncomingMessage): boolean {
  return url === '/graphql' || url.startsWith('/graphql?') || url.startsWith('/graphql/');
}

function refuseUpgrade(socket: Duplex): void {
  // Nobody else listens for its errors; and it doesn't wait for the client to hang up, too.
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
    socket.destroy(),
  );
}

function listen(server: Server, { port, host }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new Error(`PORT: ${port} is in use by another program; choose another one.`));
      else if (error.code === 'EACCES')
        reject(new Error(`PORT: ${port} needs rights that this user lacks; choose one from 1024 on.`));
      else reject(new Error(`HOST: cannot listen on ${host}: ${error.message}`));
    });
    server.listen(port, host, resolve);
  });
}
