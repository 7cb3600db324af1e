/** Starting and leaving stories: what several commands do alike. */

import { HISTORY_LIMIT, QUEUE_LIMIT, Refusal } from '@showhands/protocol';
import type { Context } from './context.ts';
import type { RoomEvent } from './events.ts';
import type { RevealedRound, Room, Story, VotingRound } from './room.ts';
import { completeStory } from './statistics.ts';

export interface StoryFields {
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** A new story from what somebody typed; empty fields are none. */
export function newStory({ title, description, url }: StoryFields, id: string): Story {
  return { id: `s_${id}`, title, description: description || null, url: url || null };
}

/** Ends the present story, whatever its phase, and starts this one. */
export function startStory(room: Room, story: Story, fromQueue: boolean, context: Context): RoomEvent[] {
  // The revealed story that this one replaces takes a place, too.
  if (room.history.length + (room.round.phase === 'revealed' ? 1 : 0) >= HISTORY_LIMIT) {
    throw new Refusal(
      'history_full',
      `A session holds ${HISTORY_LIMIT} stories. End it and create a new room.`,
    );
  }
  return [
    ...leaveStory(room, context),
    { type: 'story-started', story, fromQueue, timerEndsAt: timerEnd(room, context) },
  ];
}

/** A revealed story goes to history; an unrevealed one back to the queue it came from, or away. */
function leaveStory(room: Room, context: Context): RoomEvent[] {
  if (room.round.phase !== 'voting') return archiveRevealed(room, context);
  return [{ type: room.round.fromQueue ? 'story-returned' : 'story-dropped' }];
}

export function archiveRevealed({ round, config }: Room, { now }: Pick<Context, 'now'>): RoomEvent[] {
  if (round.phase !== 'revealed') return [];
  return [{ type: 'story-archived', completed: completeStory(round, config, now) }];
}

/** When a timer that starts now ends; null in rooms without. */
export function timerEnd({ config }: Room, { now }: Pick<Context, 'now'>): number | null {
  return config.votingTimerSeconds === null ? null : now + config.votingTimerSeconds * 1000;
}

/** The round of the current story, in whichever phase; refuses where none is set. */
export function currentRound({ round }: Room): VotingRound | RevealedRound {
  if (round.phase === 'waiting') throw new Refusal('no_active_story', 'No story is set.');
  return round;
}

/** The round that is open for votes; refuses where none is, and where another one is meant. */
export function openRound(room: Room, meant?: number): VotingRound {
  const isOver = meant !== undefined && (room.round.phase === 'waiting' || meant !== room.roundsBegun);
  if (isOver) throw new Refusal('not_voting', 'Your vote came too late: voting went on without it.');
  const round = currentRound(room);
  if (round.phase === 'revealed') throw new Refusal('not_voting', 'The votes are revealed already.');
  return round;
}

export function queuedStory(room: Room, storyId: string): Story {
  const story = room.queue.find(({ id }) => id === storyId);
  if (!story) throw new Refusal('story_not_found', 'This story is not in the queue.');
  return story;
}

/** Puts them at the end of the queue: all of them, or refuses where it would grow too long. */
export function queueStories(room: Room, stories: readonly Story[]): RoomEvent[] {
  if (room.queue.length + stories.length > QUEUE_LIMIT) {
    throw new Refusal('queue_full', `The queue holds ${QUEUE_LIMIT} stories.`);
  }
  return [{ type: 'queue-changed', queue: [...room.queue, ...stories] }];
}
