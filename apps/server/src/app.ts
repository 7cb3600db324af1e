/** The only place where the parts are put together. */

import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Store } from '@showhands/store';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import manifest from '../package.json' with { type: 'json' };
import { createAddressHash } from './access/address.ts';
import { createApiKeys } from './access/api-keys.ts';
import { bootstrap } from './access/bootstrap.ts';
import { createLimits, noLimits } from './access/limits.ts';
import { isProToken } from './access/pro-token.ts';
import { deriveKeys, readOrMakeSecret } from './access/secret.ts';
import { createTokens } from './access/tokens.ts';
import type { Config } from './config.ts';
import { createPollFeeds } from './graphql/poll-feeds.ts';
import { createSchema } from './graphql/schema.ts';
import { createGraphQLServer } from './graphql/server.ts';
import { createSubscribers } from './graphql/subscribers.ts';
import { createHttpServer } from './http.ts';
import { createMetrics } from './metrics.ts';
import { named, openStore } from './open-store.ts';
import { refuseOutages } from './outages.ts';
import { addPages } from './pages.ts';
import { createEmbedTokens } from './polls/embed-tokens.ts';
import { createPolls } from './polls/polls.ts';
import { createVoterHash } from './polls/voters.ts';
import { type Bus, createLocalBus } from './realtime/bus.ts';
import { corkFlushes } from './realtime/cork.ts';
import { cutOffSlowReaders } from './realtime/slow-readers.ts';
import { serveSockets } from './realtime/socket-io.ts';
import { PromptWebSocketServer } from './realtime/websocket-server.ts';
import { createPollVoting } from './rest/poll-voting.ts';
import { createRest } from './rest/rest.ts';
import { createRooms } from './rooms/rooms.ts';

/** The largest documented event is a paste of fifty titles; in four-byte characters it has 40 KB. */
const MAX_SOCKET_BYTES = 100_000;
/** A socket that doesn't join its namespace within this time is half open. */
const SOCKET_CONNECT_MS = 5_000;

export interface App {
  /** Where it listens, for a person to open. */
  readonly url: string;
  readonly port: number;
  /** The first start's API key, where it was made up: to be told once, and never again. */
  readonly newKey: string | null;
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
  /** The database as everything here sees it; for tests in which it is slow, or fails. */
  readonly withStore?: (store: Store) => Store;
}

/** Starts the whole server; rejects with an `Error` whose message is one line for the person who started it. */
export async function startApp({ config, log, clock, bus, withStore }: AppOptions): Promise<App> {
  const keys = deriveKeys(config.secret ?? (await named('DATA_DIR', () => readOrMakeSecret(config.dataDir))));
  const opened = await openStore(config);
  const store = refuseOutages(withStore?.(opened) ?? opened, log);
  const tokens = createTokens(keys);
  const limits = config.rateLimits ? createLimits() : noLimits;
  const addressOf = createAddressHash(keys.address, config.trustProxy);
  const { skipStory, observerSwitch, openControls } = config;

  const organizations = store.organizations;
  const apiKeys = createApiKeys({ store: organizations, hashKey: keys['api-key'], clock, log });
  const sharedBus = bus ?? createLocalBus();

  const metrics = createMetrics({
    rooms: () => rooms.liveCount,
    polls: () => polls.liveCount,
    sockets: () => io.engine.clientsCount,
    subscribers: () => subscribers.count,
    pollSubscribers: () => feeds.count,
  });
  const rooms = createRooms({
    store: store.rooms,
    bus: sharedBus,
    features: { skipStory, observerSwitch, openControls },
    tokens,
    limits,
    log,
    publicUrl: () => url,
    isPro: async (token) => config.proForAll || isProToken(keys['pro-token'], token),
    onSave: metrics.save,
    ...(clock && { clock }),
  });

  const polls = createPolls({
    store: store.polls,
    bus: sharedBus,
    embedTokens: createEmbedTokens(keys['embed-token']),
    voterHash: createVoterHash(keys.fingerprint),
    log,
    clock,
    onSave: metrics.pollSave,
  });

  const rest = createRest({
    rooms,
    polls,
    apiKeys,
    limits,
    addressOf,
    log,
    metrics: metrics.read,
    ping: () => store.ping(),
    version: manifest.version,
  });
  addPages(rest, { rooms, polls, limits, addressOf, log, publicUrl: config.publicUrl });
  const subscribers = createSubscribers(rooms);
  const feeds = createPollFeeds(polls);
  const schema = createSchema({
    rooms,
    polls,
    feeds,
    apiKeys,
    limits,
    tokens,
    subscribers,
    onCommand: metrics.command,
  });
  const graphql = createGraphQLServer({
    schema,
    polls,
    tokens,
    apiKeys,
    limits,
    addressOf,
    log,
    publicUrl: () => url,
  });

  const voting = createPollVoting({ polls, apiKeys, limits, addressOf, log, publicUrl: () => url });
  const others = getRequestListener(rest.fetch);
  const http = createHttpServer({
    rest: (req, res) => voting(req, res) || others(req, res),
    graphql,
  });
  const io = new Server(http.server, {
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

  const { newKey, isIgnored } = await bootstrap(organizations, apiKeys, config.bootstrapApiKey, Date.now());
  if (isIgnored) log.warn('BOOTSTRAP_API_KEY is ignored: an earlier start gave this database its first key');
  await rooms.sweep();
  void polls.sweep();
  try {
    await http.listen(config);
  } catch (error) {
    await stopParts();
    throw error;
  }
  const { port } = http.server.address() as AddressInfo;
  // Only now known where any free port was asked for.
  const url = config.publicUrl.replace(/:0$/, `:${port}`);

  async function stopParts(): Promise<void> {
    await Promise.all([rooms.stop(), polls.stop(), apiKeys.stop()]);
    await store.close();
  }

  return {
    port,
    url,
    newKey,
    async stop() {
      // Connections first, so that nothing new comes in; then what is under way; the database last.
      await http.closing(Promise.all([graphql.close(), io.close()]));
      await stopParts();
    },
  };
}
