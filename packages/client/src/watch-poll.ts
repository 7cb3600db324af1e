/** Live word of polls: one connection a server for all polls of a page, which comes back by itself. */

import { type Client, createClient } from 'graphql-ws/client';
import { backoff } from './backoff.ts';
import { RESULTS } from './ballots.ts';
import { type ClientError, fromGraphQLErrors } from './client-error.ts';
import { graphqlAddress, graphqlRequest } from './graphql-request.ts';
import { isPassing, waitAfter } from './passing.ts';
import type { Poll, PollResults, PollStatus } from './poll.ts';
import { asHeard, fetchPoll, POLL, type PollPlace, type ToldPoll } from './polls.ts';

/** A dead connection is noticed within both together: nobody waits for results as they do for their own vote. */
const PING_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;

/** Twice that at most, as with the next: whoever waits for their first results waits no longer, but few have to ask. */
const ASK_FIRST_MS = 3000;
/** Two reads each time, of the 600 a minute that a whole address has: so a hall without websockets has its results, too. */
const ASK_EVERY_MS = 30_000;
/** Connections that last no longer than this come to nothing, also where something was heard on each. */
const CALM_MS = 60_000;

/** What a poll is now. */
export interface PollUpdate {
  readonly status: PollStatus | 'unpublished' | 'deleted';
  readonly closeMessage: string | null;
  /** At first, and whenever its owner may have changed it; else null. */
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
const query = `query Poll($id: ID!, $fingerprint: String) {
  poll(id: $id) { ${POLL} } pollResults(id: $id, fingerprint: $fingerprint) { ${RESULTS} }
}`;

/** As a server tells it. */
interface ToldUpdate extends Omit<PollUpdate, 'poll'> {
  readonly poll: ToldPoll | null;
}

interface Reading {
  readonly poll: ToldPoll;
  readonly pollResults: PollResults;
}

/** Hears of a poll, now and after each change, until the returned function is called. */
export function watchPoll(place: PollPlace, fingerprint: string | null, listener: PollListener): () => void {
  const client = clientFor(place);
  const variables = { id: place.pollId, fingerprint };
  let isOver = false;
  let failures = 0;
  let failedAt = Number.NEGATIVE_INFINITY;
  let unsubscribe = () => {};
  let resubscribing: ReturnType<typeof setTimeout> | undefined;
  /** Set while nothing is heard. */
  let asking: ReturnType<typeof setTimeout> | undefined;

  function subscribe(): void {
    unsubscribe = client.subscribe<{ pollResults: ToldUpdate }>(
      { query: subscription, variables },
      {
        next: ({ data, errors }) => (data ? onWord(data.pollResults) : onRefusal(fromGraphQLErrors(errors))),
        // Also the end of a connection that graphql-ws gives up on, as it does of some whatever it is told: `internal`.
        error: (error) => onRefusal(fromGraphQLErrors(error)),
        complete: () => {},
      },
    );
  }

  function onWord({ poll, ...update }: ToldUpdate): void {
    clearTimeout(asking);
    asking = undefined;
    listener.onUpdate({ ...update, poll: poll && asHeard(poll) });
    if (update.status === 'deleted') stop();
  }

  /** Asks after that time, and then now and then, until something is heard: not everybody's network lets websockets through. */
  function ask(afterMs: number): void {
    const timer = setTimeout(() => void read(() => asking === timer), afterMs * (1 + Math.random()));
    asking = timer;
  }

  async function read(isSilent: () => boolean): Promise<void> {
    try {
      // In the background nobody would see anything.
      const update = globalThis.document?.hidden ? null : await readUpdate();
      // What was heard meanwhile is newer.
      if (update && isSilent()) listener.onUpdate(update);
    } catch (error) {
      const refusal = error as ClientError;
      if (isSilent() && !isPassing(refusal)) end(refusal);
    }
    if (isSilent()) ask(ASK_EVERY_MS);
  }

  async function readUpdate(): Promise<PollUpdate> {
    try {
      const { poll, pollResults: results } = await graphqlRequest<Reading>(place.server, query, variables);
      return updateOf(asHeard(poll), results);
    } catch (error) {
      if ((error as ClientError).code !== 'results_hidden') throw error;
      // The poll itself is there, and they may be shown again.
      return updateOf(await fetchPoll(place), null);
    }
  }

  function onRefusal(error: ClientError): void {
    // A connection may end after whoever used it has left.
    if (isOver) return;
    if (!isPassing(error)) {
      end(error);
      return;
    }
    unsubscribe();
    const now = performance.now();
    if (now - failedAt > CALM_MS) failures = 0;
    failedAt = now;
    resubscribing = setTimeout(subscribe, waitAfter(error, failures));
    failures += 1;
  }

  function end(error: ClientError): void {
    stop();
    listener.onRefusal(error);
  }

  function stop(): void {
    isOver = true;
    unhear();
    unsubscribe();
    clearTimeout(resubscribing);
    clearTimeout(asking);
    asking = undefined;
  }

  // Most are back long before they would ask.
  const unhear = client.on('closed', () => asking ?? ask(ASK_EVERY_MS));
  ask(ASK_FIRST_MS);
  subscribe();
  return stop;
}

function updateOf(poll: Poll, results: PollResults | null): PollUpdate {
  return { status: poll.status, closeMessage: poll.closeMessage, poll, results };
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
