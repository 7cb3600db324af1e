import {
  type ClientError,
  fetchPoll,
  type Poll,
  type PollPlace,
  type PollResults,
  type PollUpdate,
} from '@showhands/client';
import type { LazyPart } from '../lazy-part.ts';
import type { PollEmbedEventMap } from './event-map.ts';
import { lookAgain } from './look-again.ts';
import type { Choice, OwnVote } from './poll-view.ts';
import { loadBallot, loadReceipt, type Receipt } from './receipts.ts';
import type * as takingPart from './taking-part/index.ts';
import type { Participation, ParticipationListener } from './taking-part/participation.ts';

/** The poll, or why there is none to see. */
export type Stage = Poll | 'loading' | 'unaddressed' | 'gone' | 'unreachable';

/** What is known of the poll, and how far its visitor has come. */
export interface VisitState {
  readonly stage: Stage;
  readonly own: OwnVote;
  /** What is chosen in the form, and the name with which it was sent. */
  readonly chosen: Choice;
  /** As `PollView` has them. */
  readonly results: PollResults | null | undefined;
  /** Whether the poll is closed, and did so while somebody looked at it. */
  readonly hasClosed: boolean;
}

/** Where a visit is seen. */
export interface VisitHost {
  /** Something is another than it was `before`. */
  onChange(before: VisitState): void;
  emit<Name extends keyof PollEmbedEventMap>(name: Name, detail: PollEmbedEventMap[Name]['detail']): void;
  /** What it takes to take part is loaded when somebody first does, or is known to have done so. */
  readonly taking: LazyPart<{ readonly module: Pick<typeof takingPart, 'Participation' | 'hasVoted'> }>;
}

/** A person's visit to a poll, which ends with `signal`: what comes later is of no interest. */
export class PollVisit {
  readonly #findPlace: () => PollPlace | null;
  readonly #host: VisitHost;
  readonly #signal: AbortSignal;
  #state: VisitState = {
    stage: 'loading',
    own: { kind: 'none' },
    chosen: { optionIds: [] },
    results: undefined,
    hasClosed: false,
  };
  /** The fingerprint of a vote that this browser remembers. */
  #fingerprint: string | null = null;
  #place: PollPlace | null = null;
  #participation: Participation | undefined;
  #looking = new AbortController();
  #reading: Promise<unknown> = Promise.resolve();
  /** The last that was heard by whoever follows the poll. */
  #heard: PollUpdate | undefined;

  /** `findPlace`: null where the page doesn't say which poll; throws where it says what can't be an address. */
  constructor(findPlace: () => PollPlace | null, host: VisitHost, signal: AbortSignal) {
    this.#findPlace = findPlace;
    this.#host = host;
    this.#signal = signal;
    signal.addEventListener('abort', () => {
      this.#looking.abort();
      this.#participation?.stop();
    });
  }

  get state(): VisitState {
    return this.#state;
  }

  /** Shows the poll as it is now: its owner, time or other voters may have changed it since it was read last. */
  look(): void {
    // One after the other, so that the newest is seen last.
    this.#reading = this.#reading.then(() => this.#read()).catch((error) => this.#onUnread(error));
  }

  /** Somebody has chosen these in the form, and is about to vote. */
  async choose(optionIds: readonly string[]): Promise<void> {
    this.#change({ chosen: { ...this.#state.chosen, optionIds } });
    (await this.#takePart())?.prepare();
  }

  async vote(choice: Choice): Promise<void> {
    this.#change({ own: { kind: 'sending', choice }, chosen: choice });
    let participation = await this.#takePart();
    // What it takes is asked for until it is there, as the vote itself would be sent again.
    while (!participation && !this.#signal.aborted && this.#poll) {
      this.#change({ own: { kind: 'unsent', choice } });
      participation = await this.#takePart();
    }
    await participation?.vote(choice);
  }

  /** Hears of the results from now on. */
  async follow(): Promise<void> {
    (await this.#takePart())?.follow(this.#fingerprint);
  }

  async #takePart(): Promise<Participation | undefined> {
    const taking = await this.#host.taking.load();
    const place = this.#place;
    const poll = this.#poll;
    if (!taking || !place || !poll || this.#signal.aborted) return undefined;
    this.#participation ??= new taking.module.Participation(place, poll, this.#listener);
    return this.#participation;
  }

  /** What was read before stays to be seen, as long as it is there. */
  #onUnread(error: ClientError): void {
    const before = this.#state.stage;
    const stage = isGone(error) ? 'gone' : before === 'loading' ? 'unreachable' : before;
    if (stage === before || this.#signal.aborted) return;
    this.#change({ stage });
    this.#emitError(error);
  }

  async #read(): Promise<void> {
    this.#place ??= this.#findPlace();
    const place = this.#place;
    if (!place) {
      this.#change({ stage: 'unaddressed' });
      // The sentence that says so comes with that.
      return void this.#host.taking.load();
    }
    const heard = this.#heard;
    const poll = await fetchPoll(place, { signal: this.#signal });
    // Of an earlier visit, or from another tab meanwhile.
    const receipt = this.#state.own.kind === 'none' && loadReceipt(place);
    if (receipt) await this.#remember(place, receipt);
    // What was heard meanwhile is newer.
    if (heard !== this.#heard || this.#signal.aborted) return;
    if (this.#state.stage === 'gone') {
      // Nobody may be there any more to tell the results.
      this.#participation?.unfollow();
      this.#change({ results: undefined });
    }
    this.#onPoll(poll);
  }

  async #remember(place: PollPlace, { fingerprint, optionIds }: Receipt): Promise<void> {
    const taking = await this.#host.taking.load();
    if (!(await taking?.module.hasVoted(place, fingerprint))) return;
    this.#fingerprint = fingerprint;
    this.#change({ own: { kind: 'already', optionIds } });
  }

  readonly #listener: ParticipationListener = {
    onOwnVote: (own) => this.#change({ own }),
    onCounted: (optionIds, { kind, fingerprint, results }) => {
      this.#fingerprint = fingerprint;
      if (kind === 'already') return this.#change({ own: { kind, optionIds } });
      this.#change({ own: { kind, optionIds }, results });
      this.#host.emit('poll-voted', { optionIds, results });
    },
    onUpdate: (update) => {
      this.#heard = update;
      const { status, closeMessage, results } = update;
      this.#change({ results });
      if (status === 'deleted' || status === 'unpublished') return this.#change({ stage: 'gone' });
      const poll = update.poll ?? this.#poll;
      if (poll) this.#onPoll({ ...poll, status, closeMessage });
    },
    onRefusal: (error) => {
      // Where they were awaited, they won't come.
      this.#change({ results: this.#state.results ?? null });
      this.#emitError(error);
      if (isGone(error)) this.#change({ stage: 'gone' });
    },
    onChange: () => this.look(),
  };

  #onPoll(poll: Poll): void {
    const isClosed = poll.status === 'closed';
    const former = this.#poll;
    const closes = isClosed && (former ?? poll).status !== 'closed';
    this.#change({ stage: poll, hasClosed: isClosed && (closes || this.#state.hasClosed) });
    if (closes) this.#host.emit('poll-closed', { closeMessage: poll.closeMessage });
    if (former) return;
    this.#host.emit('poll-loaded', { poll });
    const { own } = this.#state;
    const unsent = (this.#place && loadBallot(this.#place)) ?? ('choice' in own ? own : null);
    if (unsent) void this.vote(unsent.choice);
  }

  /** Sees to it that what its owner or time changes is seen, also where nothing live is told. */
  #lookAgain(): void {
    this.#looking.abort();
    this.#looking = new AbortController();
    const { stage } = this.#state;
    const seen = typeof stage === 'string' ? { status: stage } : stage;
    lookAgain(seen, this.#looking.signal, () => this.look());
  }

  /** What has no code is an address that can't be one. */
  #emitError({ code = 'unreachable', message }: Partial<ClientError> & Error): void {
    this.#host.emit('poll-error', { code, message });
  }

  get #poll(): Poll | undefined {
    const { stage } = this.#state;
    return typeof stage === 'string' ? undefined : stage;
  }

  #change(change: Partial<VisitState>): void {
    if (this.#signal.aborted) return;
    const before = this.#state;
    this.#state = { ...before, ...change };
    if (turnOf(before) !== turnOf(this.#state)) this.#lookAgain();
    this.#host.onChange(before);
  }
}

/** On what depends when to look at it again. */
function turnOf({ stage }: VisitState): string {
  return typeof stage === 'string' ? stage : [stage.status, stage.startsAt, stage.endsAt].join();
}

function isGone({ code }: ClientError): boolean {
  return code === 'poll_not_found' || code === 'poll_not_published';
}
