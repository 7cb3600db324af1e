/** How often an address may ask, on whichever transport. */

import type { RateLimit } from '@showhands/protocol';

/** As documented, for each address. */
export const ADDRESS_LIMITS = {
  api: { points: 100, seconds: 60 },
  createRoom: { points: 10, seconds: 15 * 60 },
  roomByCode: { points: 30, seconds: 60 },
  roomInfo: { points: 30, seconds: 60 },
  /** For each address and poll: an office behind one address must be able to vote, and to watch. */
  pollReads: { points: 600, seconds: 60 },
  pollVotes: { points: 120, seconds: 60 },
} as const satisfies Record<string, RateLimit>;
