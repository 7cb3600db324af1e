/** What a room is after an event. */

import { MAX_KNOWN_PARTICIPANTS } from '@showhands/protocol';
import type { RoomEvent } from './events.ts';
import type { Participant, Room, Round, Story, Timer, VotingRound } from './room.ts';

/**
 * Folds one event into a room, and refuses none: what may happen was decided before. Pure; keeps every part that the event
 * doesn't concern identical.
 */
export function evolve(room: Room, event: RoomEvent): Room {
  switch (event.type) {
    case 'participant-joined':
      return { ...room, participants: admit(room, event.participant) };
    case 'participant-returned':
      return { ...room, participants: readmit(room.participants, event.participantId) };
    case 'participant-left':
      return patchParticipant(room, event.participantId, { present: false });
    case 'participant-removed':
      return {
        ...room,
        participants: room.participants.filter(({ id }) => id !== event.participantId),
        seat: room.seat.hostId === event.participantId ? { ...room.seat, hostId: null } : room.seat,
      };
    case 'participant-renamed':
      return patchParticipant(room, event.participantId, { name: event.name });
    case 'observer-became-voter':
      return patchParticipant(room, event.participantId, { isObserver: false, role: event.role });
    case 'seat-taken':
      return {
        ...patchParticipant(room, event.participantId, { isObserver: false }),
        seat: { ...room.seat, facilitatorId: event.participantId, taken: true },
      };
    case 'seat-vacated':
      return { ...room, seat: { ...room.seat, facilitatorId: null } };
    case 'host-key-used':
      return { ...room, seat: { ...room.seat, hostId: event.participantId, hostKeyUsed: true } };

    case 'story-started':
      return {
        ...room,
        roundsBegun: room.roundsBegun + 1,
        queue: event.fromQueue ? room.queue.filter(({ id }) => id !== event.story.id) : room.queue,
        round: {
          phase: 'voting',
          story: event.story,
          votes: {},
          anonymous: room.config.anonymousVoting,
          fromQueue: event.fromQueue,
          wasRevoted: false,
          timer: startTimer(event.timerEndsAt),
        },
      };
    case 'story-archived':
      return { ...room, round: { phase: 'waiting' }, history: [...room.history, event.completed] };
    case 'story-skipped':
    case 'story-returned':
      return { ...room, round: { phase: 'waiting' }, queue: [...openStory(room.round), ...room.queue] };
    case 'story-dropped':
      return { ...room, round: { phase: 'waiting' } };
    case 'queue-changed':
      return { ...room, queue: event.queue };

    case 'vote-cast':
      return patchVoting(room, (round) => ({
        votes: { ...round.votes, [event.participantId]: event.value },
      }));
    case 'vote-cleared':
      return patchVoting(room, (round) => {
        const { [event.participantId]: _cleared, ...votes } = round.votes;
        return { votes };
      });
    case 'votes-revealed': {
      if (room.round.phase !== 'voting') return room;
      const { timer: _stopped, ...round } = room.round;
      return {
        ...room,
        round: { ...round, phase: 'revealed', result: event.result, finalEstimateOverride: null },
      };
    }
    case 'voting-restarted': {
      if (room.round.phase === 'waiting') return room;
      const { story, fromQueue } = room.round;
      return {
        ...room,
        roundsBegun: room.roundsBegun + 1,
        round: {
          phase: 'voting',
          story,
          fromQueue,
          votes: {},
          anonymous: room.config.anonymousVoting,
          wasRevoted: room.round.wasRevoted || room.round.phase === 'revealed',
          timer: startTimer(event.timerEndsAt),
        },
      };
    }
    case 'final-estimate-set':
      if (room.round.phase !== 'revealed') return room;
      return { ...room, round: { ...room.round, finalEstimateOverride: event.value } };

    case 'timer-expiring':
      return patchVoting(room, ({ timer }) => ({ timer: timer && { ...timer, announced: 'expiring' } }));
    case 'timer-expired':
      return patchVoting(room, ({ timer }) => ({ timer: timer && { ...timer, announced: 'expired' } }));
    case 'timer-extended':
      return patchVoting(room, () => ({ timer: startTimer(event.endsAt) }));
    case 'timer-stopped':
      return patchVoting(room, () => ({ timer: null }));

    case 'config-changed':
      return { ...room, config: { ...room.config, ...event.changes } };
    case 'mood-shown':
      return room;
    case 'session-paused':
      return { ...patchVoting(room, () => ({ timer: null })), status: 'done' };
    case 'session-resumed':
      return { ...patchVoting(room, () => ({ timer: startTimer(event.timerEndsAt) })), status: 'active' };
    case 'session-ended':
      return { ...room, round: { phase: 'waiting' }, status: 'ended' };
  }
}

function startTimer(endsAt: number | null): Timer | null {
  return endsAt === null ? null : { endsAt, announced: 'nothing' };
}

function openStory(round: Round): Story[] {
  return round.phase === 'waiting' ? [] : [round.story];
}

/**
 * A room that many people passed through forgets those who came first and are gone; their tokens then restore nobody.
 * Never the host: all joins with the key are to be one participant.
 */
function admit({ participants, seat }: Room, participant: Participant): readonly Participant[] {
  if (participants.length < MAX_KNOWN_PARTICIPANTS) return [...participants, participant];
  const gone = participants.findIndex(({ present, id }) => !present && id !== seat.hostId);
  return [...participants.filter((_, index) => index !== gone), participant];
}

/** Whoever returns has been present for no time yet: the seat passes in this order. */
function readmit(participants: readonly Participant[], id: string): readonly Participant[] {
  const others = participants.filter((person) => person.id !== id);
  const returning = participants.filter((person) => person.id === id);
  return [...others, ...returning.map((person) => ({ ...person, present: true }))];
}

function patchParticipant(room: Room, id: string, changes: Partial<Participant>): Room {
  return {
    ...room,
    participants: room.participants.map((person) => (person.id === id ? { ...person, ...changes } : person)),
  };
}

function patchVoting(room: Room, changes: (round: VotingRound) => Partial<VotingRound>): Room {
  if (room.round.phase !== 'voting') return room;
  return { ...room, round: { ...room.round, ...changes(room.round) } };
}
