/** How GraphQL says no: its errors, and what is refused before it is read. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '@showhands/protocol';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { bodyTooLarge, toRefusal } from '../refuse.ts';

/** A document with all events and their fields is 5 KB; fifty queued stories of full length 130 KB. */
export const MAX_GRAPHQL_BYTES = 512 * 1024;

/** Refusals are told as they are; whatever else went wrong is ours to know. */
export function toGraphQLError(error: unknown, log: Logger): GraphQLError {
  const original = error instanceof GraphQLError ? (error.originalError ?? null) : error;
  // GraphQL's own complaint about the request; about variables, inside another one that says which.
  if (error instanceof GraphQLError && (original === null || original instanceof GraphQLError)) {
    if (error.extensions.code) return error;
    const { message, nodes } = error;
    return new GraphQLError(message, { extensions: { code: 'invalid_input' }, ...(nodes && { nodes }) });
  }
  const refusal = toRefusal(original, log);
  const { error: message, ...extensions } = refusal.toBody();
  const where = error instanceof GraphQLError ? error : undefined;
  return new GraphQLError(message, {
    extensions: {
      ...extensions,
      ...(refusal.extras.retryAfterSeconds && { retryAfterSeconds: refusal.extras.retryAfterSeconds }),
    },
    ...(where?.nodes && { nodes: where.nodes }),
    ...(where?.path && { path: where.path }),
  });
}

/** A GraphQL body says its length, as every client does of a JSON text: so what is too large is never read. */
export function refuseLargeBody(req: IncomingMessage, res: ServerResponse): boolean {
  const isTooLarge = Number(req.headers['content-length'] ?? 0) > MAX_GRAPHQL_BYTES;
  if (!isTooLarge && !req.headers['transfer-encoding']) return false;
  const refusal = isTooLarge
    ? bodyTooLarge()
    : new Refusal('length_required', 'A Content-Length is required.');
  const { error: message, ...extensions } = refusal.toBody();
  res.writeHead(refusal.status, {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
    Connection: 'close',
  });
  res.end(JSON.stringify({ errors: [{ message, extensions }] }));
  return true;
}
