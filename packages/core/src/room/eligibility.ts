/** Who counts as a voter, and how far a round is. */

import type { Context } from './context.ts';
import type { Participant, Room } from './room.ts';

/** A voter whose connection broke this recently is expected back, so the round still waits for their vote. */
export const GRACE_MS = 60_000;

/** The people in the list, online or not; the longest present first. */
export function presentParticipants(room: Room): readonly Participant[] {
  return room.participants.filter(({ present }) => present);
}

/** The participant with this id if they are in the list; not who left it, though their token may bring them back. */
export function findPresent(room: Room, id: string): Participant | undefined {
  return room.participants.find((person) => person.id === id && person.present);
}

export function isFacilitator(room: Room, participant: Pick<Participant, 'id'>): boolean {
  return room.seat.facilitatorId === participant.id;
}

/** In the list, no observer, and no facilitator who doesn't take part. */
export function isVoter(room: Room, participant: Participant): boolean {
  return (
    participant.present &&
    !participant.isObserver &&
    (room.config.facilitatorParticipates || !isFacilitator(room, participant))
  );
}

export function hasVoted(room: Room, participantId: string): boolean {
  return room.round.phase !== 'waiting' && Object.hasOwn(room.round.votes, participantId);
}

/** A voter who is online, or was a moment ago, or has voted already. */
export function isEligible(room: Room, participant: Participant, { now, presence }: Timing): boolean {
  if (!isVoter(room, participant)) return false;
  const since = presence.offlineSince(participant.id);
  return since === null || now - since < GRACE_MS || hasVoted(room, participant.id);
}

export interface Tally {
  readonly voteCount: number;
  readonly totalEligible: number;
}

type Timing = Pick<Context, 'now' | 'presence'>;

/**
 * How many voted, of how many. In an anonymous round offline people stay in the total until they leave the list:
 * else the total would tell which of them had voted.
 */
export function tally(room: Room, timing: Timing): Tally {
  const anonymous = room.round.phase === 'waiting' ? room.config.anonymousVoting : room.round.anonymous;
  let voteCount = 0;
  let totalEligible = 0;
  for (const person of room.participants) {
    if (!isVoter(room, person)) continue;
    if (hasVoted(room, person.id)) voteCount += 1;
    if (anonymous || isEligible(room, person, timing)) totalEligible += 1;
  }
  return { voteCount, totalEligible };
}
