/** What a browser remembers of votes that were cast from it. */

import type { PollPlace } from '@showhands/client';
import type { Choice } from './poll-view.ts';
import { load } from './storage.ts';

export interface Receipt {
  readonly fingerprint: string;
  /** Empty where only the server knew of the vote. */
  readonly optionIds: readonly string[];
}

/** A vote that nobody has answered yet. Sent again as it was, it is the same vote. */
export interface KeptBallot {
  readonly choice: Choice;
  readonly fingerprint: string;
  /** Missing where none could be had. */
  readonly token?: string;
}

export function loadReceipt(place: PollPlace): Receipt | null {
  return read(keyOf(place, ''));
}

export function loadBallot(place: PollPlace): KeptBallot | null {
  return read(keyOf(place, '/ballot'));
}

/** Under which name the browser keeps the receipt, or the ballot. */
export function keyOf({ server, pollId }: PollPlace, kept: '' | '/ballot'): string {
  return `showhands:${new URL(server).origin}/polls/${pollId}${kept}`;
}

function read<Kept>(key: string): Kept | null {
  try {
    return JSON.parse(load(key) ?? 'null');
  } catch {
    return null;
  }
}
