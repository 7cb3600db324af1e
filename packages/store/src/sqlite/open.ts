import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../store.ts';
import { LOCK_TIMEOUT_MS, openFile } from './file.ts';
import { openSqliteOrganizations } from './organizations.ts';
import { openSqlitePolls } from './polls.ts';
import { openSqliteRooms } from './rooms.ts';
import { migrate, SCHEMA_VERSION } from './schema.ts';
import { startThread } from './thread.ts';
import { startWriter } from './writer.ts';

/**
 * Opens the embedded database in `file`, which several processes may share, and makes it and its folder where they
 * are missing. Rejects with an Error of one sentence where that is impossible.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const database = await openMigrated(file);
  const { write, close } = startWriter(file);
  const checkpoints = startThread('./checkpoint-thread.ts', file);
  return {
    rooms: openSqliteRooms(database, write),
    polls: openSqlitePolls(database, write),
    organizations: openSqliteOrganizations(database, write),
    async ping() {
      // A write that changes nothing, as a full or read-only disk still reads well.
      await write({ sql: `PRAGMA user_version = ${SCHEMA_VERSION}`, runs: [[]] });
    },
    async close() {
      if (!database.isOpen) return;
      database.close();
      await checkpoints.terminate();
      await close();
    },
  };
}

/** Of several processes that open a new file at once, one prepares it; SQLite itself doesn't make the others wait. */
async function openMigrated(file: string): Promise<DatabaseSync> {
  const deadline = performance.now() + LOCK_TIMEOUT_MS;
  for (;;) {
    try {
      return prepareFile(file);
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline)
        throw new Error(`The database file ${file} can't be used: ${reasonOf(error)}.`, { cause: error });
      await wait(10 * Math.random());
    }
  }
}

function prepareFile(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = openFile(file);
  try {
    database.exec('PRAGMA journal_mode = WAL');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLITE_BUSY, in any of its kinds: https://www.sqlite.org/rescode.html#busy */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s*\n\s*/g, ' ') : String(error);
}
