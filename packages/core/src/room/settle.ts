/**
 * What follows by itself, without anybody asking: timers, absence, the seat, votes that lapse, auto-reveal.
 * The server asks after every change and whenever `nextSettling` says; asking too often does no harm.
 */

import type { Context } from './context.ts';
import { GRACE_MS, isEligible, isVoter, presentParticipants, tally } from './eligibility.ts';
import type { RoomEvent } from './events.ts';
import { nextTimerMoment, type Participant, type Room, TIMER_WARNING_MS } from './room.ts';
import { computeResult } from './statistics.ts';

/** Away this long without a vote in the open round, people are gone rather than coming back. */
export const ABSENCE_MS = 30 * 60_000;
/** A room shouldn't wait longer than this for its facilitator. */
export const SEAT_ABSENCE_MS = 10 * 60_000;

type Step = (room: Room, context: Context) => RoomEvent[];

/**
 * In this order, each on what the one before left: people first, then the seat, then what hangs on both. And again until
 * nothing is left to do: a vote that kept somebody in the list may be gone after its reveal.
 */
export const settling: readonly Step[] = [
  runTimer,
  dropAbsent,
  passSeat,
  clearLapsedVotes,
  revealWhenComplete,
];

function runTimer({ round, status }: Room, { now }: Context): RoomEvent[] {
  if (status !== 'active' || round.phase !== 'voting' || !round.timer) return [];
  const { endsAt, announced } = round.timer;
  if (now >= endsAt) return announced === 'expired' ? [] : [{ type: 'timer-expired' }];
  if (now >= endsAt - TIMER_WARNING_MS && announced === 'nothing') return [{ type: 'timer-expiring' }];
  return [];
}

function dropAbsent(room: Room, context: Context): RoomEvent[] {
  return presentParticipants(room)
    .filter((person) => !hasOpenVote(room, person) && offlineFor(person, context) >= ABSENCE_MS)
    .map(({ id }) => ({ type: 'participant-left', participantId: id }));
}

/** Once it was taken, an empty or long abandoned seat goes to the longest-present online voter, or the first to come. */
function passSeat(room: Room, context: Context): RoomEvent[] {
  const { facilitatorId, taken } = room.seat;
  if (!taken || room.status === 'ended') return [];
  const holder = presentParticipants(room).find(({ id }) => id === facilitatorId);
  if (holder && offlineFor(holder, context) < SEAT_ABSENCE_MS) return [];
  const successor = presentParticipants(room).find(
    (person) =>
      person.id !== facilitatorId &&
      person.platformIdentity === undefined &&
      isVoter(room, person) &&
      offlineFor(person, context) === 0,
  );
  if (successor) return [{ type: 'seat-taken', participantId: successor.id }];
  return holder || facilitatorId === null ? [] : [{ type: 'seat-vacated' }];
}

/** A vote stands while its voter is in the list and may vote. */
function clearLapsedVotes(room: Room): RoomEvent[] {
  if (room.round.phase !== 'voting') return [];
  const voters = new Set(room.participants.filter((person) => isVoter(room, person)).map(({ id }) => id));
  return Object.keys(room.round.votes)
    .filter((id) => !voters.has(id))
    .map((id) => ({ type: 'vote-cleared', participantId: id }));
}

function revealWhenComplete(room: Room, context: Context): RoomEvent[] {
  const { round, config, status } = room;
  if (!config.autoReveal || status !== 'active' || round.phase !== 'voting') return [];
  const { voteCount } = tally(room, context);
  const isComplete = room.participants.every(
    (person) => !isEligible(room, person, context) || hasOpenVote(room, person),
  );
  return voteCount > 0 && isComplete ? [{ type: 'votes-revealed', result: computeResult(room) }] : [];
}

/** The next moment after `now`, the last settling, at which there may be something to settle; null where nothing waits. */
export function nextSettling(room: Room, context: Pick<Context, 'now' | 'presence'>): number | null {
  const moments = [nextTimerMoment(room)];
  if (room.status !== 'ended') {
    for (const { id } of presentParticipants(room)) {
      const since = context.presence.offlineSince(id);
      if (since !== null) moments.push(since + GRACE_MS, since + SEAT_ABSENCE_MS, since + ABSENCE_MS);
    }
  }
  const coming = moments.filter(
    (moment) => moment !== null && moment > context.now && moment < Infinity,
  ) as number[];
  return coming.length > 0 ? Math.min(...coming) : null;
}

function hasOpenVote({ round }: Room, { id }: Participant): boolean {
  return round.phase === 'voting' && Object.hasOwn(round.votes, id);
}

/** Milliseconds; 0 while online. */
function offlineFor({ id }: Participant, { presence, now }: Context): number {
  const since = presence.offlineSince(id);
  return since === null ? 0 : Math.max(now - since, 1);
}
