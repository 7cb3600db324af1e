/** What a browser remembers of votes that were cast from it. */

import type { PollPlace } from '@showhands/client';
import { load } from './storage.ts';

export interface Receipt {
  readonly fingerprint: string;
  /** Empty where only the server knew of the vote. */
  readonly optionIds: readonly string[];
}

export function loadReceipt(place: PollPlace): Receipt | null {
  try {
    return JSON.parse(load(keyOf(place)) ?? 'null');
  } catch {
    return null;
  }
}

/** Under which name the browser keeps it. */
export function keyOf({ server, pollId }: PollPlace): string {
  return `showhands:${new URL(server).origin}/polls/${pollId}`;
}
