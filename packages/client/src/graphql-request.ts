/** One GraphQL operation over HTTP. */

import { fromGraphQLErrors, unreachable } from './client-error.ts';

/** A server that takes longer than this is as good as gone; the caller may try again. */
const ANSWER_WITHIN_MS = 10_000;

export interface RequestOptions {
  readonly token?: string;
  readonly signal?: AbortSignal;
}

/** The answer's data. Throws a `ClientError`: the server's refusal, or `unreachable`. */
export async function graphqlRequest<Data>(
  server: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  { token, signal }: RequestOptions = {},
): Promise<Data> {
  const answer = await post(graphqlAddress(server), JSON.stringify({ query, variables }), token, signal);
  if (answer.errors || !answer.data) throw fromGraphQLErrors(answer.errors);
  return answer.data as Data;
}

/** Where a server's GraphQL lives. */
export function graphqlAddress(server: string): string {
  return `${server.replace(/\/+$/, '')}/graphql`;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

async function post(url: string, body: string, token?: string, signal?: AbortSignal): Promise<Answer> {
  const timeout = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return (await response.json()) as Answer;
  } catch {
    // No connection, a timeout, or a proxy's error page instead of JSON: for a person it is all the same.
    throw unreachable();
  }
}
