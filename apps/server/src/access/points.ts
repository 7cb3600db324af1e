/** The documented points that an organization may spend in a minute, over all its keys. */

import { type RateLimit, Refusal } from '@showhands/protocol';
import type { Organization, Plan } from '@showhands/store';
import { type Limits, RateLimited, type Standing } from './limits.ts';

const PLAN_POINTS: Readonly<Record<Plan, RateLimit>> = {
  grow: { points: 1000, seconds: 60 },
  build: { points: 100, seconds: 60 },
};

/** As documented. */
const POINTS = { read: 1, delete: 2, write: 3 } as const;
export type PointsFor = keyof typeof POINTS;

/** Takes the points of one request; throws with the documented body where too few are left. Null where limits are off. */
export async function takePoints(
  limits: Limits,
  { id, plan }: Organization,
  what: PointsFor,
): Promise<Standing | null> {
  const budget = [`points-${plan}`, PLAN_POINTS[plan], id] as const;
  try {
    return await limits.take(...budget, POINTS[what]);
  } catch (error) {
    if (!(error instanceof RateLimited)) throw error;
    // What was refused costs nothing: the last points are there for something cheaper.
    throw new OutOfPoints(id, (await limits.giveBack(...budget, POINTS[what])) ?? error.standing);
  }
}

export class OutOfPoints extends Refusal {
  readonly standing: Standing;

  constructor(organizationId: string, standing: Standing) {
    super('rate_limited', `Rate limit active for throttle key: organization:${organizationId}`, {
      retryAfterSeconds: standing.resetSeconds,
      data: { data: { msLeft: standing.resetMs } },
    });
    this.standing = standing;
  }
}
