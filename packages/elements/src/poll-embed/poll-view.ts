/** What the parts of a poll get to see, and what they may ask for. */

import type { ClientError, Poll, PollResults } from '@showhands/client';
import type { PollWords } from '../texts/poll-translations.ts';
import type { TakingPartTexts } from '../texts/taking-part-translations.ts';
import type * as takingPart from './taking-part/index.ts';

/** With the texts in the person's language. */
export type TakingPart = typeof takingPart & { readonly texts: TakingPartTexts };

export interface Choice {
  readonly optionIds: readonly string[];
  readonly voterName?: string;
}

/** How far this person's vote has come. */
export type OwnVote =
  | { readonly kind: 'none'; readonly refusal?: ClientError }
  | { readonly kind: 'sending' | 'unsent'; readonly choice: Choice }
  /** Counted now, or some time before; which options is known only where it was from this browser. */
  | { readonly kind: 'voted' | 'already'; readonly optionIds: readonly string[] };

export interface PollView extends PollWords {
  readonly poll: Poll;
  readonly own: OwnVote;
  /** What is chosen in the form now: options by their ids, as they stay so where the owner adds others. */
  readonly chosen: Choice;
  /** Null as long as this person may not see them; undefined until the server has said so, or told them. */
  readonly results: PollResults | null | undefined;
  /** Whether somebody who hasn't voted wants to see them. */
  readonly showsResults: boolean;
  /** Undefined until it is loaded. */
  readonly part: TakingPart | undefined;
  readonly actions: PollActions;
}

export interface PollActions {
  /** Somebody has chosen these in the form, and is about to vote. */
  choose(optionIds: readonly string[]): void;
  vote(choice: Choice): void;
  toggleResults(): void;
}
