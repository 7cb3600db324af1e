/** What is kept in MongoDB. On a sharded cluster, shard the collections by a hashed `_id`. */

import type { KeyScope, Plan } from '../organization-store.ts';
import type { VoteFields } from '../poll-texts.ts';

export interface RoomDocument {
  readonly _id: string;
  readonly code: string;
  readonly version: number;
  readonly expiresAt: number;
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

export interface PollDocument {
  readonly _id: string;
  readonly version: number;
  /** All that follows is gone in what a deletion leaves; `deletedAt` is only there. */
  readonly organizationId: string;
  readonly createdAt: number;
  readonly config: string;
  readonly tally: string;
  /** The votes of the last save: part of the poll, so that they and the tally change in one step. See `tails.ts`. */
  readonly tail: readonly VoteFields[];
  readonly writes: Readonly<Record<string, string>>;
  readonly deletedAt?: number;
  /** The id of the write that deleted it. */
  readonly deletedBy?: string;
}

export interface VoteDocument {
  /** The poll's id and the voter: so that a vote, however often it is moved here, is here once. */
  readonly _id: string;
  readonly pollId: string;
  readonly number: number;
  readonly tokenId: string;
  /** Absent without a name. */
  readonly name?: string;
  readonly rest: string;
}

export interface OrganizationDocument {
  readonly _id: string;
  readonly name: string;
  readonly plan: Plan;
  readonly createdAt: number;
}

export interface ApiKeyDocument {
  readonly _id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly hash: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}
