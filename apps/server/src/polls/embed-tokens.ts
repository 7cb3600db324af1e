/** Embed tokens: JWTs (HS256) for one poll, good for half an hour and one accepted vote. Derived, never stored. */

import type { EmbedToken } from '@showhands/core';
import { compactVerify, SignJWT } from 'jose';
import { newId } from '../ids.ts';

/** As documented, in seconds. */
export const EMBED_TOKEN_SECONDS = 1800;
/** Ours have 230 characters: longer ones are not worth a look. */
const MAX_LENGTH = 500;

export interface EmbedTokens {
  issue(pollId: string, now: number): Promise<string>;
  /** What a token is, also when it has expired: a repeated vote may come late. Null where it isn't ours, or another poll's. */
  read(token: string | null | undefined, pollId: string): Promise<EmbedToken | null>;
}

export function createEmbedTokens(secret: Uint8Array<ArrayBuffer>): EmbedTokens {
  // Imported once: given raw bytes, jose would do it again for every token.
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify']);

  return {
    async issue(pollId, now) {
      const seconds = Math.floor(now / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(pollId)
        .setJti(newId())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + EMBED_TOKEN_SECONDS)
        .sign(await key);
    },

    async read(token, pollId) {
      if (!token || token.length > MAX_LENGTH) return null;
      try {
        const { payload } = await compactVerify(token, await key, { algorithms: ['HS256'] });
        const { aud, jti, exp } = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>;
        if (aud !== pollId || typeof jti !== 'string' || typeof exp !== 'number') return null;
        return { id: jti, expiresAt: exp * 1000 };
      } catch {
        return null;
      }
    },
  };
}
