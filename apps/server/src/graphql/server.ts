/** GraphQL over HTTP, server-sent events and websockets, all on `/graphql`. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Refusal } from '@showhands/protocol';
import type { ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { type Context, makeServer, type SubscribePayload } from 'graphql-ws';
import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { AddressHash } from '../access/address.ts';
import { type ApiKeys, isApiKey } from '../access/api-keys.ts';
import { readBearer } from '../access/bearer.ts';
import { takeConnection } from '../access/connection-limit.ts';
import type { Limits } from '../access/limits.ts';
import { foreignOrigin } from '../access/origin.ts';
import type { Credential, Tokens } from '../access/tokens.ts';
import { takeVisit } from '../polls/entrance.ts';
import type { Polls } from '../polls/polls.ts';
import { PromptWebSocketServer } from '../realtime/websocket-server.ts';
import type { GraphQLContext } from './builder.ts';
import { createDocuments } from './documents.ts';
import { MAX_GRAPHQL_BYTES, refuseLargeBody, toGraphQLError } from './errors.ts';
import { acceptWebSockets, type Extra } from './websockets.ts';

/** A page shows a few rooms, each by one subscription, and sends a few mutations at once. */
const MAX_OPERATIONS_AT_ONCE = 50;
/** The websocket protocol's word for a server that stops. */
const GOING_AWAY = 1001;

export interface GraphQLServerDeps {
  readonly schema: GraphQLSchema;
  readonly polls: Pick<Polls, 'open'>;
  readonly tokens: Tokens;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly limits: Limits;
  readonly addressOf: AddressHash;
  readonly log: Logger;
  /** Where this server can be reached, once it listens. */
  readonly publicUrl: () => string;
}

interface Incoming {
  readonly req: IncomingMessage;
  readonly res?: ServerResponse;
  /** What a websocket client said when it connected. */
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
}

type ConnectionParams = Record<string, unknown>;
type Subscribed = ExecutionResult | AsyncGenerator<ExecutionResult, unknown>;
type WebSocketContext = Context<ConnectionParams, Extra>;

export function createGraphQLServer(deps: GraphQLServerDeps) {
  const { schema, polls, tokens, apiKeys, limits, addressOf, log, publicUrl } = deps;
  const documents = createDocuments();
  const mask = (error: unknown) => toGraphQLError(error, log);
  const yoga = createYoga<Incoming, GraphQLContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    logging: false,
    // Yoga's own keeps whatever anybody sends, refused or not, for an hour.
    parserAndValidationCache: false,
    graphiql: { title: 'Showhands GraphQL', subscriptionsProtocol: 'WS' },
    // From this server, not from somebody's CDN: it also works where there is no internet. Its 9 MB wait until asked for.
    renderGraphiQL: async (options) =>
      (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    cors: {
      origin: '*',
      credentials: false,
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['Authorization', 'Content-Type'],
    },
    context: ({ req, connectionParams }) => contextOf(req, connectionParams),
    maskedErrors: { maskError: mask },
    plugins: [
      {
        onParse({ setParseFn }: { setParseFn: (parse: never) => void }) {
          setParseFn(documents.parse as never);
        },
        onValidate({ setValidationFn }: { setValidationFn: (validate: never) => void }) {
          setValidationFn(documents.validate as never);
        },
        onResponse({ response }: { response: Response }) {
          // Yoga's own answer names the asking origin, as if credentials were at stake.
          response.headers.set('Access-Control-Allow-Origin', '*');
          // Tokens, results, rooms: all of it is of the moment, or for one person.
          response.headers.set('Cache-Control', 'no-store');
          // GraphiQL is a page, and nobody's to frame.
          response.headers.set('Content-Security-Policy', "frame-ancestors 'none'");
        },
      },
    ],
  });

  function contextOf(
    req: IncomingMessage,
    connectionParams?: Readonly<Record<string, unknown>>,
  ): GraphQLContext | Promise<GraphQLContext> {
    const bearer = readBearer(connectionParams ? connectionParams.authorization : req.headers.authorization);
    const { origin, host } = req.headers;
    const visitor = { bearer, address: addressOf(req), origin: foreignOrigin(origin, host, publicUrl()) };
    if (bearer && isApiKey(bearer)) {
      return apiKeys.find(bearer).then((caller) => ({ ...visitor, credential: null, caller }));
    }
    return { ...visitor, credential: bearer ? tokens.read(bearer) : null, caller: null };
  }

  /** Whoever says which poll they follow counts as its reader: a hall full of them comes from one address. */
  async function letIn(credential: Credential | null, address: string, pollId: unknown): Promise<void> {
    const poll =
      !credential && typeof pollId === 'string'
        ? await Promise.resolve(polls.open(pollId)).catch(() => null)
        : null;
    if (poll) await takeVisit(limits, { id: poll.id, limit: 'pollReads', address });
    else await takeConnection(limits, { credential, address });
  }

  const sockets = new PromptWebSocketServer({ noServer: true, maxPayload: MAX_GRAPHQL_BYTES });
  const protocol = makeServer<ConnectionParams, Extra>({
    // A client that doesn't say hello within this time isn't one.
    connectionInitWaitTimeout: 5_000,
    async onConnect({ connectionParams, extra }) {
      const { credential, caller } = await contextOf(extra.request, connectionParams ?? {});
      if (caller) return true;
      try {
        await letIn(credential, addressOf(extra.request), connectionParams?.pollId);
        return true;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return false;
      }
    },
    // What it throws would close the websocket, and with it all else that the client does there.
    async onSubscribe(context, _id, params) {
      try {
        return await prepare(context, params);
      } catch (error) {
        return [mask(error)];
      }
    },
    execute: (args) => (args.rootValue as { execute: (args: unknown) => never }).execute(args),
    subscribe: async (args) =>
      endQuietly(
        await (args.rootValue as { subscribe: (args: unknown) => Promise<Subscribed> }).subscribe(args),
      ),
  });
  acceptWebSockets(sockets, protocol, log);

  /**
   * Ending what a subscription waits for can fail, as that may be a read from a database that doesn't answer. Whoever
   * ended it hears no more of it, and must not lose all else on their websocket, or the server itself.
   */
  function endQuietly(events: Subscribed): Subscribed {
    if (!('return' in events)) return events;
    const end = events.return.bind(events);
    events.return = (value) =>
      end(value).catch((error) => {
        log.debug({ err: error }, 'what an ended GraphQL subscription waited for failed');
        return { done: true, value };
      });
    return events;
  }

  async function prepare(
    { extra, connectionParams, subscriptions }: WebSocketContext,
    params: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    if (Object.keys(subscriptions).length > MAX_OPERATIONS_AT_ONCE) {
      throw new Refusal('rate_limited', `At most ${MAX_OPERATIONS_AT_ONCE} operations at once.`);
    }
    const enveloped = yoga.getEnveloped({
      req: extra.request,
      connectionParams: connectionParams ?? {},
      params,
    } as never);
    const document = enveloped.parse(params.query);
    const args: ExecutionArgs = {
      schema: enveloped.schema,
      operationName: params.operationName ?? null,
      document,
      variableValues: params.variables ?? null,
      contextValue: await enveloped.contextFactory(),
      rootValue: { execute: enveloped.execute, subscribe: enveloped.subscribe },
    };
    const errors = enveloped.validate(args.schema, document);
    return errors.length > 0 ? errors.map(mask) : args;
  }

  return {
    async serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
      if (!refuseLargeBody(req, res)) await yoga(req, res, { req, res });
    },
    upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
      sockets.handleUpgrade(req, socket, head, (client) => sockets.emit('connection', client, req));
    },
    /** Closes every websocket, so that clients come back to whoever serves next. */
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets.clients) socket.close(GOING_AWAY);
        sockets.close(() => resolve());
      }),
  };
}
