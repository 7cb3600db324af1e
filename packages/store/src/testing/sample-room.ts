import { randomUUID } from 'node:crypto';
import type { CompletedStory, Room, RoomConfig } from '@showhands/core';

/** Characters of room codes, so that samples look like what people type. */
const CODE_CHARACTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A room with something in every part, its own id and code, and whatever the test wants otherwise. */
export function sampleRoom(changes: Partial<Room> = {}): Room {
  return {
    id: randomUUID(),
    code: sampleCode(),
    expiresAt: 1_800_000_000_000,
    createdAt: 1_700_000_000_000,
    status: 'active',
    config: sampleConfig(),
    access: { passwordHash: null, seatName: 'Ada' },
    participants: [
      { id: 'p_ada', name: 'Ada', role: 'Team', isObserver: false, avatarSeed: 'a1', present: true },
      { id: 'p_bob', name: 'Bob', role: 'Team', isObserver: false, avatarSeed: 'b2', present: true },
    ],
    seat: { facilitatorId: 'p_ada', taken: true, hostId: 'p_ada', hostKeyUsed: true },
    round: {
      phase: 'voting',
      story: { id: 's_1', title: 'Log in', description: null, url: null },
      votes: { p_ada: '5' },
      anonymous: false,
      fromQueue: true,
      wasRevoted: false,
      timer: null,
    },
    roundsBegun: 1,
    queue: [{ id: 's_2', title: 'Log out', description: 'And forget', url: 'https://example.com/2' }],
    history: [sampleCompletedStory()],
    ...changes,
  };
}

/** `room` with one more vote in its open round. */
export function withVote(room: Room, participantId: string, value: string): Room {
  if (room.round.phase !== 'voting') throw new Error('Only an open round takes votes');
  return { ...room, round: { ...room.round, votes: { ...room.round.votes, [participantId]: value } } };
}

export function sampleConfig(changes: Partial<RoomConfig> = {}): RoomConfig {
  return {
    cardScale: 'fibonacci',
    cardValues: ['1', '2', '3', '5', '8', '☕', '❓'],
    roles: ['Team'],
    excludedFromEstimate: [],
    anonymousVoting: false,
    autoReveal: true,
    votingTimerSeconds: null,
    facilitatorParticipates: true,
    theme: 'default',
    locked: false,
    ...changes,
  };
}

export function sampleCompletedStory(): CompletedStory {
  return {
    id: 's_0',
    title: 'Sign up',
    description: null,
    url: null,
    finalEstimate: '3',
    wasRevoted: false,
    result: sampleResult(),
    completedAt: 1_700_000_000_500,
  };
}

export function sampleResult(): CompletedStory['result'] {
  return {
    votes: [{ participantId: 'p_ada', participantName: 'Ada', participantRole: 'Team', value: '3' }],
    overall: { average: 3, median: 3, consensus: 'consensus' },
    byRole: [{ role: 'Team', count: 1, votes: ['3'], average: 3, median: 3 }],
    hasRoleGap: false,
  };
}

function sampleCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(random, (byte) => CODE_CHARACTERS[byte % CODE_CHARACTERS.length]).join('');
}
