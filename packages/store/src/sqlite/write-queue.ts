import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in a transaction that is committed when the promise resolves, and undone when it rejects. */
export type Write = <T>(work: () => T) => Promise<T>;

interface Pending {
  run(): void;
  resolve(): void;
  reject(error: unknown): void;
}

export interface WriteQueue {
  write: Write;
  /** Commits what waits. */
  flush(): void;
}

// Taken once: tests that fake the timers must not stop the writing.
const afterThisTick = setImmediate;

/**
 * Commits the writes of one turn of the event loop together: many rooms save at the same time, and a third of what a
 * small save costs alone is its commit. `setImmediate` runs after all sockets that had something were read, so a write
 * waits for its own turn only.
 */
export function openWriteQueue(database: DatabaseSync): WriteQueue {
  // Immediate, as a transaction that reads first and then wants to write fails when another process wrote meanwhile.
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  let waiting: Pending[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length > 0) commitGroup(group);
  }

  function commitGroup(group: Pending[]): void {
    try {
      begin.run();
    } catch (error) {
      // Another process held the lock for the whole time we are ready to wait: no use waiting again for each.
      for (const one of group) one.reject(error);
      return;
    }
    try {
      for (const one of group) one.run();
      commit.run();
    } catch (error) {
      rollBack(database);
      const [only] = group;
      if (group.length === 1) only?.reject(error);
      // One write's fault must not undo its neighbours': each again, alone.
      else for (const one of group) commitGroup([one]);
      return;
    }
    for (const one of group) one.resolve();
  }

  return {
    flush,
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        let result: T;
        const pending: Pending = {
          run: () => {
            result = work();
          },
          resolve: () => resolve(result),
          reject,
        };
        if (waiting.push(pending) === 1) afterThisTick(flush);
      }),
  };
}

function rollBack(database: DatabaseSync): void {
  // Some errors (a full disk, a closed database) have ended the transaction already.
  if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
}
