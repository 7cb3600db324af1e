/** What is kept in MongoDB. On a sharded cluster, shard both collections by a hashed `_id`. */

import { randomBytes } from 'node:crypto';

export interface RoomDocument {
  readonly _id: string;
  readonly code: string;
  readonly version: number;
  readonly expiresAt: number;
  readonly timerAt: number | null;
  /** JSON text by part name; see `parts.ts` for why text. */
  readonly parts: Readonly<Record<string, string>>;
  /** The ids of the last writes, each in the slot of the version that it made; see `writeSlot`. */
  readonly writes: Readonly<Record<string, string>>;
}

/** Owns a code: uniqueness through `_id` is the only one that a sharded cluster promises without further ado. */
export interface CodeDocument {
  readonly _id: string;
  readonly roomId: string;
  /** When to look whether the room is still there: a claim can outlive it, where a process died in between. */
  readonly checkAt: number;
}

/**
 * A write whose answer was lost is sent again (by the driver, and by us) and then finds its own version gone. To tell
 * that from a lost race each write leaves an id in the room. Others may have saved on top of it meanwhile, so the last
 * ids are kept, as a ring; sixteen saves of one room within one reconnect are more than its people can cause.
 */
export const WRITES_KEPT = 16;

export function writeSlot(version: number): string {
  return String(version % WRITES_KEPT);
}

/** Makes ids that no other process makes: short, as sixteen stand in each room. */
export function createWriteIds(): () => string {
  const process = randomBytes(9).toString('base64url');
  let count = 0;
  return () => `${process}${(count++).toString(36)}`;
}
