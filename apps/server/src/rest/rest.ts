/** What Hono serves: the documented REST API, but for what visitors of polls need (`poll-voting.ts`), and operations. */

import type { IncomingMessage } from 'node:http';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { invalidInput, Refusal } from '@showhands/protocol';
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import type { AddressHash } from '../access/address.ts';
import type { ApiKeys } from '../access/api-keys.ts';
import type { Limits } from '../access/limits.ts';
import type { Polls } from '../polls/polls.ts';
import { unavailable } from '../refuse.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { answerError } from './answer.ts';
import { limitBody } from './body-limit.ts';
import { identify } from './caller.ts';
import { EXPOSED_HEADERS } from './exposed-headers.ts';
import { describePollVoting } from './poll-voting-docs.ts';
import { addPollRoutes } from './polls.ts';
import { addRoomRoutes } from './rooms.ts';

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
}

export function createRest(deps: RestDeps): OpenAPIHono {
  const { rooms, polls, apiKeys, limits, log, addressOf, metrics, ping, version } = deps;
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
      exposeHeaders: [...EXPOSED_HEADERS],
      maxAge: 86_400,
    }),
  );
  app.use('/api/*', identify(apiKeys, limits, address));
  app.use('/api/*', limitBody());

  addRoomRoutes(app, { rooms, limits, addressOf: address });
  addPollRoutes(app, { polls, limits });
  describePollVoting(app);

  app.openapi(healthRoute, async (c) => {
    await ping().catch(() => {
      throw unavailable();
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
