/** The events that a page hears from a poll, with what their details hold. */

import type { Poll, PollResults } from '@showhands/client/poll';
import type { RefusalCode } from '@showhands/protocol/plain';

export interface PollLoadedDetail {
  readonly poll: Poll;
}

export interface PollVotedDetail {
  readonly optionIds: readonly string[];
  /** Null where voters don't see them. */
  readonly results: PollResults | null;
}

export interface PollClosedDetail {
  readonly closeMessage: string | null;
}

export interface PollErrorDetail {
  /** Stable, for programs; `unreachable` where no answer came. */
  readonly code: RefusalCode | 'unreachable';
  /** A sentence, for people. */
  readonly message: string;
}

export interface PollEmbedEventMap {
  'poll-loaded': CustomEvent<PollLoadedDetail>;
  'poll-voted': CustomEvent<PollVotedDetail>;
  'poll-closed': CustomEvent<PollClosedDetail>;
  'poll-error': CustomEvent<PollErrorDetail>;
}

type PollEventType = keyof PollEmbedEventMap;

// Types only: the class takes these over, so that a listener knows what it is told.
declare module './poll-embed.ts' {
  interface PollEmbed {
    addEventListener<Type extends PollEventType>(
      type: Type,
      listener: (this: PollEmbed, event: PollEmbedEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener<Type extends keyof HTMLElementEventMap>(
      type: Type,
      listener: (this: PollEmbed, event: HTMLElementEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;

    removeEventListener<Type extends PollEventType>(
      type: Type,
      listener: (this: PollEmbed, event: PollEmbedEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof HTMLElementEventMap>(
      type: Type,
      listener: (this: PollEmbed, event: HTMLElementEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
