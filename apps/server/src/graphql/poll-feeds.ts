/** Live results: each watched poll is looked at when something changed, a few times a second at most, for all who watch. */

import { nextStatusChange, type Poll, pollNotFound, statusOf, viewPublicPoll } from '@showhands/core';
import { type PollUpdate, Refusal } from '@showhands/protocol';
import { Repeater } from 'graphql-yoga';
import type { LivePoll, PollState } from '../polls/live-poll.ts';
import type { Polls, PollViewer } from '../polls/polls.ts';
import { MAX_DELAY_MS } from '../timers.ts';

/** Four times a second looks live; more would only cost. */
const PACE_MS = 250;
/** Another process may have changed the poll, and no bus told: so long may it go unnoticed. */
const CHECK_MS = 1000;

export interface PollFeeds {
  /**
   * What this viewer may see of a poll, now and after each change; ends with the poll. Refuses who may see no results.
   * `assertStill` is asked before each update is told: where it refuses, the viewer isn't who they were, and it ends.
   */
  subscribe(
    poll: LivePoll,
    viewer: PollViewer,
    assertStill?: () => Promise<void>,
  ): Promise<AsyncIterable<PollUpdate>>;
  /** How many are subscribed. */
  readonly count: number;
}

export function createPollFeeds(polls: Pick<Polls, 'resultsFor' | 'clock'>): PollFeeds {
  const feeds = new Map<string, PollFeed>();
  let count = 0;

  function feedOf(poll: LivePoll): PollFeed {
    const known = feeds.get(poll.id);
    if (known) return known;
    const feed = new PollFeed(poll, polls.clock, () => feeds.delete(poll.id));
    feeds.set(poll.id, feed);
    return feed;
  }

  /** What to tell this viewer now, and the poll where they may see it. */
  async function lookFor(live: LivePoll, viewer: PollViewer): Promise<{ update: PollUpdate; poll?: Poll }> {
    const state = await live.read().catch(nullWhereGone);
    const hidden = { id: live.id, close_message: null, poll: null };
    if (!state) return { update: { ...hidden, status: 'deleted', results: null } };
    const { poll } = state.stored;
    const { published, closeMessage } = poll.config;
    const status = published ? statusOf(poll, polls.clock()) : 'unpublished';
    const results = await polls.resultsFor(state, viewer).catch(nullWhereRefused);
    const update = { ...hidden, status, results } as const;
    if (!published && poll.organizationId !== viewer.organizationId) return { update };
    return { update: { ...update, close_message: closeMessage }, poll };
  }

  /** Tells this viewer what they may see, again after each change that makes a difference to them, until the poll is gone. */
  async function follow(
    live: LivePoll,
    viewer: PollViewer,
    changes: Changes,
    tell: (update: PollUpdate) => Promise<unknown>,
  ): Promise<void> {
    for (let last = '', lastEdit = 0; await changes.next(); ) {
      const { update, poll } = await lookFor(live, viewer);
      const text = JSON.stringify(update);
      // Most changes are votes: the poll itself is told where it is another one than before.
      const edit = poll?.config.updatedAt ?? lastEdit;
      const edited = poll && edit !== lastEdit ? viewPublicPoll(poll, polls.clock()) : null;
      // A slow reader skips what it hadn't taken by then; what it gets next is the newest.
      if (edited || text !== last) await tell({ ...update, poll: edited });
      last = text;
      lastEdit = edit;
      if (update.status === 'deleted') return;
    }
  }

  return {
    get count() {
      return count;
    },
    async subscribe(live, viewer, assertStill) {
      await polls.resultsFor(await live.read(), viewer);
      return new Repeater<PollUpdate>(async (push, stop) => {
        const changes = new Changes();
        void stop.then(() => changes.end());
        const close = feedOf(live).watch(() => changes.note());
        count += 1;
        try {
          await follow(live, viewer, changes, async (update) => {
            await assertStill?.();
            await push(update);
          });
          stop();
        } finally {
          count -= 1;
          close();
        }
      });
    },
  };
}

/** What one subscriber hears of changes: that there was one since they last looked, not how many. */
class Changes {
  // At first there is something to see.
  #isNew = true;
  #isOver = false;
  #wake: () => void = () => {};

  note(): void {
    this.#isNew = true;
    this.#wake();
  }

  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** Resolves to true once there is another one, to false once nobody wants to know any more. */
  async next(): Promise<boolean> {
    if (!this.#isNew && !this.#isOver) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#isNew = false;
    return !this.#isOver;
  }
}

/** Tells watchers when to look at a poll again. */
class PollFeed {
  readonly #poll: LivePoll;
  readonly #clock: () => number;
  readonly #onEmpty: () => void;
  readonly #watchers = new Set<() => void>();
  readonly #stopHearing: () => void;
  readonly #check: NodeJS.Timeout;
  #alarm: NodeJS.Timeout | undefined;
  #pace: NodeJS.Timeout | undefined;
  #toldAt = 0;

  constructor(poll: LivePoll, clock: () => number, onEmpty: () => void) {
    this.#poll = poll;
    this.#clock = clock;
    this.#onEmpty = onEmpty;
    this.#stopHearing = poll.onChange(() => this.#changed());
    // Where another node changed it, this reads it anew, and that is a change.
    this.#check = setInterval(() => void poll.read().catch(() => {}), CHECK_MS).unref();
    this.#setAlarm(poll.latest);
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#close();
    };
  }

  /** The first change is told at once, those that follow it together. The last one is always told. */
  #changed(): void {
    const wait = Math.max(0, this.#toldAt + PACE_MS - performance.now());
    this.#pace ??= setTimeout(() => {
      this.#pace = undefined;
      this.#toldAt = performance.now();
      this.#setAlarm(this.#poll.latest);
      for (const watcher of this.#watchers) watcher();
    }, wait).unref();
  }

  /** Time opens and closes polls without anybody doing anything. */
  #setAlarm(state: PollState | null): void {
    clearTimeout(this.#alarm);
    const poll: Poll | undefined = state?.stored.poll;
    const next = poll ? nextStatusChange(poll, this.#clock()) : null;
    if (next === null) return;
    const delay = Math.min(Math.max(0, next - this.#clock()), MAX_DELAY_MS);
    this.#alarm = setTimeout(() => this.#changed(), delay).unref();
  }

  #close(): void {
    clearInterval(this.#check);
    clearTimeout(this.#alarm);
    clearTimeout(this.#pace);
    this.#stopHearing();
    this.#onEmpty();
  }
}

function nullWhereGone(error: unknown): null {
  if (error instanceof Refusal && error.code === pollNotFound().code) return null;
  throw error;
}

function nullWhereRefused(error: unknown): null {
  // What nobody can tell now isn't hidden.
  if (error instanceof Refusal && error.code !== 'unavailable') return null;
  throw error;
}
