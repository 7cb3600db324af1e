/**
 * The documented public routes of polls: what a widget needs. They are described for the OpenAPI document and checked
 * here, as their checks have an order: whether there is such a poll comes before what is wrong with a vote on it.
 */

import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { pollNotFound } from '@showhands/core';
import {
  embedToken,
  fingerprint,
  parseInput,
  pollResults,
  pollView,
  Refusal,
  submitVoteInput,
  voteAnswer,
  voteStatus,
} from '@showhands/protocol';
import type { Context } from 'hono';
import { readBearer } from '../access/bearer.ts';
import type { Limits, Standing } from '../access/limits.ts';
import { foreignOrigin } from '../access/origin.ts';
import { EMBED_TOKEN_SECONDS } from '../polls/embed-tokens.ts';
import { enterPoll, organizationOf, type PublicLimit } from '../polls/entrance.ts';
import type { LivePoll } from '../polls/live-poll.ts';
import type { Polls } from '../polls/polls.ts';
import { callerOf, requireKey } from './caller.ts';
import { json, pollRefusal } from './describe.ts';
import { setLimitHeaders, setPointsHeaders } from './limit.ts';

export interface PollVotingDeps {
  readonly polls: Polls;
  readonly limits: Limits;
  readonly addressOf: (c: Context) => string;
  /** Where this server can be reached. */
  readonly publicUrl: () => string;
}

const fingerprintQuery = z.object({ fingerprint: fingerprint.optional() });

/** Whether a request is for one of these routes, which have limits of their own. */
export function isPublicPollRoute(c: Context): boolean {
  const { method, path } = c.req;
  if (!path.startsWith('/api/polls/')) return false;
  const [, , , , verb] = path.split('/', 6);
  if (method === 'POST') return verb === 'vote';
  return (
    method === 'GET' && (verb === undefined || verb === 'token' || verb === 'vote' || verb === 'results')
  );
}

export function addPollVotingRoutes(app: OpenAPIHono, deps: PollVotingDeps): void {
  const { polls, addressOf } = deps;
  describeRoutes(app);

  /** The poll, and one more request to it. */
  async function enter(c: Context, limit: PublicLimit): Promise<LivePoll> {
    // Whoever sends a key means to be somebody: a wrong one must not look like nobody's.
    const caller = readBearer(c.req.header('Authorization')) ? requireKey(c) : null;
    const tell = (standing: Standing) => (caller ? setPointsHeaders : setLimitHeaders)(c, standing);
    const id = c.req.param('id') ?? '';
    const poll = await enterPoll(deps, { id, limit, caller, address: addressOf(c), tell });
    // What is told here changes with every vote, or is for one person.
    c.header('Cache-Control', 'no-store');
    return poll;
  }

  function viewerOf(c: Context) {
    const { fingerprint } = parseInput(fingerprintQuery, c.req.query());
    return { organizationId: organizationOf(callerOf(c)), fingerprint };
  }

  app.get('/api/polls/:id', async (c) => {
    const { id } = await enter(c, 'pollReads');
    return c.json(await polls.view(id, viewerOf(c)));
  });

  app.get('/api/polls/:id/token', async (c) => {
    const { id } = await enter(c, 'pollReads');
    const token = await polls.issueToken(
      id,
      foreignOrigin(c.req.header('Origin'), c.req.header('Host'), deps.publicUrl()),
    );
    return c.json({ token, expiresIn: EMBED_TOKEN_SECONDS });
  });

  app.get('/api/polls/:id/vote', async (c) => {
    const { id } = await enter(c, 'pollReads');
    return c.json({ hasVoted: await polls.hasVoted(id, viewerOf(c).fingerprint) });
  });

  app.post('/api/polls/:id/vote', async (c) => {
    const poll = await enter(c, 'pollVotes');
    await poll.assertPublished();
    return c.json(await polls.vote(poll.id, parseInput(submitVoteInput, await readJson(c))));
  });

  app.get('/api/polls/:id/results', async (c) => {
    const { id } = await enter(c, 'pollReads');
    return c.json(await polls.results(id, viewerOf(c)));
  });
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

function describeRoutes({ openAPIRegistry }: OpenAPIHono): void {
  const describe = (
    method: 'get' | 'post',
    path: string,
    summary: string,
    answer: z.ZodType,
    refusals: Readonly<Record<number, string>>,
    request: object = {},
  ) =>
    openAPIRegistry.registerPath({
      method,
      path: `/api/polls/{id}${path}`,
      summary,
      request: { params: z.object({ id: z.string() }), ...request },
      responses: {
        200: json(answer, 'It worked'),
        404: json(pollRefusal, pollNotFound().code),
        429: json(pollRefusal, 'rate_limited'),
        ...Object.fromEntries(
          Object.entries(refusals).map(([status, codes]) => [status, json(pollRefusal, codes)]),
        ),
      },
    });
  const query = { query: fingerprintQuery };
  const unpublished = 'poll_not_published, invalid_input';

  describe('get', '', 'Get a poll; published polls are public', pollView, { 400: unpublished });
  describe('get', '/token', 'Get an embed token for one vote, valid for 30 minutes', embedToken, {
    400: unpublished,
    403: 'origin_not_allowed',
  });
  describe(
    'get',
    '/vote',
    'Check whether this fingerprint has voted',
    voteStatus,
    { 400: unpublished },
    query,
  );
  describe(
    'post',
    '/vote',
    'Submit a vote. Sent again as it was, it gets its first answer again',
    voteAnswer,
    {
      400: 'poll_not_published, already_voted (as "Already voted"), invalid_options, invalid_input, invalid_json',
      403: 'invalid_token, poll_not_started, poll_closed',
      413: 'body_too_large',
      415: 'unsupported_media_type',
    },
    { body: { ...json(submitVoteInput, 'The vote'), required: true } },
  );
  describe(
    'get',
    '/results',
    'Get the results, where they may be seen',
    pollResults,
    { 400: unpublished, 403: 'results_hidden' },
    query,
  );
}
