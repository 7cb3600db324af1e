/** How REST says no: the one body, its status and its headers. */

import { Refusal } from '@showhands/protocol';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { RateLimited } from '../access/limits.ts';
import { toRefusal } from '../refuse.ts';
import { setLimitHeaders } from './limit.ts';

export function answerError(c: Context, error: unknown, log: Logger): Response {
  const refusal = toRefusal(error instanceof HTTPException ? fromHttpException(error) : error, log);
  if (refusal instanceof RateLimited) setLimitHeaders(c, refusal.standing);
  if (refusal.extras.retryAfterSeconds !== undefined) {
    c.header('Retry-After', String(refusal.extras.retryAfterSeconds));
  }
  if (refusal.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.json(refusal.toBody(), refusal.status as 400);
}

/** Hono's own complaints about a request that never reached a route's handler. */
function fromHttpException({ status, message }: HTTPException): Refusal {
  if (status === 400) return new Refusal('invalid_json', 'The body is not valid JSON.');
  if (status === 413) return bodyTooLarge();
  if (status === 415) return new Refusal('unsupported_media_type', 'The body must be application/json.');
  return new Refusal('invalid_input', message || 'The request is not valid.');
}

export function bodyTooLarge(): Refusal {
  return new Refusal('body_too_large', 'The body is too large.');
}
