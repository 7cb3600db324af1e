/** What can be asked of a server about a poll. Nobody needs a key for it; a vote needs a token. */

import { graphqlRequest, type RequestOptions } from './graphql-request.ts';
import type { Poll, PollResults } from './poll.ts';

export interface PollPlace {
  /** The server's address, such as `https://poll.example`. */
  readonly server: string;
  readonly pollId: string;
}

export interface Ballot {
  readonly token: string;
  readonly fingerprint: string;
  readonly optionIds: readonly string[];
  readonly voterName?: string;
  readonly clientMetadata?: Readonly<Record<string, unknown>>;
}

export const RESULTS = 'totalVotes results { optionId count voters }';

const pollQuery = `query Poll($id: ID!) { poll(id: $id) {
  id title description options { id label } allowMultiple showResultsBeforeVote showResultsAfterVote anonymous
  startsAt endsAt status closeMessage duplicateCheck
} }`;
const hasVotedQuery =
  'query HasVoted($id: ID!, $fingerprint: String) { hasVoted(id: $id, fingerprint: $fingerprint) }';
const tokenMutation = 'mutation Token($id: ID!) { issueEmbedToken(id: $id) { token } }';
const voteMutation = `mutation Vote($id: ID!, $input: CastVoteInput!) { castVote(id: $id, input: $input) {
  results { ${RESULTS} }
} }`;

/** Throws a `ClientError`: `poll_not_found` or `poll_not_published` among them. */
export async function fetchPoll({ server, pollId: id }: PollPlace, options?: RequestOptions): Promise<Poll> {
  return (await graphqlRequest<{ poll: Poll }>(server, pollQuery, { id }, options)).poll;
}

/** Whether a vote with this fingerprint counts in the poll. Throws a `ClientError`. */
export async function hasVoted({ server, pollId: id }: PollPlace, fingerprint: string): Promise<boolean> {
  return (await graphqlRequest<{ hasVoted: boolean }>(server, hasVotedQuery, { id, fingerprint })).hasVoted;
}

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
