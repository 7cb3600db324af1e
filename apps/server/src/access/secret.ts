/** The root secret, and the keys derived from it: one for each purpose, so that none can stand in for another. */

import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type KeyPurpose = 'reconnect-token' | 'host-key' | 'pro-token' | 'address';

export type Keys = Readonly<Record<KeyPurpose, Buffer>>;

/** 32 bytes for each purpose, by HKDF (RFC 5869) over SHA-256. */
export function deriveKeys(secret: string): Keys {
  const key = (purpose: KeyPurpose) =>
    Buffer.from(hkdfSync('sha256', secret, 'showhands', `showhands:${purpose}`, 32));
  return {
    'reconnect-token': key('reconnect-token'),
    'host-key': key('host-key'),
    'pro-token': key('pro-token'),
    address: key('address'),
  };
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
