/** Ids that can't be guessed. */

import { randomBytes } from 'node:crypto';

/** 96 random bits. */
export function newId(): string {
  return randomBytes(12).toString('base64url');
}
