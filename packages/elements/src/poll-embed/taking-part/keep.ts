/** What a voter's browser keeps; apart from reading it, as whoever only looks keeps nothing. */

import type { PollPlace } from '@showhands/client';
import { type KeptBallot, keyOf, type Receipt } from '../receipts.ts';
import { memory } from '../storage.ts';

export function saveReceipt(place: PollPlace, receipt: Receipt): void {
  save(keyOf(place, ''), JSON.stringify(receipt));
}

export function saveBallot(place: PollPlace, ballot: KeptBallot): void {
  save(keyOf(place, '/ballot'), JSON.stringify(ballot));
}

/** It was answered. */
export function dropBallot(place: PollPlace): void {
  const key = keyOf(place, '/ballot');
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Then it isn't there either.
  }
}

export function save(key: string, text: string): void {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // Full, or forbidden by the page's embedding or the person's settings.
  }
}
