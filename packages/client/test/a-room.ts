/** Rooms to test with: Ada facilitates and is the viewer, Bo votes too. */

import type { ParticipantView, RevealResult, RoomState, StoryView } from '@showhands/protocol';

export function aRoom(changes: Partial<RoomState> = {}): RoomState {
  return {
    roomId: 'r',
    roomCode: 'ABC234',
    participantId: 'ada',
    config: {
      cardScale: 'fibonacci',
      cardValues: ['1', '2', '3', '5', '8', '☕', '❓'],
      roles: ['Dev', 'QE'],
      excludedFromEstimate: [],
      anonymousVoting: false,
      autoReveal: false,
      votingTimerSeconds: null,
      facilitatorParticipates: true,
      theme: 'default',
      locked: false,
      passwordRequired: false,
      skipStory: true,
      observerSwitch: true,
      openControls: false,
    },
    participants: [person('ada', { isFacilitator: true }), person('bo')],
    currentStory: null,
    votingStatus: {},
    revealResult: null,
    history: [],
    storyQueue: [],
    finalEstimateOverride: null,
    phase: 'waiting',
    round: 0,
    anonymousRound: false,
    timerEndsAt: null,
    serverTime: new Date().toISOString(),
    ownVote: null,
    voteCount: 0,
    totalEligible: 2,
    doneForToday: false,
    ...changes,
  };
}

export function person(id: string, changes: Partial<ParticipantView> = {}): ParticipantView {
  return {
    id,
    name: id,
    role: 'Dev',
    isFacilitator: false,
    isObserver: false,
    connectionStatus: 'online',
    hasVoted: false,
    avatarSeed: id,
    ...changes,
  };
}

export function aStory(changes: Partial<StoryView> = {}): StoryView {
  return {
    id: 's_1',
    title: 'Login',
    description: null,
    url: null,
    phase: 'voting',
    timerEndsAt: null,
    ...changes,
  };
}

export function reveal(values: Readonly<Record<string, string>>): RevealResult {
  return {
    votes: Object.entries(values).map(([id, value]) => ({
      participantId: id,
      participantName: id,
      participantRole: 'Dev',
      value,
    })),
    overall: { average: 4, median: 4, consensus: 'discuss' },
    byRole: [],
    hasRoleGap: false,
  };
}
