/** A new room, from the documented request. */

import { type CreateRoomInput, DECKS } from '@showhands/protocol';
import type { Room } from './room.ts';
import { newStory } from './stories.ts';

/** As documented: a room is kept for 72 hours after the last thing that happened in it. */
export const ROOM_LIFETIME_MS = 72 * 3_600_000;

export interface NewRoom {
  readonly id: string;
  readonly code: string;
  readonly passwordHash: string | null;
  /** Whether the first to join under the facilitator's name takes the seat, or only the host's key. */
  readonly nameTakesSeat: boolean;
  /** For rooms that are forgotten at a fixed time (ms), whatever happens in them. */
  readonly closesAt?: number;
  readonly now: number;
  readonly newId: () => string;
}

/** A room in which nobody is yet. Refuses nothing: the request was parsed, and whoever calls checks the Pro features. */
export function createRoom(input: CreateRoomInput, given: NewRoom): Room {
  return {
    id: given.id,
    code: given.code,
    createdAt: given.now,
    expiresAt: given.closesAt ?? given.now + ROOM_LIFETIME_MS,
    status: 'active',
    config: {
      cardScale: input.cardScale,
      cardValues: input.cardScale === 'custom' ? (input.customCardValues ?? []) : DECKS[input.cardScale],
      roles: input.roles,
      excludedFromEstimate: input.excludedFromEstimate ?? [],
      anonymousVoting: input.anonymousVoting,
      autoReveal: input.autoReveal ?? false,
      votingTimerSeconds: input.votingTimerSeconds ?? null,
      facilitatorParticipates: input.facilitatorParticipates ?? false,
      theme: input.theme ?? 'default',
      locked: input.isLocked ?? false,
    },
    access: {
      passwordHash: given.passwordHash,
      seatName: given.nameTakesSeat ? input.facilitatorName : null,
      ...(given.closesAt !== undefined && { closesAt: given.closesAt }),
    },
    participants: [],
    seat: { facilitatorId: null, taken: false, hostId: null, hostKeyUsed: false },
    round: { phase: 'waiting' },
    roundsBegun: 0,
    queue: (input.storyQueue ?? []).map((story) => newStory(story, given.newId())),
    history: [],
  };
}

/** The documented Pro features that a request asks for, by the names of their fields. */
export function proFeatures(input: CreateRoomInput): string[] {
  return [
    ...(input.password ? ['password'] : []),
    ...(input.cardScale === 'custom' || input.customCardValues ? ['customCardValues'] : []),
    ...(input.theme && input.theme !== 'default' ? ['theme'] : []),
  ];
}
