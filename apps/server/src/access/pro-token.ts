/** Pro tokens: JWTs (HS256) that say `pro: true` and expire. */

import { jwtVerify, SignJWT } from 'jose';

/** A token that opens the Pro features for this many days. */
export function issueProToken(key: Uint8Array, days: number): Promise<string> {
  return new SignJWT({ pro: true })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime(`${days} days`)
    .sign(key);
}

export async function isProToken(key: Uint8Array, token: string): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], requiredClaims: ['exp'] });
    return payload.pro === true;
  } catch {
    return false;
  }
}
