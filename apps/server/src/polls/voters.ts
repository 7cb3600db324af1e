/** Who votes, as a keyed hash that differs from poll to poll: so nobody can be followed, nor be found by guessing. */

import { createHmac, createSecretKey } from 'node:crypto';

export type VoterHash = (pollId: string, fingerprint: string) => string;

export function createVoterHash(secret: Buffer): VoterHash {
  const key = createSecretKey(secret);
  return (pollId, fingerprint) =>
    createHmac('sha256', key)
      // Ids have no line break, so that no other pair makes the same text.
      .update(`${pollId}\n${fingerprint}`)
      .digest('base64url')
      // 128 bits and some: two of a million voters meet by chance once in 10^26 polls.
      .slice(0, 22);
}
