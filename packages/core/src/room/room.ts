/** A planning-poker room as the rules know it and a store keeps it: plain data, nothing derived, times in milliseconds. */

import type { CardScale, RevealResult, Theme } from '@showhands/protocol';

/**
 * Every field but `id`, `code` and `expiresAt` is a *part*: a store rewrites only the parts that changed, so that a vote
 * rewrites the open round and never the history.
 */
export interface Room {
  readonly id: string;
  /** What people type to join; unique among the rooms that are kept. */
  readonly code: string;
  /** When a store may forget the room. */
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly status: 'active' | 'done' | 'ended';
  readonly config: RoomConfig;
  readonly access: RoomAccess;
  /**
   * The longest present first: whoever left and returns goes to the end. Those who left stay here, so that their token
   * restores them; a kick removes them.
   */
  readonly participants: readonly Participant[];
  readonly seat: Seat;
  readonly round: Round;
  /** How many rounds began so far: a new story or a revote begins one. */
  readonly roundsBegun: number;
  readonly queue: readonly Story[];
  readonly history: readonly CompletedStory[];
}

export interface RoomConfig {
  readonly cardScale: CardScale;
  readonly cardValues: readonly string[];
  readonly roles: readonly string[];
  readonly excludedFromEstimate: readonly string[];
  readonly anonymousVoting: boolean;
  readonly autoReveal: boolean;
  readonly votingTimerSeconds: number | null;
  readonly facilitatorParticipates: boolean;
  readonly theme: Theme;
  readonly locked: boolean;
}

export interface RoomAccess {
  /** Made and checked by the server; the rules only learn whether a password fits. */
  readonly passwordHash: string | null;
  /** The name whose first bearer takes the seat while it was never taken; null where only the host's key does. */
  readonly seatName: string | null;
  /** When a meeting's room is forgotten, whatever happens in it; other rooms live on while they are used. */
  readonly closesAt?: number;
}

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isObserver: boolean;
  readonly avatarSeed: string;
  /** False once they left: not in the list, not counted, restored by their token. */
  readonly present: boolean;
  /** Whom of which organization and platform a bot speaks for; absent for people with a connection of their own. */
  readonly platformIdentity?: string;
}

/** Who runs the room. */
export interface Seat {
  readonly facilitatorId: string | null;
  /** From then on no place is kept for the facilitator, and the seat passes when it falls empty. */
  readonly taken: boolean;
  /** The one participant that all joins with the host's key are; null until the key is used, and after their kick. */
  readonly hostId: string | null;
  /** From then on a name no longer takes the seat. */
  readonly hostKeyUsed: boolean;
}

export type Round = WaitingRound | VotingRound | RevealedRound;

export interface WaitingRound {
  readonly phase: 'waiting';
}

interface StoryRound {
  readonly story: Story;
  /** By participant id. */
  readonly votes: Readonly<Record<string, string>>;
  /** As the room was set when the round began: a change takes effect with the next. */
  readonly anonymous: boolean;
  /** An unrevealed story from the queue goes back there when another one starts. */
  readonly fromQueue: boolean;
  readonly wasRevoted: boolean;
}

export interface VotingRound extends StoryRound {
  readonly phase: 'voting';
  readonly timer: Timer | null;
}

export interface RevealedRound extends StoryRound {
  readonly phase: 'revealed';
  readonly result: RevealResult;
  readonly finalEstimateOverride: string | null;
}

export interface Timer {
  readonly endsAt: number;
  /** What was announced already: each once, whatever restarts in between. */
  readonly announced: 'nothing' | 'expiring' | 'expired';
}

export interface Story {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly url: string | null;
}

export interface CompletedStory extends Story {
  readonly finalEstimate: string | null;
  readonly wasRevoted: boolean;
  readonly result: RevealResult;
  readonly completedAt: number;
}

/** How long before its end a timer warns: long enough to extend it, short enough to be worth a warning. */
export const TIMER_WARNING_MS = 10_000;

/** When the room's timer has its next thing to announce, or null. */
export function nextTimerMoment(room: Pick<Room, 'round' | 'status'>): number | null {
  if (room.status !== 'active' || room.round.phase !== 'voting' || !room.round.timer) return null;
  const { endsAt, announced } = room.round.timer;
  if (announced === 'nothing') return endsAt - TIMER_WARNING_MS;
  return announced === 'expiring' ? endsAt : null;
}
