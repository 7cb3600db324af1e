/** Who calls a REST route: what their API key says. */

import type { KeyScope } from '@showhands/store';
import type { Context, MiddlewareHandler } from 'hono';
import { ADDRESS_LIMITS } from '../access/address-limits.ts';
import { type ApiCaller, type ApiKeys, assertCaller, assertScope } from '../access/api-keys.ts';
import { readBearer } from '../access/bearer.ts';
import type { Limits } from '../access/limits.ts';
import { type PointsFor, takePoints } from '../access/points.ts';
import { setLimitHeaders, setPointsHeaders } from './limit.ts';

const CALLER = 'apiCaller';

/** Finds out whose key it is, once a request. Requests without a valid one count for the limit of their address. */
export function identify(
  apiKeys: Pick<ApiKeys, 'find'>,
  limits: Limits,
  addressOf: (c: Context) => string,
): MiddlewareHandler {
  return async (c, next) => {
    const bearer = readBearer(c.req.header('Authorization'));
    const caller = bearer === undefined ? null : await apiKeys.find(bearer);
    if (caller) c.set(CALLER as never, caller as never);
    else {
      const standing = await limits.take('api', ADDRESS_LIMITS.api, addressOf(c));
      if (standing) setLimitHeaders(c, standing);
    }
    await next();
  };
}

function callerOf(c: Context): ApiCaller | null {
  return (c.get(CALLER as never) as ApiCaller | undefined) ?? null;
}

/** Lets only keys with this right through, and takes the points of what they do. */
export function managing(limits: Limits, scope: KeyScope, what: PointsFor): MiddlewareHandler {
  return async (c, next) => {
    await spend(c, limits, requireCaller(c, scope), what);
    await next();
  };
}

/** Whoever has a valid key, whatever it may be used for. */
function requireKey(c: Context): ApiCaller {
  return assertCaller(callerOf(c), readBearer(c.req.header('Authorization')));
}

export function requireCaller(c: Context, scope: KeyScope): ApiCaller {
  return assertScope(requireKey(c), scope);
}

async function spend(c: Context, limits: Limits, caller: ApiCaller, what: PointsFor): Promise<void> {
  const standing = await takePoints(limits, caller.organization, what);
  if (standing) setPointsHeaders(c, standing);
}
