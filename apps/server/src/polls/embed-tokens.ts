/** Embed tokens: JWTs (HS256) for one poll, good for half an hour and one accepted vote. Derived, never stored. */

import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { EmbedToken } from '@showhands/core';
import { SignJWT } from 'jose';
import { newId } from '../ids.ts';

/** As documented, in seconds. */
export const EMBED_TOKEN_SECONDS = 1800;
/** Ours have 230 characters: longer ones are not worth a look. */
const MAX_LENGTH = 500;
/** The header of all that we issue; whoever writes another one, about another algorithm, is not us. */
const HEADER = Buffer.from('{"alg":"HS256"}').toString('base64url');

export interface EmbedTokens {
  issue(pollId: string, now: number): Promise<string>;
  /** What a token is, also when it has expired: a repeated vote may come late. Null where it isn't ours, or another poll's. */
  read(token: string | null | undefined, pollId: string): EmbedToken | null;
}

export function createEmbedTokens(secret: Buffer): EmbedTokens {
  const key = createSecretKey(secret);

  /**
   * Not by jose: what WebCrypto does in another thread takes microseconds to compute and, on a busy machine,
   * milliseconds to come back; measured, votes were then twice as slow.
   */
  function isSigned(token: string): boolean {
    const end = token.lastIndexOf('.');
    const expected = Buffer.from(createHmac('sha256', key).update(token.slice(0, end)).digest('base64url'));
    // Compared as bytes, as a text of as many characters may have more.
    const given = Buffer.from(token.slice(end + 1));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  return {
    async issue(pollId, now) {
      const seconds = Math.floor(now / 1000);
      return (
        new SignJWT({})
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience(pollId)
          // In the order of time, so that in a database's index votes of a moment lie together: a batch touches few pages.
          .setJti(`${now.toString(36)}.${newId()}`)
          .setIssuedAt(seconds)
          .setExpirationTime(seconds + EMBED_TOKEN_SECONDS)
          .sign(key)
      );
    },

    read(token, pollId) {
      if (!token || token.length > MAX_LENGTH || !token.startsWith(`${HEADER}.`) || !isSigned(token))
        return null;
      const payload = token.slice(HEADER.length + 1, token.lastIndexOf('.'));
      // Signed by us, so it is JSON.
      const { aud, jti, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
      if (aud !== pollId || typeof jti !== 'string' || typeof exp !== 'number') return null;
      return { id: jti, expiresAt: exp * 1000 };
    },
  };
}
