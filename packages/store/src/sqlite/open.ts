import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store.ts';
import { openFile } from './file.ts';
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
  const database = openMigrated(file);
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

function openMigrated(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = openFile(file);
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
