/** What can be asked of a server about a poll. Nobody needs a key for it. */

import { graphqlRequest, type RequestOptions } from './graphql-request.ts';
import type { Poll } from './poll.ts';

export interface PollPlace {
  /** The server's address, such as `https://poll.example`. */
  readonly server: string;
  readonly pollId: string;
}

export const POLL = `id title description options { id label } allowMultiple showResultsBeforeVote showResultsAfterVote
  anonymous startsAt endsAt status closeMessage duplicateCheck serverTime`;

/** As a server tells it. */
export interface ToldPoll extends Omit<Poll, 'clockAhead'> {
  readonly serverTime: string;
}

const pollQuery = `query Poll($id: ID!) { poll(id: $id) { ${POLL} } }`;

/** Throws a `ClientError`: `poll_not_found` or `poll_not_published` among them. */
export async function fetchPoll({ server, pollId: id }: PollPlace, options?: RequestOptions): Promise<Poll> {
  return asHeard((await graphqlRequest<{ poll: ToldPoll }>(server, pollQuery, { id }, options)).poll);
}

/** To be called as soon as it is told. */
export function asHeard(poll: ToldPoll): Poll {
  return { ...poll, clockAhead: Date.parse(poll.serverTime) - Date.now() };
}
