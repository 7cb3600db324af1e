/** Rate limits, counted in this process. */

import { type RateLimit, Refusal } from '@showhands/protocol';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Where a limit stands after a request, for the RateLimit headers. */
export interface Standing {
  readonly limit: RateLimit;
  readonly remaining: number;
  readonly resetMs: number;
  readonly resetSeconds: number;
}

export interface Limits {
  /** Takes one, or so many, from what `key` may do under this limit, or throws `rate_limited`. Null where limits are off. */
  take(name: string, limit: RateLimit, key: string, points?: number): Promise<Standing | null>;
  /** Gives one back, or so many, that turned out not to count. */
  giveBack(name: string, limit: RateLimit, key: string, points?: number): Promise<Standing | null>;
}

/** No limits: for load and soak tests. */
export const noLimits: Limits = { take: async () => null, giveBack: async () => null };

export function createLimits(): Limits {
  const limiters = new Map<string, RateLimiterMemory>();
  const limiterFor = (name: string, limit: RateLimit) => {
    let limiter = limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: limit.points, duration: limit.seconds, keyPrefix: name });
      limiters.set(name, limiter);
    }
    return limiter;
  };

  return {
    async take(name, limit, key, points = 1) {
      try {
        return standing(limit, await limiterFor(name, limit).consume(key, points));
      } catch (rejection) {
        // Decided by the rejection: what else is thrown is a failure of ours, not a limit of theirs.
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        throw new RateLimited(standing(limit, rejection));
      }
    },
    async giveBack(name, limit, key, points = 1) {
      return standing(limit, await limiterFor(name, limit).reward(key, points));
    },
  };
}

function standing(limit: RateLimit, { remainingPoints, msBeforeNext }: RateLimiterRes): Standing {
  return {
    limit,
    remaining: Math.max(0, remainingPoints),
    resetMs: Math.max(1, msBeforeNext),
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  };
}

export class RateLimited extends Refusal {
  readonly standing: Standing;

  constructor(at: Standing) {
    super('rate_limited', `Too many requests. Try again in ${at.resetSeconds} s.`, {
      retryAfterSeconds: at.resetSeconds,
    });
    this.standing = at;
  }
}
