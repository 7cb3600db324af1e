/** The only place where the parts are put together. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Refusal } from '@showhands/protocol';
import { openMongoStore, openSqliteStore, type Store } from '@showhands/store';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import { createAddressHash } from './access/address.ts';
import { createLimits, noLimits } from './access/limits.ts';
import { isProToken } from './access/pro-token.ts';
import { deriveKeys, readOrMakeSecret } from './access/secret.ts';
import { createTokens } from './access/tokens.ts';
import type { Config } from './config.ts';
import { createSchema } from './graphql/schema.ts';
import { createGraphQLServer, MAX_GRAPHQL_BYTES } from './graphql/server.ts';
import { createSubscribers } from './graphql/subscribers.ts';
import { createMetrics } from './metrics.ts';
import { addPages } from './pages.ts';
import { type Bus, createLocalBus } from './realtime/bus.ts';
import { corkFlushes } from './realtime/cork.ts';
import { cutOffSlowReaders } from './realtime/slow-readers.ts';
import { serveSockets } from './realtime/socket-io.ts';
import { PromptWebSocketServer } from './realtime/websocket-server.ts';
import { createRest } from './rest/rest.ts';
import { createRooms } from './rooms/rooms.ts';

/** The largest documented event is a paste of fifty titles; in four-byte characters it has 40 KB. */
const MAX_SOCKET_BYTES = 100_000;
/** A socket that doesn't join its namespace within this time is half open. */
const SOCKET_CONNECT_MS = 5_000;
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
export const VERSION = '0.1.0';

export interface App {
  /** Where it listens, for a person to open. */
  readonly url: string;
  readonly port: number;
  /** Tells the connections, stores what is under way, and closes the database. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly log: Logger;
  /** Milliseconds since 1970; for tests that travel in time. */
  readonly clock?: () => number;
  /** Another way between rooms and connections than within this process; for tests that listen in. */
  readonly bus?: Bus;
}

/** Starts the whole server; rejects with an `Error` whose message is one line for the person who started it. */
export async function startApp({ config, log, clock, bus }: AppOptions): Promise<App> {
  const keys = deriveKeys(config.secret ?? (await named('DATA_DIR', () => readOrMakeSecret(config.dataDir))));
  const store = await openStore(config);
  const tokens = createTokens(keys);
  const limits = config.rateLimits ? createLimits() : noLimits;
  const addressOf = createAddressHash(keys.address, config.trustProxy);
  const { skipStory, observerSwitch, openControls } = config;

  const metrics = createMetrics({
    rooms: () => rooms.liveCount,
    sockets: () => io.engine.clientsCount,
    subscribers: () => subscribers.count,
  });
  const rooms = createRooms({
    store: store.rooms,
    bus: bus ?? createLocalBus(),
    features: { skipStory, observerSwitch, openControls },
    tokens,
    limits,
    log,
    publicUrl: () => url,
    isPro: async (token) => config.proForAll || isProToken(keys['pro-token'], token),
    onSave: metrics.save,
    ...(clock && { clock }),
  });

  const rest = createRest({
    rooms,
    limits,
    addressOf,
    log,
    metrics: metrics.read,
    ping: () => store.ping(),
    version: VERSION,
  });
  addPages(rest);
  const subscribers = createSubscribers(rooms);
  const schema = createSchema({ rooms, limits, tokens, subscribers, onCommand: metrics.command });
  const graphql = createGraphQLServer({ schema, tokens, limits, addressOf, log });

  const serveRest = getRequestListener(rest.fetch);
  const timeouts = {
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const server = createServer(timeouts, (req, res) => {
    if (isGraphQL(req)) void serveGraphQL(req, res);
    else void serveRest(req, res);
  });
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  async function serveGraphQL(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!refuseLargeBody(req, res)) await graphql.yoga(req, res, { req, res });
  }

  const io = new Server(server, {
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MAX_SOCKET_BYTES,
    connectTimeout: SOCKET_CONNECT_MS,
    wsEngine: PromptWebSocketServer,
    cors: { origin: '*' },
  });
  corkFlushes(io);
  cutOffSlowReaders(io);
  serveSockets({ io, rooms, limits, tokens, addressOf, log, onCommand: metrics.command });
  server.on('upgrade', (req, socket, head) => {
    if (isGraphQL(req)) {
      graphql.sockets.handleUpgrade(req, socket, head, (client) =>
        graphql.sockets.emit('connection', client, req),
      );
    } else if (!req.url?.startsWith('/socket.io/')) {
      // Nobody else listens for its errors; and it doesn't wait for the client to hang up, too.
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
        socket.destroy(),
      );
    }
  });

  await rooms.sweep();
  try {
    await listen(server, config);
  } catch (error) {
    await rooms.stop();
    await store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  // Only now known where any free port was asked for.
  const url = config.publicUrl.replace(/:0$/, `:${port}`);

  return {
    port,
    url,
    async stop() {
      // Connections first, so that nothing new comes in; then what is under way; the database last.
      // What doesn't close in time is half open, or an answer without an end.
      const force = setTimeout(() => {
        for (const connection of connections) connection.destroy();
      }, CLOSE_MS);
      await Promise.all([graphql.close(), io.close()]);
      clearTimeout(force);
      await rooms.stop();
      await store.close();
    },
  };
}

async function openStore(config: Config): Promise<Store> {
  return config.mongodbUrl
    ? named('MONGODB_URL', () => openMongoStore(config.mongodbUrl ?? ''))
    : named('DATA_DIR', () => openSqliteStore(join(config.dataDir, 'showhands.db')));
}

/** Tells whoever starts the server which setting the trouble is about. */
async function named<T>(setting: string, open: () => Promise<T> | T): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new Error(`${setting}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function isGraphQL({ url = '' }: IncomingMessage): boolean {
  return url === '/graphql' || url.startsWith('/graphql?') || url.startsWith('/graphql/');
}

/** A GraphQL body says its length, as every client does of a JSON text: so what is too large is never read. */
function refuseLargeBody(req: IncomingMessage, res: ServerResponse): boolean {
  const isTooLarge = Number(req.headers['content-length'] ?? 0) > MAX_GRAPHQL_BYTES;
  if (!isTooLarge && !req.headers['transfer-encoding']) return false;
  const refusal = isTooLarge
    ? new Refusal('body_too_large', 'The body is too large.')
    : new Refusal('length_required', 'A Content-Length is required.');
  const { error: message, ...extensions } = refusal.toBody();
  res.writeHead(refusal.status, {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
    Connection: 'close',
  });
  res.end(JSON.stringify({ errors: [{ message, extensions }] }));
  return true;
}

function listen(server: ReturnType<typeof createServer>, { port, host }: Config): Promise<void> {
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
