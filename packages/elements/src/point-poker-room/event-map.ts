/** The events that a page hears from a room, with what their details hold. */

import type { CompletedStoryView, RevealResult, StoryView } from '@showhands/protocol';
import type { RefusalCode } from '@showhands/protocol/plain';

export interface RoomJoinedDetail {
  readonly roomId: string;
  readonly roomCode: string;
  readonly participantId: string;
}

export interface VoteCastDetail {
  /** Null where the person took the vote back. */
  readonly value: string | null;
}

export interface SessionEndedDetail {
  /** What was estimated. */
  readonly history: readonly CompletedStoryView[];
}

export interface RoomErrorDetail {
  /** Stable, for programs; `unreachable` where no answer came. */
  readonly code: RefusalCode | 'unreachable';
  /** A sentence, for people. */
  readonly message: string;
}

export interface PointPokerRoomEventMap {
  'room-joined': CustomEvent<RoomJoinedDetail>;
  'vote-cast': CustomEvent<VoteCastDetail>;
  'votes-revealed': CustomEvent<RevealResult>;
  'story-changed': CustomEvent<StoryView>;
  'session-ended': CustomEvent<SessionEndedDetail>;
  'room-error': CustomEvent<RoomErrorDetail>;
}

type RoomEventType = keyof PointPokerRoomEventMap;

// Types only: the class takes these over, so that a listener knows what it is told.
declare module './point-poker-room.ts' {
  interface PointPokerRoom {
    addEventListener<Type extends RoomEventType>(
      type: Type,
      listener: (this: PointPokerRoom, event: PointPokerRoomEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener<Type extends keyof HTMLElementEventMap>(
      type: Type,
      listener: (this: PointPokerRoom, event: HTMLElementEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;

    removeEventListener<Type extends RoomEventType>(
      type: Type,
      listener: (this: PointPokerRoom, event: PointPokerRoomEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof HTMLElementEventMap>(
      type: Type,
      listener: (this: PointPokerRoom, event: HTMLElementEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
