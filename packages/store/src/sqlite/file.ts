import { DatabaseSync } from 'node:sqlite';

/** How long a write waits for another process's: far longer than any of ours takes, short of a person's patience. */
export const LOCK_TIMEOUT_MS = 5000;

/** In KiB: holds the parts of some ten thousand rooms in use, so that a save rarely reads from the disk. */
export const WRITER_CACHE_KIB = 65_536;
/** What another connection read goes stale with every write: much of it would only be memory. */
const CACHE_KIB = 8192;

/**
 * In pages (4 KiB): from this length on, a write itself moves the log into the file. The checkpoint thread is usually
 * there first; but under writes without a pause its work is never quite done, and the log would grow without an end.
 */
const CHECKPOINT_PAGES = 32_768;

/** A connection to the file, which is made where it is missing. Throws where that is impossible. */
export function openFile(file: string, cacheKib = CACHE_KIB): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: LOCK_TIMEOUT_MS });
  // WAL (see `open.ts`) with NORMAL keeps what was committed through a kill -9; only a power cut may lose the last moments.
  database.exec(`
    PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -${cacheKib};
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`);
  return database;
}
