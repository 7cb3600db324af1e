/** The port: what the server asks of a database. One contract suite (`testing/`) says what every adapter promises. */

import type { Room } from '@showhands/core';
import type { OrganizationStore } from './organization-store.ts';
import type { PollStore } from './poll-store.ts';

export interface Store {
  readonly rooms: RoomStore;
  readonly polls: PollStore;
  readonly organizations: OrganizationStore;
  /** Rejects where the database can't be reached or written now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoredRoom {
  readonly room: Room;
  /** 1 at creation, one more with each save. */
  readonly version: number;
}

/**
 * Promises, without multi-document transactions, on any number of processes that share the database:
 * what a resolved call wrote survives the process; of two saves on the same version exactly one wins;
 * a code belongs to one room.
 */
export interface RoomStore {
  /** Keeps a new room at version 1; false, and nothing kept, where its code or its id is taken. */
  create(room: Room): Promise<boolean>;
  load(id: string): Promise<StoredRoom | null>;
  /** The id of the room with this code (exactly as stored), or null. */
  findByCode(code: string): Promise<string | null>;
  /**
   * Replaces `before`, which was read at `version`, by `after`, writing only the parts that differ by reference.
   * False, and nothing written, where the stored version is another one by now or the room is gone.
   * Rejects where nobody can tell whether it was kept: load again before deciding anything on top of it.
   */
  save(before: Room, after: Room, version: number): Promise<boolean>;
  /** Deletes the rooms that expired at `time` or before, with their codes; each id is answered to one caller. */
  deleteExpired(time: number): Promise<string[]>;
}
