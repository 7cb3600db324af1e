/** One room on this node: the one pipeline through which everything that changes it goes. */

import { setTimeout as wait } from 'node:timers/promises';
import {
  type Announcement,
  announceUnheard,
  type Context,
  type Features,
  nextSettling,
  type Outcome,
  performSettling,
  presentParticipants,
  type Room,
} from '@showhands/core';
import { Refusal } from '@showhands/protocol';
import type { RoomStore, StoredRoom } from '@showhands/store';
import { Batches } from '../batches.ts';
import { newId } from '../ids.ts';
import type { Bus } from '../realtime/bus.ts';
import { unavailable } from '../refuse.ts';
import { MAX_DELAY_MS } from '../timers.ts';
import { RoomPresence } from './presence.ts';

/** Races are lost to other nodes only, and each lost one is another's won: this many in a row is a fault. */
const MAX_ATTEMPTS = 50;
/** How long to wait before looking at the store again after a failure; twice as long each time, as many rooms do. */
const RETRY_MS = 1000;
const MAX_RETRY_MS = 30_000;

/** From asking for a room to being connected to it: a password's check, on a busy machine. */
const IN_USE_MS = 10_000;

export interface LiveRoomDeps {
  readonly store: RoomStore;
  readonly bus: Bus;
  readonly features: Features;
  readonly clock: () => number;
  readonly onSave?: (milliseconds: number, jobs: number) => void;
  readonly onFailure: (error: unknown, roomId: string) => void;
}

interface Job {
  perform(room: Room, context: Context): Outcome;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

export class LiveRoom {
  readonly id: string;
  readonly presence = new RoomPresence();
  readonly #deps: LiveRoomDeps;
  /** This node's last copy. */
  #stored: StoredRoom;
  #usedAt = performance.now();
  /** Whether the store may hold a newer one, or none. */
  #isStale = false;
  #retryMs = RETRY_MS;
  /** The load that all who read a stale copy wait for: one of their own might bring an older room after a newer save. */
  #reloading: Promise<void> | undefined;
  /** Whether the store was found to hold none. */
  #isGone = false;
  readonly #jobs: Batches<Job>;
  #alarm: NodeJS.Timeout | undefined;
  /** Up to when all that was due has happened: nothing yet, after a restart. */
  #settledUntil = 0;

  constructor(stored: StoredRoom, deps: LiveRoomDeps) {
    this.id = stored.room.id;
    this.#deps = deps;
    this.#stored = stored;
    this.#meetPeople();
    this.#jobs = new Batches({
      process: (batch) => this.#process(batch),
      onIdle: () => this.#setAlarm(),
    });
    this.#setAlarm();
  }

  /** The room as last read or saved here. */
  get latest(): Room {
    return this.#stored.room;
  }

  /** The room as it is stored now, unless another node changed it unheard; refuses where it is gone. */
  async read(): Promise<StoredRoom> {
    if (this.#isStale) {
      this.#reloading ??= this.#reload().finally(() => {
        this.#reloading = undefined;
      });
      await this.#reloading;
    }
    if (this.#stored.room.expiresAt <= this.#deps.clock()) throw roomNotFound();
    return this.#stored;
  }

  async #reload(): Promise<void> {
    const stored = this.#isGone ? null : await this.#deps.store.load(this.id);
    if (!stored) return this.#refuseGone();
    const isNews = stored.version !== this.#stored.version;
    this.#stored = stored;
    this.#isStale = false;
    this.#retryMs = RETRY_MS;
    this.#meetPeople();
    // A save was kept and its answer lost, or another node's was: nobody here heard of it.
    if (isNews) this.tell(announceUnheard(stored.room, this.presence.onlineIds, this.#context()));
  }

  /** Of those who were let in unheard nobody knows a connection. */
  #meetPeople(): void {
    const ids = presentParticipants(this.latest).map(({ id }) => id);
    this.presence.found(ids, this.#deps.clock());
  }

  /** Another node deleted it, which the people here must hear, once. */
  #refuseGone(): never {
    const isNews = !this.#isGone;
    this.#isGone = true;
    if (isNews) this.tell([{ name: 'force-disconnect', payload: { reason: 'expired' } }]);
    throw roomNotFound();
  }

  /** Tells the room's people what needs no storing. */
  tell(announcements: readonly Announcement[]): void {
    this.#deps.bus.publish({ roomId: this.id, version: this.#stored.version, announcements });
  }

  /** Steps 3 to 5 and 7 of a command's life: resolves once what follows is stored and published. */
  run<T extends Outcome>(perform: (room: Room, context: Context) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#jobs.add({ perform, resolve: resolve as (outcome: Outcome) => void, reject });
    });
  }

  /** Lets what is due by now happen: after somebody came or went, and when the alarm says so. */
  settle(): Promise<unknown> {
    return this.run(performSettling).catch((error) => {
      if (!(error instanceof Refusal)) this.#deps.onFailure(error, this.id);
    });
  }

  /** Whether forgetting this copy loses nothing: nobody is connected or coming in, nothing is under way or due. */
  get isIdle(): boolean {
    const isInUse = performance.now() - this.#usedAt < IN_USE_MS;
    return !isInUse && !this.#jobs.isBusy && !this.presence.hasConnections && this.#alarm === undefined;
  }

  /** Keeps this copy for a while: whoever asked for the room may take that long to prove who they are. */
  use(): this {
    this.#usedAt = performance.now();
    return this;
  }

  /** Stops the alarm; resolves once what is under way is stored. */
  async close(): Promise<void> {
    await this.#jobs.settled();
    clearTimeout(this.#alarm);
    this.#alarm = undefined;
  }

  async #process(batch: readonly Job[]): Promise<undefined> {
    let answers: (() => void)[] = [];
    try {
      answers = await this.#decideAndSave(batch);
    } catch (error) {
      // Whether the save happened is unknown: the next read tells.
      this.#isStale = true;
      if (!(error instanceof Refusal)) this.#deps.onFailure(error, this.id);
      const refusal = error instanceof Refusal ? error : unavailable();
      answers = batch.map((job) => () => job.reject(refusal));
    }
    // 7. The callers get their answers, also when refused: at once, as the end of a session closes their connections.
    for (const answer of answers) answer();
  }

  async #decideAndSave(batch: readonly Job[]): Promise<(() => void)[]> {
    const { store, bus } = this.#deps;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      // 3. Load the room with its version; decide; fold the events.
      const stored = await this.read();
      const context = this.#context();
      const decided = decideAll(batch, stored.room, context);

      // 4. Save where the version is still the one that was read. A lost race reloads and decides again.
      let { version } = stored;
      if (decided.room !== stored.room) {
        const begun = performance.now();
        if (!(await store.save(stored.room, decided.room, version))) {
          this.#isStale = true;
          await wait(Math.random() * attempt);
          continue;
        }
        this.#deps.onSave?.(performance.now() - begun, batch.length);
        version += 1;
        this.#stored = { room: decided.room, version };
      }

      if (decided.hasSettled) this.#settledUntil = context.now;

      // 5. Only after the save: publish.
      if (decided.announcements.length > 0) {
        bus.publish({ roomId: this.id, version, announcements: decided.announcements });
      }
      return decided.answers;
    }
    throw new Error(`room ${this.id}: lost ${MAX_ATTEMPTS} races in a row`);
  }

  /** Also while the copy is stale: what was stored unheard must come out even if nobody asks. */
  #setAlarm(): void {
    clearTimeout(this.#alarm);
    this.#alarm = undefined;
    if (this.#jobs.isBusy || this.#isGone) return;
    const delay = this.#isStale ? this.#retryMs : this.#untilNextSettling();
    if (delay === null) return;
    if (this.#isStale) this.#retryMs = Math.min(this.#retryMs * 2, MAX_RETRY_MS);
    this.#alarm = setTimeout(() => void this.settle(), Math.min(delay, MAX_DELAY_MS)).unref();
  }

  #untilNextSettling(): number | null {
    const next = nextSettling(this.#stored.room, { now: this.#settledUntil, presence: this.presence });
    return next === null ? null : Math.max(next - this.#deps.clock(), 0);
  }

  #context(): Context {
    const { clock, features } = this.#deps;
    return { now: clock(), presence: this.presence, features, newId };
  }
}

export function roomNotFound(): Refusal {
  return new Refusal('room_not_found', 'This room does not exist, or it has expired.');
}

/** Each job on what the one before left; a refused one leaves no trace. */
function decideAll(batch: readonly Job[], before: Room, context: Context) {
  let room = before;
  const announcements: Announcement[] = [];
  const answers: (() => void)[] = [];
  let hasSettled = false;
  for (const job of batch) {
    try {
      const outcome = job.perform(room, context);
      hasSettled = true;
      room = outcome.room;
      announcements.push(...outcome.announcements);
      answers.push(() => job.resolve(outcome));
    } catch (error) {
      answers.push(() => job.reject(error));
    }
  }
  return { room, announcements: withOneState(announcements), answers, hasSettled };
}

/** Everybody's state is long, and always that of the room as it is then: the last one says what those before it would. */
function withOneState(announcements: readonly Announcement[]): readonly Announcement[] {
  const last = announcements.findLastIndex(isStateForAll);
  return announcements.filter((announcement, at) => at === last || !isStateForAll(announcement));
}

function isStateForAll({ name, to }: Announcement): boolean {
  return name === 'room-state' && to === undefined;
}
