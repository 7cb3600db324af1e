/** Live word of polls: one connection a server for all polls of a page, which comes back by itself. */

import { type Client, createClient } from 'graphql-ws/client';
import { backoff } from './backoff.ts';
import { RESULTS } from './ballots.ts';
import { type ClientError, fromGraphQLErrors } from './client-error.ts';
import { graphqlAddress } from './graphql-request.ts';
import { isPassing, waitAfter } from './passing.ts';
import type { Poll, PollResults, PollStatus } from './poll.ts';
import { POLL, type PollPlace } from './polls.ts';

/** A dead connection is noticed within both together: nobody waits for results as they do for their own vote. */
const PING_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;

/** What a poll is now. */
export interface PollUpdate {
  readonly status: PollStatus | 'unpublished' | 'deleted';
  readonly closeMessage: string | null;
  /** At first, and whenever its owner has changed it; else null. */
  readonly poll: Poll | null;
  /** Null where this viewer may not see them. */
  readonly results: PollResults | null;
}

export interface PollListener {
  onUpdate(update: PollUpdate): void;
  /** The server has nothing to tell, and won't be asked again. */
  onRefusal(error: ClientError): void;
}

const subscription = `subscription Poll($id: ID!, $fingerprint: String) { pollResults(id: $id, fingerprint: $fingerprint) {
  status closeMessage poll { ${POLL} } results { ${RESULTS} }
} }`;

/** Hears of a poll, now and after each change, until the returned function is called. */
export function watchPoll(
  { server, pollId: id }: PollPlace,
  fingerprint: string | null,
  listener: PollListener,
): () => void {
  let failures = 0;
  let stop = () => {};

  function subscribe(): void {
    stop = clientFor({ server, pollId: id }).subscribe<{ pollResults: PollUpdate }>(
      { query: subscription, variables: { id, fingerprint } },
      {
        next: ({ data, errors }) =>
          data ? onUpdate(data.pollResults) : onRefusal(fromGraphQLErrors(errors)),
        // Anything but a list of GraphQL's errors is a connection that is given up on; there are none of those.
        error: (error) => Array.isArray(error) && onRefusal(fromGraphQLErrors(error)),
        complete: () => {},
      },
    );
  }

  function onUpdate(update: PollUpdate): void {
    failures = 0;
    listener.onUpdate(update);
  }

  function onRefusal(error: ClientError): void {
    if (!isPassing(error)) {
      listener.onRefusal(error);
      return;
    }
    stop();
    const timer = setTimeout(subscribe, waitAfter(error, failures));
    failures += 1;
    stop = () => clearTimeout(timer);
  }

  subscribe();
  return () => stop();
}

const clients = new Map<string, Client>();

/** One for all polls of a server. Naming a poll of it, a connection counts as a reader's: of those, a hall may have many. */
function clientFor({ server, pollId }: PollPlace): Client {
  const url = graphqlAddress(new URL(server).href).replace(/^http/, 'ws');
  const client = clients.get(url) ?? createPollClient(url, pollId);
  clients.set(url, client);
  return client;
}

function createPollClient(url: string, pollId: string): Client {
  let deadline: ReturnType<typeof setTimeout>;
  const client = createClient({
    url,
    connectionParams: { pollId },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, backoff(retries))),
    connectionAckWaitTimeout: ANSWER_WITHIN_MS,
    keepAlive: PING_EVERY_MS,
    on: {
      ping: (received) => {
        if (!received) deadline = setTimeout(() => client.terminate(), ANSWER_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(deadline);
      },
      closed: () => clearTimeout(deadline),
    },
  });
  return client;
}
