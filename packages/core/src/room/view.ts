/** What one viewer may see of a room. Nobody's vote is in it before the reveal, but their own. */

import {
  type CompletedStoryView,
  MAX_PARTICIPANTS,
  type ParticipantView,
  type QueuedStory,
  type RoomInfo,
  type RoomState,
  type StoryView,
} from '@showhands/protocol';
import type { Context } from './context.ts';
import { hasVoted, isFacilitator, isVoter, presentParticipants, tally } from './eligibility.ts';
import type { CompletedStory, Participant, Room, Story } from './room.ts';

type Surroundings = Pick<Context, 'now' | 'presence' | 'features'>;

/** The documented full room state, as this participant sees it (null: as somebody outside, who has no vote). */
export function viewRoom(room: Room, viewerId: string | null, around: Surroundings): RoomState {
  const { round, config } = room;
  const people = presentParticipants(room);
  const maySeeVoter = (id: string) => !isVeiled(room) || id === viewerId;
  return {
    roomId: room.id,
    roomCode: room.code,
    participantId: viewerId,
    config: {
      ...config,
      cardValues: [...config.cardValues],
      roles: [...config.roles],
      excludedFromEstimate: [...config.excludedFromEstimate],
      passwordRequired: room.access.passwordHash !== null,
      ...around.features,
    },
    participants: people.map((person) => ({
      ...viewParticipant(room, person, around),
      hasVoted: maySeeVoter(person.id) && hasVoted(room, person.id),
    })),
    currentStory: viewCurrentStory(room),
    votingStatus: Object.fromEntries(
      people
        .filter((person) => round.phase !== 'waiting' && isVoter(room, person) && maySeeVoter(person.id))
        .map((person) => [person.id, hasVoted(room, person.id)]),
    ),
    revealResult: round.phase === 'revealed' ? round.result : null,
    history: viewHistory(room),
    storyQueue: viewQueue(room),
    finalEstimateOverride: round.phase === 'revealed' ? round.finalEstimateOverride : null,
    phase: round.phase,
    round: room.roundsBegun,
    anonymousRound: round.phase !== 'waiting' && round.anonymous,
    timerEndsAt: round.phase === 'voting' ? roomTime(round.timer?.endsAt) : null,
    serverTime: roomTime(around.now),
    ownVote: ownVote(room, viewerId),
    ...tally(room, around),
    doneForToday: room.status === 'done',
  };
}

/** Whether nobody may be told who has voted: an anonymous round before its reveal. */
export function isVeiled({ round }: Pick<Room, 'round'>): boolean {
  return round.phase === 'voting' && round.anonymous;
}

/** One person as others see them. */
export function viewParticipant(
  room: Room,
  person: Participant,
  { presence }: Pick<Context, 'presence'>,
): ParticipantView {
  return {
    id: person.id,
    name: person.name,
    role: person.role,
    isFacilitator: isFacilitator(room, person),
    isObserver: person.isObserver,
    connectionStatus: presence.offlineSince(person.id) === null ? 'online' : 'offline',
    hasVoted: !isVeiled(room) && hasVoted(room, person.id),
    avatarSeed: person.avatarSeed,
  };
}

/** The documented public facts about a room, for the join form. */
export function viewInfo(room: Room): RoomInfo {
  return {
    roomId: room.id,
    roomCode: room.code,
    roles: [...room.config.roles],
    cardScale: room.config.cardScale,
    participantCount: presentParticipants(room).length,
    maxParticipants: MAX_PARTICIPANTS,
    passwordRequired: room.access.passwordHash !== null,
    locked: room.config.locked,
    theme: room.config.theme,
  };
}

export function viewCurrentStory({ round }: Pick<Room, 'round'>): StoryView | null {
  if (round.phase === 'waiting') return null;
  const timerEndsAt = round.phase === 'voting' ? roomTime(round.timer?.endsAt) : null;
  return { ...viewStory(round.story), phase: round.phase, timerEndsAt };
}

export function viewQueue(room: Pick<Room, 'queue'>): QueuedStory[] {
  return room.queue.map(viewStory);
}

export function viewHistory(room: Pick<Room, 'history'>): CompletedStoryView[] {
  return room.history.map(viewCompleted);
}

/**
 * A time as rooms write it: ISO 8601 UTC, always with milliseconds, as their document's examples have them. Polls write
 * whole seconds shorter: `pollTime`.
 */
export function roomTime(time: number): string;
export function roomTime(time: number | null | undefined): string | null;
export function roomTime(time: number | null | undefined): string | null {
  return time == null ? null : new Date(time).toISOString();
}

function viewStory({ id, title, description, url }: Story): QueuedStory {
  return { id, title, description, url };
}

function viewCompleted(story: CompletedStory): CompletedStoryView {
  return { ...story, completedAt: roomTime(story.completedAt) };
}

function ownVote({ round }: Room, viewerId: string | null): string | null {
  if (round.phase === 'waiting' || viewerId === null) return null;
  return Object.hasOwn(round.votes, viewerId) ? (round.votes[viewerId] ?? null) : null;
}
