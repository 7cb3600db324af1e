/** What can happen in a room. Commands decide on these; `evolve` folds them; `announce` tells people. */

import type { RevealResult } from '@showhands/protocol';
import type { CompletedStory, Participant, RoomConfig, Story } from './room.ts';

export type RoomEvent =
  // People
  | { readonly type: 'participant-joined'; readonly participant: Participant }
  | { readonly type: 'participant-returned'; readonly participantId: string }
  | { readonly type: 'participant-left'; readonly participantId: string }
  | { readonly type: 'participant-removed'; readonly participantId: string }
  | { readonly type: 'participant-renamed'; readonly participantId: string; readonly name: string }
  | { readonly type: 'observer-became-voter'; readonly participantId: string; readonly role: string }
  | { readonly type: 'seat-taken'; readonly participantId: string }
  | { readonly type: 'seat-vacated' }
  | { readonly type: 'host-key-used'; readonly participantId: string }
  // Stories
  | {
      readonly type: 'story-started';
      readonly story: Story;
      readonly fromQueue: boolean;
      readonly timerEndsAt: number | null;
    }
  | { readonly type: 'story-archived'; readonly completed: CompletedStory }
  | { readonly type: 'story-skipped' }
  | { readonly type: 'story-returned' }
  | { readonly type: 'story-dropped' }
  | { readonly type: 'queue-changed'; readonly queue: readonly Story[] }
  // Rounds
  | { readonly type: 'vote-cast'; readonly participantId: string; readonly value: string }
  | { readonly type: 'vote-cleared'; readonly participantId: string }
  | { readonly type: 'votes-revealed'; readonly result: RevealResult }
  | { readonly type: 'voting-restarted'; readonly timerEndsAt: number | null }
  | { readonly type: 'final-estimate-set'; readonly value: string | null }
  // Timers
  | { readonly type: 'timer-expiring' }
  | { readonly type: 'timer-expired' }
  | { readonly type: 'timer-extended'; readonly endsAt: number }
  | { readonly type: 'timer-stopped' }
  // The session
  | { readonly type: 'config-changed'; readonly changes: Partial<RoomConfig> }
  | { readonly type: 'mood-shown'; readonly participantId: string; readonly emoji: string }
  | { readonly type: 'session-paused' }
  | { readonly type: 'session-resumed'; readonly timerEndsAt: number | null }
  | { readonly type: 'session-ended' };
