/** Voting on a poll, and having done so: apart from what only looks at one, as that is all that most pages load. A vote needs a token. */

import { graphqlRequest } from './graphql-request.ts';
import type { PollResults } from './poll.ts';
import type { PollPlace } from './polls.ts';

export interface Ballot {
  readonly token: string;
  readonly fingerprint: string;
  readonly optionIds: readonly string[];
  readonly voterName?: string;
  readonly clientMetadata?: Readonly<Record<string, unknown>>;
}

export const RESULTS = 'totalVotes results { optionId count voters }';

const hasVotedQuery =
  'query HasVoted($id: ID!, $fingerprint: String) { hasVoted(id: $id, fingerprint: $fingerprint) }';
const tokenMutation = 'mutation Token($id: ID!) { issueEmbedToken(id: $id) { token } }';
const voteMutation = `mutation Vote($id: ID!, $input: CastVoteInput!) { castVote(id: $id, input: $input) {
  results { ${RESULTS} }
} }`;

/** A token for one vote, good for half an hour. Throws a `ClientError`. */
export async function issueEmbedToken({ server, pollId: id }: PollPlace): Promise<string> {
  const data = await graphqlRequest<{ issueEmbedToken: { token: string } }>(server, tokenMutation, { id });
  return data.issueEmbedToken.token;
}

/**
 * Votes. The same ballot again gets its first answer again, so it may be repeated where no answer came. Resolves to the
 * results, as far as a voter may see them. Throws a `ClientError`.
 */
export async function castVote(
  { server, pollId: id }: PollPlace,
  ballot: Ballot,
): Promise<PollResults | null> {
  const variables = { id, input: ballot };
  const data = await graphqlRequest<{ castVote: { results: PollResults | null } }>(
    server,
    voteMutation,
    variables,
  );
  return data.castVote.results;
}

/** Whether a vote with this fingerprint counts in the poll. Throws a `ClientError`. */
export async function hasVoted({ server, pollId: id }: PollPlace, fingerprint: string): Promise<boolean> {
  return (await graphqlRequest<{ hasVoted: boolean }>(server, hasVotedQuery, { id, fingerprint })).hasVoted;
}
