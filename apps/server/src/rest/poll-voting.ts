/**
 * The documented public routes of polls: what a widget needs. A whole hall uses them in the same minute, so they stand in
 * front of the other routes: measured, what those share (CORS, a router for many paths, headers that are set one by one)
 * costs more than counting a vote. Their checks have an order, too: whether there is such a poll comes before what is
 * wrong with a vote on it.
 */

import type { IncomingMessage } from 'node:http';
import { fingerprint, type PollResults, parseInput, Refusal, submitVoteInput } from '@showhands/protocol';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AddressHash } from '../access/address.ts';
import { type ApiCaller, type ApiKeys, assertCaller } from '../access/api-keys.ts';
import { readBearer } from '../access/bearer.ts';
import type { Limits, Standing } from '../access/limits.ts';
import { foreignOrigin } from '../access/origin.ts';
import { EMBED_TOKEN_SECONDS } from '../polls/embed-tokens.ts';
import { enterPoll, organizationOf, type PublicLimit } from '../polls/entrance.ts';
import type { LivePoll } from '../polls/live-poll.ts';
import type { Polls } from '../polls/polls.ts';
import { errorAnswer } from './answer.ts';
import { limitBody } from './body-limit.ts';
import { EXPOSED_HEADERS } from './exposed-headers.ts';
import { limitHeaders, pointsHeaders, REST_LIMITS } from './limit.ts';

export interface PollVotingDeps {
  readonly polls: Polls;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly limits: Limits;
  readonly addressOf: AddressHash;
  readonly log: Logger;
  /** Where this server can be reached. */
  readonly publicUrl: () => string;
}

/** Who asks, and for what. */
interface Visit {
  readonly c: Context;
  readonly poll: LivePoll;
  readonly organizationId: string | null;
}

export const fingerprintQuery = z.object({ fingerprint: fingerprint.optional() });

const HEADERS = {
  'Content-Type': 'application/json',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': EXPOSED_HEADERS.join(),
  // What is told here changes with every vote, or is for one person.
  'Cache-Control': 'no-store',
};

const ROUTE = /^\/api\/polls\/[^/?]+(\/(token|vote|results))?\/?(\?|$)/;

/** Whether a request is for one of these routes. */
export function isPollVoting({ method = '', url = '' }: IncomingMessage): boolean {
  const verb = ROUTE.exec(url);
  return (
    verb !== null && (method === 'GET' || method === 'HEAD' || (method === 'POST' && verb[2] === 'vote'))
  );
}

export function createPollVoting(deps: PollVotingDeps): Hono {
  const { polls, apiKeys, limits, addressOf, log, publicUrl } = deps;
  const app = new Hono({ strict: false });
  const checkSize = limitBody();

  /** Enters the poll, does the work, and answers (an object, or its JSON) with the headers of the limit that was taken from, also when refused. */
  const route =
    (limit: PublicLimit, work: (visit: Visit) => Promise<object | string>) => async (c: Context) => {
      const headers: Record<string, string> = { ...HEADERS };
      try {
        const address = addressOf((c.env as { incoming: IncomingMessage }).incoming);
        const caller = await identify(c, address);
        const tell = (standing: Standing) =>
          void Object.assign(headers, (caller ? pointsHeaders : limitHeaders)(standing));
        const poll = await enterPoll(deps, { id: c.req.param('id') ?? '', limit, caller, address, tell });
        const answer = await work({ c, poll, organizationId: organizationOf(caller) });
        return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { headers });
      } catch (error) {
        const { status, headers: more, body } = errorAnswer(error, c.req.path, log);
        return new Response(JSON.stringify(body), { status, headers: Object.assign(headers, more) });
      }
    };

  /** Whoever sends a key means to be somebody: a wrong one must not look like nobody's, and is no way to try out keys. */
  async function identify(c: Context, address: string): Promise<ApiCaller | null> {
    const bearer = readBearer(c.req.header('Authorization'));
    if (bearer === undefined) return null;
    const caller = await apiKeys.find(bearer);
    if (!caller) await limits.take('api', REST_LIMITS.api, address);
    return assertCaller(caller, bearer);
  }

  // Most ask without a query: nothing is there to be read.
  const fingerprintIn = (c: Context) =>
    c.req.url.includes('?') ? parseInput(fingerprintQuery, c.req.query()).fingerprint : undefined;

  /** Of all who ask for results between two votes, one pays for the text. */
  const texts = new WeakMap<PollResults, string>();
  function textOf(results: PollResults): string {
    const text = texts.get(results) ?? JSON.stringify(results);
    texts.set(results, text);
    return text;
  }

  app.get(
    '/api/polls/:id',
    route('pollReads', ({ poll, organizationId }) => polls.view(poll.id, { organizationId })),
  );
  app.get(
    '/api/polls/:id/token',
    route('pollReads', async ({ c, poll }) => {
      const origin = foreignOrigin(c.req.header('Origin'), c.req.header('Host'), publicUrl());
      return { token: await polls.issueToken(poll.id, origin), expiresIn: EMBED_TOKEN_SECONDS };
    }),
  );
  app.get(
    '/api/polls/:id/vote',
    route('pollReads', async ({ c, poll }) => ({
      hasVoted: await polls.hasVoted(poll.id, fingerprintIn(c)),
    })),
  );
  app.post(
    '/api/polls/:id/vote',
    route('pollVotes', async ({ c, poll }) => {
      await poll.assertPublished();
      await checkSize(c, async () => {});
      return polls.vote(poll.id, parseInput(submitVoteInput, await readJson(c)));
    }),
  );
  app.get(
    '/api/polls/:id/results',
    route('pollReads', async ({ c, poll, organizationId }) =>
      textOf(await polls.results(poll.id, { organizationId, fingerprint: fingerprintIn(c) })),
    ),
  );
  return app;
}

async function readJson(c: Context): Promise<unknown> {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(c.req.header('Content-Type') ?? '')) {
    throw new Refusal('unsupported_media_type', 'The body must be application/json.');
  }
  try {
    return await c.req.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal('invalid_json', 'The body is not valid JSON.');
  }
}
