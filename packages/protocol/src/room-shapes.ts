/** What of a room crosses the wire: the documented shapes, with the fields that were added to them. */

import { z } from 'zod';
import { CARD_SCALES, THEMES } from './cards.ts';
import {
  CARD_LENGTH,
  CUSTOM_CARDS,
  DESCRIPTION_LENGTH,
  MAX_INITIAL_QUEUE,
  MAX_ROLES,
  NAME_LENGTH,
  PASSWORD_LENGTH,
  ROLE_LENGTH,
  TIMER_SECONDS,
  TITLE_LENGTH,
  TOKEN_LENGTH,
  URL_LENGTH,
} from './limits.ts';
import { line, link, password, text } from './text.ts';

const time = z.iso.datetime();

export const cardScale = z.enum(CARD_SCALES).meta({ id: 'CardScale' });
export const theme = z.enum(THEMES).meta({ id: 'Theme' });
export const phase = z.enum(['waiting', 'voting', 'revealed']).meta({ id: 'Phase' });
export const connectionStatus = z.enum(['online', 'offline']).meta({ id: 'ConnectionStatus' });

export const storyInput = z
  .object({
    title: line(TITLE_LENGTH),
    description: text(DESCRIPTION_LENGTH).nullish(),
    url: link(URL_LENGTH).nullish(),
  })
  .meta({ id: 'StoryInput' });

export const timerSeconds = z.int().min(TIMER_SECONDS.min).max(TIMER_SECONDS.max);
export const card = line(CARD_LENGTH);
export const participantName = line(NAME_LENGTH);

export const createRoomInput = z
  .object({
    facilitatorName: participantName,
    cardScale,
    roles: z
      .array(line(ROLE_LENGTH))
      .min(1)
      .max(MAX_ROLES)
      .refine(areDistinct, 'must be different from each other'),
    anonymousVoting: z.boolean(),
    excludedFromEstimate: z.array(line(ROLE_LENGTH)).max(MAX_ROLES).nullish(),
    autoReveal: z.boolean().nullish(),
    votingTimerSeconds: timerSeconds.nullish(),
    facilitatorParticipates: z.boolean().nullish(),
    storyQueue: z.array(storyInput).max(MAX_INITIAL_QUEUE).nullish(),
    customCardValues: z
      .array(card)
      .min(CUSTOM_CARDS.min)
      .max(CUSTOM_CARDS.max)
      .refine(areDistinct, 'must be different from each other')
      .nullish(),
    theme: theme.nullish(),
    password: password(PASSWORD_LENGTH).nullish(),
    proToken: z.string().max(TOKEN_LENGTH).nullish(),
    isLocked: z.boolean().nullish(),
  })
  .refine((room) => (room.excludedFromEstimate ?? []).every((role) => room.roles.includes(role)), {
    path: ['excludedFromEstimate'],
    message: 'must be among the roles',
  })
  .refine((room) => room.cardScale !== 'custom' || room.customCardValues, {
    path: ['customCardValues'],
    message: 'is required where cardScale is "custom"',
  })
  .meta({ id: 'CreateRoomInput' });
export type CreateRoomInput = z.output<typeof createRoomInput>;

export const createdRoom = z
  .object({
    roomId: z.string(),
    roomCode: z.string(),
    joinUrl: z.string(),
    facilitatorRestToken: z.string(),
  })
  .meta({ id: 'CreatedRoom' });
export type CreatedRoom = z.infer<typeof createdRoom>;

export const roomInfo = z
  .object({
    roomId: z.string(),
    roomCode: z.string(),
    roles: z.array(z.string()),
    cardScale,
    participantCount: z.int(),
    maxParticipants: z.int(),
    passwordRequired: z.boolean(),
    locked: z.boolean(),
    theme,
  })
  .meta({ id: 'RoomInfo' });
export type RoomInfo = z.infer<typeof roomInfo>;

export const roomConfig = z
  .object({
    cardScale,
    cardValues: z.array(z.string()),
    roles: z.array(z.string()),
    excludedFromEstimate: z.array(z.string()),
    anonymousVoting: z.boolean(),
    autoReveal: z.boolean(),
    votingTimerSeconds: z.int().nullable(),
    facilitatorParticipates: z.boolean(),
    theme,
    locked: z.boolean(),
    passwordRequired: z.boolean(),
    /** What the server lets this room do besides: the documented feature flags. */
    skipStory: z.boolean(),
    observerSwitch: z.boolean(),
    openControls: z.boolean(),
  })
  .meta({ id: 'RoomConfig' });

export const participant = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    isFacilitator: z.boolean(),
    isObserver: z.boolean(),
    connectionStatus,
    hasVoted: z.boolean(),
    avatarSeed: z.string(),
  })
  .meta({ id: 'Participant' });
export type ParticipantView = z.infer<typeof participant>;

const storyFields = {
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  url: z.string().nullable(),
};
export const queuedStory = z.object(storyFields).meta({ id: 'QueuedStory' });
export type QueuedStory = z.infer<typeof queuedStory>;

export const story = z.object({ ...storyFields, phase, timerEndsAt: time.nullable() }).meta({ id: 'Story' });
export type StoryView = z.infer<typeof story>;

const revealedVote = z
  .object({
    participantId: z.string(),
    participantName: z.string(),
    participantRole: z.string(),
    value: z.string(),
  })
  .meta({ id: 'RevealedVote' });

const overallResult = z
  .object({
    average: z.number().nullable(),
    median: z.number().nullable(),
    consensus: z.enum(['consensus', 'discuss']).meta({ id: 'Consensus' }),
  })
  .meta({ id: 'OverallResult' });

const roleResult = z
  .object({
    role: z.string(),
    count: z.int(),
    votes: z.array(z.string()),
    average: z.number().nullable(),
    median: z.number().nullable(),
  })
  .meta({ id: 'RoleResult' });

export const revealResult = z
  .object({
    votes: z.array(revealedVote),
    overall: overallResult,
    byRole: z.array(roleResult),
    hasRoleGap: z.boolean(),
  })
  .meta({ id: 'RevealResult' });
export type RevealResult = z.infer<typeof revealResult>;

export const completedStory = z
  .object({
    ...storyFields,
    finalEstimate: z.string().nullable(),
    wasRevoted: z.boolean(),
    result: revealResult,
    completedAt: time,
  })
  .meta({ id: 'CompletedStory' });
export type CompletedStoryView = z.infer<typeof completedStory>;

export const roomState = z
  .object({
    roomId: z.string(),
    roomCode: z.string(),
    /** Whose view this is; null for somebody who isn't in the room. */
    participantId: z.string().nullable(),
    config: roomConfig,
    participants: z.array(participant),
    currentStory: story.nullable(),
    votingStatus: z.record(z.string(), z.boolean()),
    revealResult: revealResult.nullable(),
    history: z.array(completedStory),
    storyQueue: z.array(queuedStory),
    finalEstimateOverride: z.string().nullable(),
    phase,
    /** How many rounds began so far, this one included: tells a round from the next one on the same story. */
    round: z.int(),
    /** Whether nobody is told who votes in this round: `config.anonymousVoting` as it was when the round began. */
    anonymousRound: z.boolean(),
    timerEndsAt: time.nullable(),
    /** What the server's clock, by which timers end, shows as this state is sent. */
    serverTime: time,
    ownVote: z.string().nullable(),
    voteCount: z.int(),
    totalEligible: z.int(),
    doneForToday: z.boolean(),
  })
  .meta({ id: 'RoomState' });
export type RoomState = z.infer<typeof roomState>;

function areDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
