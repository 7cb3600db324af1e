/** The vote that was chosen here but isn't confirmed yet: shown at once, kept while the connection is down. */

import type { RoomState } from '@showhands/protocol';

export interface PendingVote {
  readonly storyId: string;
  /** Null takes the vote back. */
  readonly value: string | null;
  /** How many had voted when it was chosen. */
  readonly voteCount: number;
}

/** A vote for the story that is open in this view; undefined where none is. */
export function chooseVote(state: RoomState, value: string | null): PendingVote | undefined {
  const { currentStory, phase, voteCount } = state;
  if (phase !== 'voting' || !currentStory) return undefined;
  return { storyId: currentStory.id, value, voteCount };
}

/** The view with the vote as if it were confirmed. */
export function withPendingVote(state: RoomState, pending: PendingVote | null): RoomState {
  return pending ? { ...state, ownVote: pending.value } : state;
}

/** Whether the story it was chosen for is still open. */
export function isStillOpen(pending: PendingVote, state: RoomState): boolean {
  return state.phase === 'voting' && state.currentStory?.id === pending.storyId && !state.doneForToday;
}

/**
 * After a gap, fewer votes than before mean that voting began anew meanwhile, and what was thought then
 * may not be what is thought now.
 */
export function lostVotes(pending: PendingVote, state: RoomState): boolean {
  return state.voteCount < pending.voteCount;
}
