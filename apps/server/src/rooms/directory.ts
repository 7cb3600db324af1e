/** The rooms that are in this process's memory: loaded when somebody needs them, forgotten when nobody does. */

import type { Logger } from 'pino';
import { LiveRoom, type LiveRoomDeps, roomNotFound } from './live-room.ts';

/** How often expired and idle rooms are looked for: nobody waits for either. */
const SWEEP_MS = 15_000;

export function createDirectory(deps: Omit<LiveRoomDeps, 'onFailure'> & { readonly log: Logger }) {
  const { store, clock, log } = deps;
  const live = new Map<string, LiveRoom>();
  const loading = new Map<string, Promise<LiveRoom>>();
  const liveDeps: LiveRoomDeps = {
    ...deps,
    onFailure: (error, roomId) => log.error({ err: error, roomId }, 'a room could not be changed'),
  };

  /** The room on this node; of several that ask at once, one loads it. */
  function open(id: string): Promise<LiveRoom> | LiveRoom {
    const known = live.get(id)?.use() ?? loading.get(id);
    if (known) return known;
    const opening = load(id).finally(() => loading.delete(id));
    loading.set(id, opening);
    return opening;
  }

  async function load(id: string): Promise<LiveRoom> {
    const stored = await store.load(id);
    if (!stored || stored.room.expiresAt <= clock()) throw roomNotFound();
    const room = new LiveRoom(stored, liveDeps);
    live.set(id, room);
    return room;
  }

  /**
   * Deletes what expired, and forgets what is idle. A timer that runs in a room of which nobody came back after a restart
   * has nobody to be told to; and it may be another process that has the room.
   */
  async function sweep(): Promise<void> {
    for (const id of await store.deleteExpired(clock())) {
      const room = live.get(id);
      room?.tell([{ name: 'force-disconnect', payload: { reason: 'expired' } }]);
      live.delete(id);
      await room?.close();
    }
    for (const [id, room] of live) if (room.isIdle) live.delete(id);
  }

  const timer = setInterval(() => {
    sweep().catch((error) => log.error({ err: error }, 'rooms could not be swept'));
  }, SWEEP_MS).unref();

  return {
    open,
    sweep,
    /** The room if it is in memory. */
    peek: (id: string): LiveRoom | undefined => live.get(id),
    get size() {
      return live.size;
    },
    /** Resolves once what is under way is stored. */
    async stop() {
      clearInterval(timer);
      await Promise.all([...live.values()].map((room) => room.close()));
    },
  };
}
