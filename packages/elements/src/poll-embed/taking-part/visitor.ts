/**
 * What tells one voter from another. Loaded when somebody is about to vote, never before: pages that fingerprint whoever
 * looks at them get blocked, and rightly so.
 */

import { load } from '@fingerprintjs/fingerprintjs';

/** An id that is likely the same on the next visit and unlikely anybody else's. Sends nothing anywhere. */
export async function visitorId(): Promise<string> {
  const agent = await load({ monitoring: false });
  return (await agent.get()).visitorId;
}
