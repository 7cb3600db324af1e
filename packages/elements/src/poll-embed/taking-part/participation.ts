import {
  type ClientError,
  isPassing,
  type Poll,
  type PollPlace,
  type PollUpdate,
  waitAfter,
  watchPoll,
} from '@showhands/client';
import type { Choice, OwnVote } from '../poll-view.ts';
import { loadReceipt } from '../receipts.ts';
import { BallotBox, type Outcome } from './ballot-box.ts';
import { saveReceipt } from './keep.ts';

export interface ParticipationListener {
  onOwnVote(own: OwnVote): void;
  /** These options are counted; none where nobody here knows which. */
  onCounted(optionIds: readonly string[], outcome: Outcome): void;
  onUpdate(update: PollUpdate): void;
  /** A vote was refused, or the poll can't be heard of any more. */
  onRefusal(error: ClientError): void;
  /** The poll isn't any more what it was when it was read. */
  onChange(): void;
}

/** Refusals that say so. */
const CHANGED: ReadonlySet<string> = new Set(['poll_closed', 'poll_not_started', 'invalid_options']);

/** One person's part in a poll: sends their vote until it is counted, and hears of the results. */
export class Participation {
  readonly #place: PollPlace;
  readonly #listener: ParticipationListener;
  readonly #box: BallotBox;
  #resending: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isSending = false;
  #isOver = false;
  /** With whose eyes the poll is seen: with the fingerprint of a voter the server shows more. */
  #following: { readonly fingerprint: string | null; readonly stop: () => void } | undefined;

  constructor(place: PollPlace, { duplicateCheck }: Poll, listener: ParticipationListener) {
    this.#place = place;
    this.#listener = listener;
    this.#box = new BallotBox(place, duplicateCheck);
  }

  /** Whoever begins to choose is about to vote: what that takes is got meanwhile. */
  prepare(): void {
    this.#box.prepare();
  }

  async vote(choice: Choice): Promise<void> {
    if (this.#isSending) return;
    this.#failures = 0;
    this.#listener.onOwnVote({ kind: 'sending', choice });
    await this.#send(choice);
  }

  async #send(choice: Choice): Promise<void> {
    this.#isSending = true;
    clearTimeout(this.#resending);
    try {
      const outcome = await this.#box.cast(choice);
      this.#onOutcome(choice, outcome);
    } catch (error) {
      if (!this.#isOver) this.#onRefusal(error as ClientError, choice);
    }
    this.#isSending = false;
  }

  /** Hears of the poll from now on, as whoever has voted with this fingerprint; null is anybody. */
  follow(fingerprint: string | null): void {
    if (this.#isOver || this.#following?.fingerprint === fingerprint) return;
    this.unfollow();
    const stop = watchPoll(this.#place, fingerprint, this.#listener);
    this.#following = { fingerprint, stop };
  }

  unfollow(): void {
    this.#following?.stop();
    this.#following = undefined;
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#resending);
    this.unfollow();
  }

  #onOutcome(choice: Choice, outcome: Outcome): void {
    const { kind, fingerprint } = outcome;
    // A second try tells nothing of what was chosen in the first, but that was perhaps made in another tab.
    const earlier = loadReceipt(this.#place);
    const known = earlier?.fingerprint === fingerprint ? earlier.optionIds : [];
    const optionIds = kind === 'voted' ? choice.optionIds : known;
    // Also where nobody waits for it any more: the poll may come back to the page.
    saveReceipt(this.#place, { fingerprint, optionIds });
    if (!this.#isOver) this.#listener.onCounted(optionIds, outcome);
  }

  #onRefusal(error: ClientError, choice: Choice): void {
    const isOpen = isPassing(error);
    this.#listener.onOwnVote(isOpen ? { kind: 'unsent', choice } : { kind: 'none', refusal: error });
    // That it is sent again without success is no news.
    if (!isOpen || this.#failures === 0) this.#listener.onRefusal(error);
    if (CHANGED.has(error.code)) this.#listener.onChange();
    if (!isOpen) return;
    this.#resending = setTimeout(() => void this.#send(choice), waitAfter(error, this.#failures));
    this.#failures += 1;
  }
}
