/** The load: as many voters at a time as there are connections, each of whom votes as soon as the one before is answered. */

import { type Answer, openRawHttp, type RawHttp, requestOf } from './raw-http.ts';

/** A hall full of people who all vote in the same moment. */
export const CONNECTIONS = 256;
export const OPTIONS = Array.from({ length: 4 }, (_, at) => ({ id: `opt_${at}`, label: `Option ${at}` }));
export const API_KEY = 'sk_key_of_the_benchmark';

export const KINDS = [
  'votes over REST',
  'votes over GraphQL',
  'results over REST',
  'results over GraphQL',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Round {
  /** How many requests were answered. */
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Load {
  /** Opens connections and makes requests for a round: what it answers runs that, once, and soon, as servers close what is idle. */
  prepare(kind: Kind, seconds: number): Promise<() => Promise<Round>>;
  /** How many votes were answered with a yes so far. */
  readonly accepted: number;
  /** How many votes the poll counts. */
  counted(): Promise<number>;
}

const CAST = `mutation ($id: ID!, $input: CastVoteInput!) {
  castVote(id: $id, input: $input) { success results { totalVotes results { optionId count } } }
}`;
const RESULTS = 'query ($id: ID!) { pollResults(id: $id) { totalVotes results { optionId count } } }';

/** `hasTokens`: whether votes need one, which are fetched before a round begins. */
export async function openLoad(port: number, hasTokens: boolean): Promise<Load> {
  const connect = () => Promise.all(Array.from({ length: CONNECTIONS }, () => openRawHttp(port)));
  const id = hasTokens ? await once(port, createPoll) : 'poll_bare';
  let voters = 0;
  let accepted = 0;

  async function fetchTokens(connections: readonly RawHttp[], count: number): Promise<string[]> {
    const tokens: string[] = [];
    const request = requestOf('GET', `/api/polls/${id}/token`);
    const fetchSome = async (connection: RawHttp) => {
      while (tokens.length < count) tokens.push(JSON.parse((await connection.send(request)).body).token);
    };
    await Promise.all(connections.map(fetchSome));
    return tokens;
  }

  function nextVote() {
    voters += 1;
    const choice = [OPTIONS[voters % OPTIONS.length]?.id];
    const fingerprint = `f${voters.toString().padStart(31, '0')}`;
    return { choice, more: { fingerprint, clientMetadata: { screenWidth: 1920, language: 'en-US' } } };
  }

  /** The requests of a round, made before it begins, as far as they differ. */
  async function requestsOf(
    kind: Kind,
    connections: readonly RawHttp[],
    expected: number,
  ): Promise<() => Buffer | undefined> {
    const graphql = (query: string, variables: object) =>
      requestOf('POST', '/graphql', JSON.stringify({ query, variables }));
    if (kind === 'results over REST') {
      const request = requestOf('GET', `/api/polls/${id}/results`);
      return () => request;
    }
    if (kind === 'results over GraphQL') {
      const request = graphql(RESULTS, { id });
      return () => request;
    }
    const vote = (token: string) => {
      const { choice, more } = nextVote();
      if (kind === 'votes over GraphQL') {
        return graphql(CAST, { id, input: { optionIds: choice, token, ...more } });
      }
      const body = JSON.stringify({ option_ids: choice, _token: token, ...more });
      return requestOf('POST', `/api/polls/${id}/vote`, body);
    };
    const tokens = hasTokens
      ? await fetchTokens(connections, expected)
      : Array<string>(expected).fill(`eyJhbGciOiJIUzI1NiJ9.${'x'.repeat(190)}`);
    const requests = tokens.map(vote);
    let at = 0;
    // A token is good for one vote; who knows none is glad to get the same vote again.
    return () => requests[hasTokens ? at++ : at++ % requests.length];
  }

  return {
    get accepted() {
      return accepted;
    },
    async prepare(kind, seconds) {
      const connections = await connect();
      const next = await requestsOf(kind, connections, seconds * MOST_PER_SECOND);
      return async () => {
        const round = await measure(connections, next, seconds);
        if (kind.startsWith('votes')) accepted += round.count;
        return round;
      };
    },
    counted: () =>
      once(port, async (connection) => {
        const { body } = await connection.send(requestOf('GET', `/api/polls/${id}/results`));
        return JSON.parse(body).total_votes as number;
      }),
  };
}

/** Each connection sends the next request as soon as its last one is answered. */
async function measure(
  connections: readonly RawHttp[],
  next: () => Buffer | undefined,
  seconds: number,
): Promise<Round> {
  const latencies: number[] = [];
  const begun = performance.now();
  const deadline = begun + seconds * 1000;
  await Promise.all(
    connections.map(async (connection) => {
      for (let now = begun; now < deadline; ) {
        const request = next();
        // Faster than was thought possible: the round ends when its votes do.
        if (request === undefined) break;
        const sent = performance.now();
        assertSuccess(await connection.send(request));
        now = performance.now();
        latencies.push(now - sent);
      }
    }),
  );
  const count = latencies.length;
  const perSecond = (count / (performance.now() - begun)) * 1000;
  for (const connection of connections) connection.close();
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(count * share)] ?? Number.NaN;
  return { count, perSecond, p50: at(0.5), p99: at(0.99) };
}

async function once<T>(port: number, work: (connection: RawHttp) => Promise<T>): Promise<T> {
  const connection = await openRawHttp(port);
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

/** More than ours manages on two cores: so many votes are made for each second of a round, before it begins. */
const MOST_PER_SECOND = 25_000;

function assertSuccess({ status, body }: Answer): void {
  if (status !== 200 || body.includes('"errors"')) throw new Error(`${status}: ${body.slice(0, 300)}`);
}

async function createPoll(connection: RawHttp): Promise<string> {
  const poll = { title: 'Bench', options: OPTIONS, published: true, show_results_before_vote: true };
  const key = `Authorization: Bearer ${API_KEY}\r\n`;
  const { body } = await connection.send(requestOf('POST', '/api/polls', JSON.stringify(poll), key));
  return JSON.parse(body).id;
}
