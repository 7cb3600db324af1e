/** What an event does to the view of a room. Pure; the server's next `room-state` settles what an event doesn't tell. */

import type { ParticipantView, RoomEventPayload, RoomState, WireEvent } from '@showhands/protocol';

/** The view after an event. A `room-state` replaces all; before the first one there is nothing to change. */
export function reduceRoom(state: RoomState | null, event: WireEvent): RoomState | null {
  if (event.name === 'room-state') return event.payload;
  return state && reduce(state, event);
}

function reduce(state: RoomState, event: Exclude<WireEvent, { name: 'room-state' }>): RoomState {
  switch (event.name) {
    case 'participant-joined':
      return personJoined(state, event.payload);
    case 'participant-left':
    case 'participant-removed':
      return personGone(state, event.payload.participantId);
    case 'participant-status': {
      const { participantId, status } = event.payload;
      return { ...state, participants: patch(state, participantId, { connectionStatus: status }) };
    }
    case 'facilitator-changed':
      return {
        ...state,
        participants: state.participants.map((person) => {
          const isFacilitator = person.id === event.payload.newFacilitatorId;
          return { ...person, isFacilitator, isObserver: person.isObserver && !isFacilitator };
        }),
      };

    case 'vote-submitted':
      return voteChanged(state, event.payload, true);
    case 'vote-cleared':
      return voteChanged(state, event.payload, false);
    case 'votes-revealed':
      return revealed(state, event.payload);
    case 'voting-reset':
      return newRound(state, { phase: 'voting', ...event.payload });
    case 'story-changed':
      return newRound({ ...state, currentStory: event.payload }, event.payload);
    case 'story-skipped':
      return { ...waiting(state), storyQueue: event.payload.queue };
    case 'queue-updated':
      return { ...state, storyQueue: event.payload.queue };
    case 'final-estimate-changed':
      return { ...state, finalEstimateOverride: event.payload.value };
    case 'timer-extended':
      return withTimer(state, event.payload.timerEndsAt);

    case 'done-for-today': {
      const { history } = event.payload;
      // A revealed story has gone to history; open votes stay, without a timer.
      const left = state.phase === 'revealed' ? waiting(state) : withTimer(state, null);
      return { ...left, history, doneForToday: true };
    }
    case 'session-resumed':
      return { ...state, doneForToday: false };
    case 'session-ended':
      return { ...waiting(state), history: event.payload.history };

    // Nothing that a view keeps.
    case 'timer-expiring':
    case 'timer-expired':
    case 'mood-reaction':
    case 'force-disconnect':
    case 'error':
      return state;
  }
}

/** Whether somebody may vote, as far as a view knows. */
export function mayVote(state: RoomState, person: ParticipantView): boolean {
  return !person.isObserver && (state.config.facilitatorParticipates || !person.isFacilitator);
}

function personJoined(state: RoomState, person: ParticipantView): RoomState {
  if (state.participants.some(({ id }) => id === person.id)) {
    const { hasVoted: _untold, ...told } = person;
    return { ...state, participants: patch(state, person.id, told) };
  }
  const counts = mayVote(state, person);
  return {
    ...state,
    participants: [...state.participants, person],
    totalEligible: state.totalEligible + (counts ? 1 : 0),
  };
}

function personGone(state: RoomState, id: string): RoomState {
  const person = state.participants.find((other) => other.id === id);
  if (!person) return state;
  const { [id]: _gone, ...votingStatus } = state.votingStatus;
  return {
    ...state,
    participants: state.participants.filter((other) => other !== person),
    votingStatus,
    totalEligible: Math.max(0, state.totalEligible - (mayVote(state, person) ? 1 : 0)),
  };
}

function voteChanged(
  state: RoomState,
  { participantId, voteCount, totalEligible }: RoomEventPayload<'vote-submitted'>,
  hasVoted: boolean,
): RoomState {
  const counted = { ...state, voteCount, totalEligible };
  // In an anonymous round others stay unnamed: they are in nobody's list under the id they then have.
  if (!state.participants.some(({ id }) => id === participantId)) return counted;
  const isMine = participantId === state.participantId;
  return {
    ...counted,
    participants: patch(state, participantId, { hasVoted }),
    votingStatus: { ...state.votingStatus, [participantId]: hasVoted },
    ownVote: isMine && !hasVoted ? null : state.ownVote,
  };
}

function revealed(state: RoomState, result: RoomEventPayload<'votes-revealed'>): RoomState {
  const voters = new Set(result.votes.map((vote) => vote.participantId));
  const me = result.votes.find((vote) => vote.participantId === state.participantId);
  return {
    ...withPhase(state, 'revealed', null),
    revealResult: result,
    voteCount: result.votes.length,
    ownVote: me?.value ?? null,
    participants: state.participants.map((person) => ({ ...person, hasVoted: voters.has(person.id) })),
    votingStatus: Object.fromEntries(
      state.participants
        .filter((person) => mayVote(state, person))
        .map(({ id }) => [id, voters.has(id)] as const),
    ),
  };
}

function newRound(
  state: RoomState,
  { phase, timerEndsAt }: Pick<RoomState, 'phase' | 'timerEndsAt'>,
): RoomState {
  const { round, config } = state;
  return {
    ...withPhase(withoutVotes(state), phase, timerEndsAt),
    round: round + 1,
    anonymousRound: config.anonymousVoting,
  };
}

function waiting(state: RoomState): RoomState {
  return { ...withoutVotes(state), phase: 'waiting', currentStory: null, timerEndsAt: null };
}

function withoutVotes(state: RoomState): RoomState {
  return {
    ...state,
    participants: state.participants.map((person) => ({ ...person, hasVoted: false })),
    votingStatus: {},
    revealResult: null,
    finalEstimateOverride: null,
    ownVote: null,
    voteCount: 0,
  };
}

function withPhase(state: RoomState, phase: RoomState['phase'], timerEndsAt: string | null): RoomState {
  const { currentStory } = state;
  return {
    ...state,
    phase,
    timerEndsAt,
    currentStory: currentStory && { ...currentStory, phase, timerEndsAt },
  };
}

function withTimer(state: RoomState, timerEndsAt: string | null): RoomState {
  return withPhase(state, state.phase, timerEndsAt);
}

function patch(state: RoomState, id: string, changes: Partial<ParticipantView>): ParticipantView[] {
  return state.participants.map((person) => (person.id === id ? { ...person, ...changes } : person));
}
