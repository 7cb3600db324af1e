/**
 * The documented public routes of polls: what a widget needs. A whole hall uses them in the same minute, so they speak
 * to Node's server directly: measured, what a framework does for many routes (its own requests, responses and headers)
 * costs more than counting a vote. Their checks have an order, too: whether there is such a poll comes before what is
 * wrong with a vote on it.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { fingerprintQuery, type PollResults, parseInput, submitVoteInput } from '@showhands/protocol';
import type { Logger } from 'pino';
import type { AddressHash } from '../access/address.ts';
import type { ApiKeys } from '../access/api-keys.ts';
import { readBearer } from '../access/bearer.ts';
import type { Limits, Standing } from '../access/limits.ts';
import { foreignOrigin } from '../access/origin.ts';
import { EMBED_TOKEN_SECONDS } from '../polls/embed-tokens.ts';
import { enterPoll, organizationOf, type PublicLimit } from '../polls/entrance.ts';
import type { LivePoll } from '../polls/live-poll.ts';
import type { Polls } from '../polls/polls.ts';
import { invalidJson, unsupportedMediaType } from '../refuse.ts';
import { errorAnswer } from './answer.ts';
import { readBody } from './body-limit.ts';
import { EXPOSED_HEADERS } from './exposed-headers.ts';
import { limitHeaders, pointsHeaders } from './limit.ts';

export interface PollVotingDeps {
  readonly polls: Polls;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly limits: Limits;
  readonly addressOf: AddressHash;
  readonly log: Logger;
  /** Where this server can be reached. */
  readonly publicUrl: () => string;
}

/** What a route's work is told, once somebody has entered the poll. */
interface RouteInput {
  readonly req: IncomingMessage;
  readonly query: string | undefined;
  readonly poll: LivePoll;
  readonly organizationId: string | null;
}

interface Route {
  readonly limit: PublicLimit;
  /** The answer, or its JSON. */
  work(input: RouteInput): Promise<object | string>;
}

const HEADERS = {
  'Content-Type': 'application/json',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': EXPOSED_HEADERS.join(),
  // What is told here changes with every vote, or is for one person.
  'Cache-Control': 'no-store',
};

const ADDRESS = /^\/api\/polls\/([^/?]+)(\/(?:token|vote|results))?\/?(?:\?(.*))?$/;

/** Answers a request for one of these routes; false where it is for another. */
export type PollVoting = (req: IncomingMessage, res: ServerResponse) => boolean;

export function createPollVoting(deps: PollVotingDeps): PollVoting {
  const { polls, apiKeys, addressOf, log, publicUrl } = deps;

  const routes: Readonly<Record<string, Route | undefined>> = {
    'GET ': {
      limit: 'pollReads',
      work: ({ poll, organizationId }) => polls.view(poll.id, { organizationId }),
    },
    'GET /token': {
      limit: 'pollReads',
      async work({ req, poll }) {
        const origin = foreignOrigin(req.headers.origin, req.headers.host, publicUrl());
        return { token: await polls.issueToken(poll.id, origin), expiresIn: EMBED_TOKEN_SECONDS };
      },
    },
    'GET /vote': {
      limit: 'pollReads',
      work: async ({ query, poll }) => ({ hasVoted: await polls.hasVoted(poll.id, fingerprintIn(query)) }),
    },
    'POST /vote': {
      limit: 'pollVotes',
      async work({ req, poll }) {
        await poll.assertPublished();
        return polls.vote(poll, parseInput(submitVoteInput, await readJson(req)));
      },
    },
    'GET /results': {
      limit: 'pollReads',
      work: async ({ query, poll, organizationId }) =>
        textOf(await polls.results(poll.id, { organizationId, fingerprint: fingerprintIn(query) })),
    },
  };

  /** Of all who ask for results between two votes, one pays for the text. */
  const texts = new WeakMap<PollResults, string>();
  function textOf(results: PollResults): string {
    const text = texts.get(results) ?? JSON.stringify(results);
    texts.set(results, text);
    return text;
  }

  /** Enters the poll, does the work, and answers with the headers of the limit that was taken from, also when refused. */
  async function answer(
    req: IncomingMessage,
    res: ServerResponse,
    { limit, work }: Route,
    id: string,
    query: string | undefined,
  ): Promise<void> {
    const headers: Record<string, string> = { ...HEADERS };
    try {
      // 1. The API key says who this is, or else the address.
      const address = addressOf(req);
      const key = readBearer(req.headers.authorization);
      const caller = key === undefined ? null : await apiKeys.find(key);
      const tell = (standing: Standing) =>
        void Object.assign(headers, (caller ? pointsHeaders : limitHeaders)(standing));
      // 2. Entering the poll takes from their rate limit; then the work parses what was sent.
      const poll = await enterPoll(deps, { id, limit, key, caller, address, tell });
      const answer = await work({ req, query, poll, organizationId: organizationOf(caller) });
      send(res, 200, headers, answer);
    } catch (error) {
      const { status, headers: more, body } = errorAnswer(error, req.url ?? '', log);
      send(res, status, Object.assign(headers, more), body);
    }
  }

  return (req, res) => {
    const [, id, part = '', query] = ADDRESS.exec(req.url ?? '') ?? [];
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const route = routes[`${method} ${part}`];
    if (id === undefined || !route) return false;
    void answer(req, res, route, decode(id), query);
    return true;
  };
}

function send(
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
  answer: object | string,
): void {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  headers['Content-Length'] = String(Buffer.byteLength(text));
  res.writeHead(status, headers).end(text);
}

function fingerprintIn(query: string | undefined): string | undefined {
  const given = new URLSearchParams(query).get('fingerprint') || undefined;
  return parseInput(fingerprintQuery, { fingerprint: given }).fingerprint;
}

/** The text that a part of a path stands for; what stands for none is no poll's id either. */
function decode(part: string): string {
  try {
    return part.includes('%') ? decodeURIComponent(part) : part;
  } catch {
    return part;
  }
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(req.headers['content-type'] ?? '')) {
    throw unsupportedMediaType();
  }
  const text = await readBody(req);
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}
