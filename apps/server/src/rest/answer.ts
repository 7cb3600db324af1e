/** How REST says no: the one body, its status and its headers. */

import { Refusal } from '@showhands/protocol';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { RateLimited } from '../access/limits.ts';
import { OutOfPoints } from '../access/points.ts';
import { bodyTooLarge, invalidJson, toRefusal, unsupportedMediaType } from '../refuse.ts';
import { limitHeaders, pointsHeaders } from './limit.ts';
import { isPollPath, toPollBody } from './poll-errors.ts';

export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export function answerError(c: Context, error: unknown, log: Logger): Response {
  const { status, headers, body } = errorAnswer(error, c.req.path, log);
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return c.json(body, status as 400);
}

export function errorAnswer(error: unknown, path: string, log: Logger): ErrorAnswer {
  const refusal = toRefusal(explain(error), log);
  const { retryAfterSeconds } = refusal.extras;
  const headers = {
    ...(refusal instanceof RateLimited && limitHeaders(refusal.standing)),
    ...(refusal instanceof OutOfPoints && pointsHeaders(refusal.standing)),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    ...(refusal.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
  };
  const body = isPollPath(path) ? toPollBody(refusal) : { ...refusal.toBody() };
  return { status: refusal.status, headers, body };
}

/** What goes wrong before a route's handler runs is the request's fault, not ours. */
function explain(error: unknown): unknown {
  if (error instanceof HTTPException) return fromHttpException(error);
  // Nobody is there to read this; it only must not count as our error.
  if (isBrokenOff(error)) return new Refusal('invalid_input', 'The request broke off.');
  return error;
}

/** Node's error for a request whose connection ended before its body did. */
function isBrokenOff(error: unknown): boolean {
  return (
    error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
  );
}

/** Hono's own complaints about a request that never reached a route's handler. */
function fromHttpException({ status, message }: HTTPException): Refusal {
  if (status === 400) return invalidJson();
  if (status === 413) return bodyTooLarge();
  if (status === 415) return unsupportedMediaType();
  return new Refusal('invalid_input', message || 'The request is not valid.');
}
