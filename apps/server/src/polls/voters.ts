/** Who votes, as a keyed hash that differs from poll to poll: so nobody can be followed, nor be found by guessing. */

import { hash } from 'node:crypto';

export type VoterHash = (pollId: string, fingerprint: string) => string;

/**
 * The key goes in front: of SHA-512/256, unlike SHA-256, what follows can't be extended, and so it needs no HMAC. In one
 * call, as three objects for each vote took four times as long.
 */
export function createVoterHash(secret: Buffer): VoterHash {
  const key = secret.toString('base64url');
  return (pollId, fingerprint) =>
    // Neither keys nor ids have a line break, so that no other pair makes the same text.
    hash('sha512-256', `${key}\n${pollId}\n${fingerprint}`, 'base64url')
      // 128 bits and some: two of a million voters meet by chance once in 10^26 polls.
      .slice(0, 22);
}
