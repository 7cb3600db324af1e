/** The polls that are in this process's memory: loaded when somebody needs them, forgotten when nobody does. */

import { pollNotFound } from '@showhands/core';
import type { Logger } from 'pino';
import { LivePoll, type LivePollDeps, loadState } from './live-poll.ts';

/** How often idle polls are looked for, and deleted ones' votes: nobody waits for either. */
const SWEEP_MS = 15_000;
/** Between two clicks of a visitor. */
const IDLE_MS = 60_000;
/** Some 10 KB each at their largest; whoever asks for more polls in a minute than this finds them loaded again. */
const MAX_LIVE = 5_000;

export function createPollDirectory(deps: Omit<LivePollDeps, 'onFailure'> & { readonly log: Logger }) {
  const { store, clock, log } = deps;
  const live = new Map<string, LivePoll>();
  const loading = new Map<string, Promise<LivePoll>>();
  const liveDeps: LivePollDeps = {
    ...deps,
    onFailure: (error, pollId) => log.error({ err: error, pollId }, 'a poll could not be changed'),
  };

  /** The poll on this node; of several that ask at once, one loads it. Refuses where there is none. */
  function open(id: string): Promise<LivePoll> | LivePoll {
    const known = live.get(id)?.use();
    if (known?.latest) return known;
    const opening = loading.get(id) ?? load(id).finally(() => loading.delete(id));
    loading.set(id, opening);
    return opening;
  }

  async function load(id: string): Promise<LivePoll> {
    const state = await loadState(store, id);
    if (!state) throw pollNotFound();
    const poll = new LivePoll(state, liveDeps);
    live.set(id, poll);
    if (live.size > MAX_LIVE) forget(0);
    return poll;
  }

  /** Those who asked first went into the map first, so that the longest known go first. */
  function forget(idleMs: number): void {
    for (const [id, poll] of live) {
      const isOverfull = live.size > MAX_LIVE && poll.idleMs > 0;
      if (!poll.latest || isOverfull || (idleMs > 0 && poll.idleMs > idleMs)) live.delete(id);
    }
  }

  /** Deletes votes of deleted polls, bite by bite, until none are left. */
  let purging: Promise<void> | null = null;
  function purge(): Promise<void> {
    purging ??= purgeAll()
      .catch((error) => log.error({ err: error }, 'the votes of deleted polls could not be deleted'))
      .finally(() => {
        purging = null;
      });
    return purging;
  }

  let isStopped = false;
  async function purgeAll(): Promise<void> {
    while (!isStopped && (await store.purge(clock()))) await new Promise(setImmediate);
  }

  const timer = setInterval(() => {
    forget(IDLE_MS);
    void purge();
  }, SWEEP_MS).unref();

  return {
    open,
    purge,
    /** The poll if it is in memory. */
    peek: (id: string): LivePoll | undefined => live.get(id),
    get size() {
      return live.size;
    },
    /** Resolves once what is under way is stored. */
    async stop() {
      clearInterval(timer);
      isStopped = true;
      await Promise.all([purging, ...[...live.values()].map((poll) => poll.settled())]);
    },
  };
}
