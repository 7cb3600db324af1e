/** Room codes. */

import { randomInt } from 'node:crypto';

/** Letters and digits that are told apart when read aloud or from a wall: no I, L, O, 0 or 1. */
const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;

export function newRoomCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
