/** The vote that was chosen here but isn't confirmed yet: shown at once, kept while the connection is down. */

import type { RoomState } from '@showhands/protocol';

export interface PendingVote {
  /** The round it was chosen for. */
  readonly round: number;
  /** Null takes the vote back. */
  readonly value: string | null;
}

/** A vote for the story that is open in this view; undefined where none is. */
export function chooseVote(state: RoomState, value: string | null): PendingVote | undefined {
  return state.phase === 'voting' ? { round: state.round, value } : undefined;
}

/** The view with the vote as if it were confirmed. */
export function withPendingVote(state: RoomState, pending: PendingVote | null): RoomState {
  return pending ? { ...state, ownVote: pending.value } : state;
}

/** Whether the round it was chosen for is still open. */
export function isStillOpen(pending: PendingVote, state: RoomState): boolean {
  return state.phase === 'voting' && state.round === pending.round && !state.doneForToday;
}
