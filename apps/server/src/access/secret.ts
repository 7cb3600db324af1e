/** The root secret, and the keys derived from it: one for each purpose, so that none can stand in for another. */

import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_PURPOSES = [
  'reconnect-token',
  'host-key',
  'pro-token',
  'address',
  'api-key',
  'embed-token',
  'fingerprint',
] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

export type Keys = Readonly<Record<KeyPurpose, Buffer>>;

/** 32 bytes for each purpose, by HKDF (RFC 5869) over SHA-256. */
export function deriveKeys(secret: string): Keys {
  const entries = KEY_PURPOSES.map((purpose) => {
    const key = hkdfSync('sha256', secret, 'showhands', `showhands:${purpose}`, 32);
    return [purpose, Buffer.from(key)] as const;
  });
  return Object.fromEntries(entries) as Record<KeyPurpose, Buffer>;
}

/** The secret that an earlier start left in the data folder, else a new one put there, readable by its owner only. */
export function readOrMakeSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secret');
  try {
    // 'wx' fails where the file exists: of two processes that start together, one makes it and both read it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${file} is damaged: restore it, or remove it (all tokens then end).`);
  return secret;
}
