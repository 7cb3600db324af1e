/** How REST takes from a limit, and tells where it stands: by draft-7 headers. */

import type { Context, MiddlewareHandler } from 'hono';
import { ADDRESS_LIMITS } from '../access/address-limits.ts';
import type { Limits, Standing } from '../access/limits.ts';

/** Takes from a limit for the caller's address; the headers are of the limit that was taken from last. */
export function limited(
  limits: Limits,
  name: keyof typeof ADDRESS_LIMITS,
  addressOf: (c: Context) => string,
): MiddlewareHandler {
  return async (c, next) => {
    const standing = await limits.take(name, ADDRESS_LIMITS[name], addressOf(c));
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
