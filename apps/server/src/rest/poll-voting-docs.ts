/** The public poll routes as the OpenAPI document has them. */

import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { pollNotFound } from '@showhands/core';
import {
  embedToken,
  fingerprintQuery,
  pollResults,
  pollView,
  submitVoteInput,
  voteAnswer,
  voteStatus,
} from '@showhands/protocol';
import { json, pollRefusal } from './describe.ts';

export function describePollVoting({ openAPIRegistry }: OpenAPIHono): void {
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
