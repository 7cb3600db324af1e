/** The documented limits of REST routes, with their draft-7 headers. */

import type { RateLimit } from '@showhands/protocol';
import type { Context, MiddlewareHandler } from 'hono';
import type { Limits, Standing } from '../access/limits.ts';

/** As documented, for each address. */
export const REST_LIMITS = {
  api: { points: 100, seconds: 60 },
  createRoom: { points: 10, seconds: 15 * 60 },
  roomByCode: { points: 30, seconds: 60 },
  roomInfo: { points: 30, seconds: 60 },
  /** For each address and poll: an office behind one address must be able to vote, and to watch. */
  pollReads: { points: 600, seconds: 60 },
  pollVotes: { points: 120, seconds: 60 },
} as const satisfies Record<string, RateLimit>;

/** Takes from a limit for the caller's address; the headers are of the limit that was taken from last. */
export function limited(
  limits: Limits,
  name: keyof typeof REST_LIMITS,
  addressOf: (c: Context) => string,
): MiddlewareHandler {
  return async (c, next) => {
    const standing = await limits.take(name, REST_LIMITS[name], addressOf(c));
    if (standing) setLimitHeaders(c, standing);
    await next();
  };
}

export function setLimitHeaders(c: Context, standing: Standing): void {
  for (const [name, value] of Object.entries(limitHeaders(standing))) c.header(name, value);
}

export function setPointsHeaders(c: Context, standing: Standing): void {
  for (const [name, value] of Object.entries(pointsHeaders(standing))) c.header(name, value);
}

/** `RateLimit` and `RateLimit-Policy` as of draft-ietf-httpapi-ratelimit-headers-07. */
export function limitHeaders({ limit, remaining, resetSeconds }: Standing): Record<string, string> {
  return {
    'RateLimit-Policy': `${limit.points};w=${limit.seconds}`,
    RateLimit: `limit=${limit.points}, remaining=${remaining}, reset=${resetSeconds}`,
  };
}

/** As documented for organizations' points, besides the headers that every limit has. */
export function pointsHeaders(standing: Standing): Record<string, string> {
  return {
    ...limitHeaders(standing),
    'X-RateLimit-Limit': String(standing.limit.points),
    'X-RateLimit-Remaining': String(standing.remaining),
    'X-RateLimit-Reset': new Date(Date.now() + standing.resetMs).toUTCString(),
  };
}
