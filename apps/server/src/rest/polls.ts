/** The documented routes by which an organization manages its polls. */

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { viewListedPoll } from '@showhands/core';
import {
  createdPoll,
  createPollInput,
  POLLS_PER_PAGE,
  pollList,
  pollListQuery,
  pollTime,
  updatedPoll,
  updatePollInput,
} from '@showhands/protocol';
import type { Context } from 'hono';
import type { Limits } from '../access/limits.ts';
import type { Polls } from '../polls/polls.ts';
import { managing, requireCaller } from './caller.ts';
import { json, pollRefusal } from './describe.ts';

export interface PollRoutesDeps {
  readonly polls: Polls;
  readonly limits: Limits;
}

const security = [{ apiKey: [] }];
const idParameter = z.object({ id: z.string() });
const refusals = {
  400: json(pollRefusal, 'The request is not valid'),
  401: json(pollRefusal, 'No valid API key'),
  403: json(pollRefusal, 'The key lacks the scope "polls"'),
  429: json(pollRefusal, 'The points of this minute are spent'),
};
const notFound = { 404: json(pollRefusal, 'No such poll of this organization') };

export function addPollRoutes(app: OpenAPIHono, { polls, limits }: PollRoutesDeps): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
  const organizationOf = (c: Context) => requireCaller(c, 'polls').organization.id;

  const list = createRoute({
    method: 'get',
    path: '/api/polls',
    summary: 'List all polls, newest first',
    security,
    middleware: managing(limits, 'polls', 'read'),
    request: { query: pollListQuery },
    responses: { 200: json(pollList, 'A page of them'), ...refusals },
  });
  app.openapi(list, async (c) => {
    const { page = 1, limit = POLLS_PER_PAGE.fallback } = c.req.valid('query');
    const { polls: found, total } = await polls.list(organizationOf(c), page, limit);
    const pagination = { page, limit, total, totalPages: Math.ceil(total / limit) };
    return c.json({ polls: found.map(viewListedPoll), pagination }, 200);
  });

  const create = createRoute({
    method: 'post',
    path: '/api/polls',
    summary: 'Create a poll',
    security,
    middleware: managing(limits, 'polls', 'write'),
    request: { body: { ...json(createPollInput, 'The poll'), required: true } },
    responses: { 201: json(createdPoll, 'The poll is there'), ...refusals },
  });
  app.openapi(create, async (c) => {
    const { id, createdAt, config } = await polls.create(organizationOf(c), c.req.valid('json'));
    const { title, published } = config;
    return c.json({ id, title, published, created_at: pollTime(createdAt) }, 201);
  });

  const update = createRoute({
    method: 'patch',
    path: '/api/polls/{id}',
    summary: 'Update a poll: what is omitted stays, null clears',
    security,
    middleware: managing(limits, 'polls', 'write'),
    request: { params: idParameter, body: { ...json(updatePollInput, 'What changes'), required: true } },
    responses: {
      200: json(updatedPoll, 'The poll is changed'),
      ...refusals,
      ...notFound,
      409: json(pollRefusal, 'Votes that were cast stand against it'),
    },
  });
  app.openapi(update, async (c) => {
    const poll = await polls.update(organizationOf(c), c.req.valid('param').id, c.req.valid('json'));
    const { title, published, updatedAt } = poll.config;
    return c.json({ id: poll.id, title, published, updated_at: pollTime(updatedAt) }, 200);
  });

  const remove = createRoute({
    method: 'delete',
    path: '/api/polls/{id}',
    summary: 'Permanently delete a poll and all its votes',
    security,
    middleware: managing(limits, 'polls', 'delete'),
    request: { params: idParameter },
    responses: {
      200: json(z.object({ success: z.literal(true) }), 'The poll is gone'),
      ...refusals,
      ...notFound,
    },
  });
  app.openapi(remove, async (c) => {
    await polls.remove(organizationOf(c), c.req.valid('param').id);
    return c.json({ success: true as const }, 200);
  });
}
