/** The events that a server sends to the people in a room, by their documented names. */

import { z } from 'zod';
import {
  completedStory,
  connectionStatus,
  participant,
  queuedStory,
  revealResult,
  roomState,
  story,
} from './room-shapes.ts';

const about = z.object({ participantId: z.string() });
const nothing = z.object({});
const time = z.iso.datetime();
const history = z.object({ history: z.array(completedStory) });
const queue = z.object({ queue: z.array(queuedStory) });

/** Counts travel with every vote, so that a progress display needs no room state. */
const voteProgress = about.extend({ voteCount: z.int(), totalEligible: z.int() });

export const roomEvents = {
  'room-state': roomState,
  'participant-joined': participant,
  'participant-left': about,
  'participant-status': about.extend({ status: connectionStatus }),
  'participant-removed': about,
  'vote-submitted': voteProgress,
  'vote-cleared': voteProgress,
  'votes-revealed': revealResult,
  'voting-reset': z.object({ timerEndsAt: time.nullable() }),
  'story-changed': story,
  'story-skipped': queue,
  'queue-updated': queue,
  'facilitator-changed': z.object({ newFacilitatorId: z.string() }),
  'final-estimate-changed': z.object({ value: z.string().nullable() }),
  'timer-expired': nothing,
  'timer-expiring': z.object({ votedCount: z.int(), totalCount: z.int() }),
  'timer-extended': z.object({ timerEndsAt: time }),
  'mood-reaction': z.object({ participantId: z.string(), participantName: z.string(), emoji: z.string() }),
  'done-for-today': history,
  'session-resumed': nothing,
  'session-ended': history,
  'force-disconnect': z.object({
    reason: z.enum(['removed', 'ended', 'expired']).meta({ id: 'DisconnectReason' }),
  }),
  error: z.object({ message: z.string(), code: z.string() }),
} as const;

export type RoomEventName = keyof typeof roomEvents;
export type RoomEventPayload<Name extends RoomEventName> = z.infer<(typeof roomEvents)[Name]>;

/** One event with its payload, as a client receives it. */
export type WireEvent = {
  [Name in RoomEventName]: { name: Name; payload: RoomEventPayload<Name> };
}[RoomEventName];
