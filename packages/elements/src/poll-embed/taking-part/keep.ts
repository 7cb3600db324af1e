/** What a voter's browser keeps; apart from reading it, as whoever only looks keeps nothing. */

import type { PollPlace } from '@showhands/client';
import { keyOf, type Receipt } from '../receipts.ts';
import { memory } from '../storage.ts';

export function saveReceipt(place: PollPlace, receipt: Receipt): void {
  save(keyOf(place), JSON.stringify(receipt));
}

export function save(key: string, text: string): void {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // Full, or forbidden by the page's embedding or the person's settings.
  }
}
