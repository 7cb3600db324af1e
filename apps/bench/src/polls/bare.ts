/** The bare implementations: a Hono and a Yoga handler that parse the same bodies, and store, check and know nothing. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createSchema, createYoga } from 'graphql-yoga';
import { Hono } from 'hono';
import { OPTIONS } from './load.ts';

const results = {
  total_votes: 1_000_000,
  results: OPTIONS.map(({ id }) => ({ option_id: id, count: 100_000 })),
};

const inGraphQL = {
  totalVotes: results.total_votes,
  results: results.results.map(({ option_id, count }) => ({ optionId: option_id, count })),
};

const app = new Hono();
app.post('/api/polls/:id/vote', async (c) => {
  const { option_ids } = await c.req.json();
  return c.json({ success: option_ids.length > 0, results });
});
app.get('/api/polls/:id/results', (c) => c.json(results));

const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: /* GraphQL */ `
      scalar JSON
      input CastVoteInput {
        optionIds: [String!]
        token: String
        fingerprint: String!
        voterName: String
        clientMetadata: JSON
      }
      type OptionResult { optionId: String! count: Int! }
      type PollResults { totalVotes: Int! results: [OptionResult!]! }
      type VoteAnswer { success: Boolean! results: PollResults }
      type Query { pollResults(id: ID!, fingerprint: String): PollResults! }
      type Mutation { castVote(id: ID!, input: CastVoteInput!): VoteAnswer! }
    `,
    resolvers: {
      Query: { pollResults: () => inGraphQL },
      Mutation: { castVote: () => ({ success: true, results: inGraphQL }) },
    },
  }),
});

const rest = getRequestListener(app.fetch);
const server = createServer((req, res) => {
  if (req.url === '/graphql') void yoga(req, res);
  else void rest(req, res);
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
});
