/** Everything that is served over plain HTTP but GraphQL: the documented API, operations, and the pages. */

import type { IncomingMessage } from 'node:http';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { invalidInput, Refusal } from '@showhands/protocol';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import type { AddressHash } from '../access/address.ts';
import type { ApiKeys } from '../access/api-keys.ts';
import type { Limits } from '../access/limits.ts';
import type { Polls } from '../polls/polls.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { answerError, bodyTooLarge } from './answer.ts';
import { identify } from './caller.ts';
import { addPollVotingRoutes, isPublicPollRoute } from './poll-voting.ts';
import { addPollRoutes } from './polls.ts';
import { addRoomRoutes } from './rooms.ts';

/** Fifty queued stories of full length in four-byte characters fit, and nothing that is much larger. */
export const MAX_BODY_BYTES = 512 * 1024;

const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the server and its database answer',
  responses: {
    200: {
      description: 'They do',
      content: {
        'application/json': {
          schema: z.object({ status: z.literal('ok'), uptime: z.int(), timestamp: z.iso.datetime() }),
        },
      },
    },
    503: { description: 'The database does not' },
  },
});

export interface RestDeps {
  readonly rooms: Rooms;
  readonly polls: Polls;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly limits: Limits;
  readonly addressOf: AddressHash;
  readonly log: Logger;
  readonly metrics: () => Promise<{ contentType: string; text: string }>;
  /** Rejects where the database doesn't answer. */
  readonly ping: () => Promise<void>;
  readonly version: string;
  /** Where it can be reached, once it listens. */
  readonly publicUrl: () => string;
}

export function createRest(deps: RestDeps): OpenAPIHono {
  const { rooms, polls, apiKeys, limits, log, addressOf, metrics, ping, version, publicUrl } = deps;
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error);
    },
  });
  const address = (c: Context) => addressOf((c.env as { incoming: IncomingMessage }).incoming);

  app.onError((error, c) => answerError(c, error, log));
  app.notFound((c) => answerError(c, new Refusal('not_found', 'There is nothing at this address.'), log));

  app.use(
    '*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
      exposeHeaders: [
        'RateLimit',
        'RateLimit-Policy',
        'Retry-After',
        'X-RateLimit-Limit',
        'X-RateLimit-Remaining',
        'X-RateLimit-Reset',
      ],
      maxAge: 86_400,
    }),
  );
  app.use('/api/*', identify(apiKeys, limits, address, isPublicPollRoute));
  app.use('/api/*', limitBody());

  addRoomRoutes(app, { rooms, limits, addressOf: address });
  addPollRoutes(app, { polls, limits });
  addPollVotingRoutes(app, { polls, limits, addressOf: address, publicUrl });

  app.openapi(healthRoute, async (c) => {
    await ping().catch(() => {
      throw new Refusal('unavailable', 'The database cannot be reached.');
    });
    return c.json({
      status: 'ok' as const,
      uptime: Math.floor(process.uptime()),
      timestamp: new Date().toISOString(),
    });
  });
  app.get('/metrics', async (c) => {
    const { contentType, text } = await metrics();
    return c.text(text, 200, { 'Content-Type': contentType });
  });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Showhands', version, description: 'Planning-poker rooms and polls' },
  });
  return app;
}

/** Content-Length tells at once; only a body that doesn't say its size has to be counted as it comes. */
function limitBody() {
  const counted = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw bodyTooLarge();
    },
  });
  return async (c: Context, next: () => Promise<void>) => {
    const length = c.req.header('Content-Length');
    if (length === undefined) return c.req.header('Transfer-Encoding') ? counted(c, next) : next();
    if (Number(length) > MAX_BODY_BYTES) throw bodyTooLarge();
    return next();
  };
}
