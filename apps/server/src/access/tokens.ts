/** Reconnect tokens and host's keys: derived from what they stand for, never stored. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from './secret.ts';

/** What a bearer token proves. */
export type Credential =
  | { readonly kind: 'participant'; readonly roomId: string; readonly participantId: string }
  | { readonly kind: 'host'; readonly roomId: string };

/** What a token's uses are counted under. */
export function credentialKey(credential: Credential): string {
  return `${credential.roomId}:${credential.kind === 'host' ? 'host' : credential.participantId}`;
}

export interface Tokens {
  /** Brings this participant back, until they are removed or the room is forgotten. */
  reconnectToken(roomId: string, participantId: string): string;
  /** The host's key of a room: takes the facilitator's seat, and is their bearer token over GraphQL. */
  hostKey(roomId: string): string;
  /** What a token proves, or null where we didn't issue it. Whether its room still knows them is the room's matter. */
  read(token: string): Credential | null;
}

export function createTokens(keys: Pick<Keys, 'reconnect-token' | 'host-key'>): Tokens {
  const reconnectToken = (roomId: string, participantId: string) =>
    `rt_${roomId}.${participantId}.${mac(keys['reconnect-token'], `${roomId}.${participantId}`)}`;
  const hostKey = (roomId: string) => `frt_${roomId}.${mac(keys['host-key'], roomId)}`;

  return {
    reconnectToken,
    hostKey,
    read(token) {
      const [roomId = '', second = '', third] = token.replace(/^(rt|frt)_/, '').split('.');
      if (third === undefined) return isSame(token, hostKey(roomId)) ? { kind: 'host', roomId } : null;
      if (!isSame(token, reconnectToken(roomId, second))) return null;
      return { kind: 'participant', roomId, participantId: second };
    },
  };
}

function mac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
