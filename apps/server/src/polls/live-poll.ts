/** One poll on this node: the one pipeline through which everything that changes it goes. */

import { setTimeout as wait } from 'node:timers/promises';
import {
  assertPublished,
  type Ballot,
  decideBatch,
  type NamedVote,
  type Poll,
  type PollRequest,
  pollNotFound,
  resultsOf,
  type Vote,
} from '@showhands/core';
import {
  MAX_VOTER_NAMES,
  type PollResults,
  Refusal,
  type UpdatePollInput,
  type VoteAnswer,
} from '@showhands/protocol';
import { MAX_VOTES_A_SAVE, type PollStore, type StoredPoll } from '@showhands/store';
import { Batches } from '../batches.ts';
import { newId } from '../ids.ts';
import type { Bus } from '../realtime/bus.ts';
import { unavailable } from '../refuse.ts';
import { LatestRead } from './latest-read.ts';

/** Races are lost to other nodes only, and each lost one is another's won: this many in a row is a fault. */
const MAX_ATTEMPTS = 100;

export interface LivePollDeps {
  readonly store: PollStore;
  readonly bus: Bus;
  readonly clock: () => number;
  readonly onSave?: ((milliseconds: number, requests: number) => void) | undefined;
  readonly onFailure: (error: unknown, pollId: string) => void;
}

/** The poll at one version, with what its results tell. */
export interface PollState {
  readonly stored: StoredPoll;
  readonly named: readonly NamedVote[];
  /** The results as of this version. */
  readonly results: PollResults;
}

type Answer = VoteAnswer | Poll;

interface Job {
  readonly request: PollRequest;
  resolve(answer: Answer): void;
  reject(refusal: Refusal): void;
}

export class LivePoll {
  readonly id: string;
  readonly #deps: LivePollDeps;
  readonly #jobs: Batches<Job>;
  readonly #reads: LatestRead<PollState>;
  /** This node's last copy; null once the poll is known to be gone. */
  #state: PollState | null;
  /** Whether the store may hold a newer one, or none. */
  #isStale = false;
  readonly #listeners = new Set<() => void>();
  #usedAt = performance.now();

  constructor(state: PollState, deps: LivePollDeps) {
    this.id = state.stored.poll.id;
    this.#state = state;
    this.#deps = deps;
    this.#jobs = new Batches({ process: (batch) => this.#process(batch), max: MAX_VOTES_A_SAVE });
    this.#reads = new LatestRead(() => this.#readLatest());
  }

  /** The poll as it is stored now: nothing that was acknowledged before the call is missing, on whichever node. */
  read(): Promise<PollState> {
    return this.#reads.read();
  }

  /** The poll as last read or saved here; null where it is gone. */
  get latest(): PollState | null {
    return this.#state;
  }

  vote(ballot: Ballot): Promise<VoteAnswer> {
    return this.#run({ kind: 'vote', ballot }) as Promise<VoteAnswer>;
  }

  edit(input: UpdatePollInput): Promise<Poll> {
    return this.#run({ kind: 'edit', input }) as Promise<Poll>;
  }

  /** Refuses what no vote on this poll could pass, before anybody looks at the vote itself. */
  async assertPublished(): Promise<void> {
    const state = this.#state;
    if (state?.stored.poll.config.published) return;
    assertPublished((await this.read()).stored.poll);
  }

  /** Calls back after each change that this node hears of, until the answered function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Another node, or this one, says that there is another version, or none any more. */
  heard(version: number | null): void {
    if (version === null) this.#state = null;
    else if (version <= (this.#state?.stored.version ?? Infinity)) return;
    else this.#isStale = true;
    this.#tell();
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Milliseconds for which nobody has asked for it; 0 while something is under way or somebody watches. */
  get idleMs(): number {
    return this.#jobs.isBusy || this.isWatched ? 0 : performance.now() - this.#usedAt;
  }

  use(): this {
    this.#usedAt = performance.now();
    return this;
  }

  /** Resolves once what is under way is stored. */
  settled(): Promise<void> {
    return this.#jobs.settled();
  }

  #run(request: PollRequest): Promise<Answer> {
    return new Promise((resolve, reject) => this.#jobs.add({ request, resolve, reject }));
  }

  // 3. All requests that came while the last save was under way are decided together.
  async #process(batch: readonly Job[]): Promise<() => void> {
    let answers: readonly (Answer | Refusal)[];
    try {
      answers = await this.#decideAndSave(batch.map(({ request }) => request));
    } catch (error) {
      // Whether the save happened is unknown: the next read tells.
      this.#isStale = true;
      if (!(error instanceof Refusal)) this.#deps.onFailure(error, this.id);
      const refusal = error instanceof Refusal ? error : unavailable();
      answers = batch.map(() => refusal);
    }
    // 7. The callers get their answers, also when refused.
    return () =>
      batch.forEach((job, at) => {
        const answer = answers[at] as Answer | Refusal;
        if (answer instanceof Refusal) job.reject(answer);
        else job.resolve(answer);
      });
  }

  async #decideAndSave(requests: readonly PollRequest[]): Promise<readonly (Answer | Refusal)[]> {
    const { store, clock } = this.#deps;
    const [voters, tokenIds] = askedFor(requests);
    let looks = !store.noticesRepeats;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const { stored, named } = this.#isStale ? await this.#reload() : (this.#state ?? gone());
      const votes: Vote[] =
        looks && tokenIds.length > 0 ? await store.findVotes(stored, voters, tokenIds) : [];
      const known = { poll: stored.poll, votes, named };
      const decided = decideBatch(known, requests, { now: clock(), newId });

      // Without a look only what counts is sure: what is refused may be a repeat that got its answer before.
      if (!looks && decided.votes.length < tokenIds.length) {
        looks = true;
        continue;
      }
      // 4. Save where the version is still the one that was read. A lost race reloads and decides again.
      if (await this.#keep(stored, decided)) return decided.answers;
      this.#isStale = true;
      looks = true;
      await wait(Math.random() * attempt);
    }
    throw new Error(`poll ${this.id}: lost ${MAX_ATTEMPTS} races in a row`);
  }

  /** False where the poll was changed elsewhere, and all that was decided has to be decided again. */
  async #keep(stored: StoredPoll, decided: ReturnType<typeof decideBatch>): Promise<boolean> {
    const { store, bus, onSave } = this.#deps;
    // A refusal, too, must be that of the poll as it is.
    if (decided.poll === stored.poll) return (await store.version(this.id)) === stored.version;
    const begun = performance.now();
    const saved = await store.save(stored, decided.poll, decided.votes);
    if (!saved) return false;
    onSave?.(performance.now() - begun, decided.answers.length);
    this.#state = stateOf(saved, decided.named);
    // 5. Only after the save: publish.
    bus.publish({ pollId: this.id, version: saved.version });
    this.#tell();
    return true;
  }

  async #readLatest(): Promise<PollState> {
    if (!this.#state) return gone();
    const version = await this.#deps.store.version(this.id);
    // What was saved here meanwhile may be newer; what was loaded here meanwhile may be older.
    const state = this.#state ?? gone();
    return version !== null && state.stored.version >= version ? state : this.#reload();
  }

  async #reload(): Promise<PollState> {
    const loaded = await loadState(this.#deps.store, this.id);
    if (!loaded) {
      this.heard(null);
      return gone();
    }
    this.#isStale = false;
    // A save of ours may have been faster than this read.
    if (loaded.stored.version > (this.#state ?? gone()).stored.version) {
      this.#state = loaded;
      this.#tell();
    }
    return this.#state ?? gone();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The poll as it is stored, or null. */
export async function loadState(store: PollStore, id: string): Promise<PollState | null> {
  const stored = await store.load(id);
  if (!stored) return null;
  const { config, tally } = stored.poll;
  if (config.anonymous || tally.total === 0) return stateOf(stored, []);
  const named = await store.namedVotes(stored, MAX_VOTER_NAMES);
  // Votes that were counted after this version are not in its results.
  return stateOf(
    stored,
    named.filter(({ number }) => number <= tally.total),
  );
}

function stateOf(stored: StoredPoll, named: readonly NamedVote[]): PollState {
  let results: PollResults | undefined;
  return {
    stored,
    named,
    get results() {
      results ??= resultsOf(stored.poll, named);
      return results;
    },
  };
}

function askedFor(requests: readonly PollRequest[]): [voters: string[], tokenIds: string[]] {
  const ballots = requests.flatMap((request) => (request.kind === 'vote' ? [request.ballot] : []));
  // Without a token of ours, what the voter did before makes no difference.
  const readable = ballots.filter(({ token }) => token !== null);
  return [readable.map(({ voter }) => voter), readable.flatMap(({ token }) => token?.id ?? [])];
}

function gone(): never {
  throw pollNotFound();
}
