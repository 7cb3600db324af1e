import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store.ts';
import { openSqliteOrganizations } from './organizations.ts';
import { openSqlitePolls } from './polls.ts';
import { openSqliteRooms } from './rooms.ts';
import { migrate, SCHEMA_VERSION } from './schema.ts';
import { openWriteQueue } from './write-queue.ts';

/** How long a write waits for another process's: far longer than any of ours takes, short of a person's patience. */
const LOCK_TIMEOUT_MS = 5000;

/** In KiB: holds the parts of some ten thousand rooms in use, so that a save rarely reads from the disk. */
const CACHE_KIB = 65_536;

/** In pages, four times the default: moving the log into the file less often spares what is rewritten in between. */
const CHECKPOINT_PAGES = 4000;

/**
 * Opens the embedded database in `file`, which several processes may share, and makes it and its folder where they
 * are missing. Rejects with an Error of one sentence where that is impossible.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const database = openFile(file);
  const { write, flush } = openWriteQueue(database);
  return {
    rooms: openSqliteRooms(database, write),
    polls: openSqlitePolls(database, write),
    organizations: openSqliteOrganizations(database, write),
    async ping() {
      // A write that changes nothing, as a full or read-only disk still reads well.
      await write(() => database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`));
    },
    async close() {
      if (!database.isOpen) return;
      flush();
      database.close();
    },
  };
}

function openFile(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file, { timeout: LOCK_TIMEOUT_MS });
    // WAL with NORMAL keeps what was committed through a kill -9; only a power cut may lose the last moments.
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA cache_size = -${CACHE_KIB};
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`);
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`The database file ${file} can't be used: ${reasonOf(error)}.`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s*\n\s*/g, ' ') : String(error);
}
