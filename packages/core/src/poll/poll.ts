/** A poll as it is stored: what its owner set, and what was counted. */

import type { DuplicateCheck } from '@showhands/protocol';

export interface PollOption {
  readonly id: string;
  readonly label: string;
}

/** What the owner sets. Times are milliseconds since 1970. */
export interface PollConfig {
  readonly title: string;
  readonly description: string | null;
  readonly options: readonly PollOption[];
  readonly allowMultiple: boolean;
  readonly showResultsBeforeVote: boolean;
  readonly showResultsAfterVote: boolean;
  readonly anonymous: boolean;
  readonly published: boolean;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly maxResponses: number | null;
  readonly closeMessage: string | null;
  /** Null: any. */
  readonly allowedOrigins: readonly string[] | null;
  readonly duplicateCheck: DuplicateCheck;
  readonly updatedAt: number;
}

/** Always what the stored votes add up to: both are stored in one step. */
export interface Tally {
  /** Ballots, not ticks. */
  readonly total: number;
  /** By option id; options that nobody chose are left out. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Poll {
  readonly id: string;
  readonly organizationId: string;
  readonly createdAt: number;
  readonly config: PollConfig;
  readonly tally: Tally;
}

/** A vote that was accepted, with what it takes to give its first answer again. */
export interface Vote {
  /** The keyed hash of the fingerprint; of one a poll has one vote. */
  readonly voter: string;
  /** The id of the embed token that it was cast with; good for this vote only. */
  readonly tokenId: string;
  /** Its number among the poll's votes, from 1. */
  readonly number: number;
  /** In the poll's order, each once. */
  readonly optionIds: readonly string[];
  readonly castAt: number;
  /** Null in anonymous polls, and where none was given. */
  readonly name: string | null;
  readonly client: ClientFacts | null;
  /** The results that its answer told; null where they were hidden from voters. */
  readonly told: readonly OptionCount[] | null;
}

export type OptionCount = readonly [optionId: string, count: number];

/** What the owner's statistics know of a voter's browser. */
export interface ClientFacts {
  readonly screen?: readonly [width: number, height: number];
  readonly language?: string;
  readonly timeZone?: string;
  readonly referrerHost?: string;
}

/** A vote's name and choice, as results of named polls list them. */
export interface NamedVote {
  readonly number: number;
  readonly name: string;
  readonly optionIds: readonly string[];
}

/** A number of `counts` whatever its name is: `__proto__` and `constructor` are option ids like others. */
export function countOf({ counts }: Tally, optionId: string): number {
  return Object.hasOwn(counts, optionId) ? (counts[optionId] ?? 0) : 0;
}
