import type { DatabaseSync } from 'node:sqlite';

/**
 * Each entry leads from one version of the schema to the next. Never edit one that was released; add another.
 * What is absent was measured: an index on `expires_at`, which every save changes, nearly doubles the cost of a save,
 * while the search for expired rooms, once in a while, reads 100 000 rows in 10 ms; and WITHOUT ROWID would spill a
 * part of more than 1 KB to a second page.
 */
const MIGRATIONS = [
  `CREATE TABLE rooms (
     id TEXT PRIMARY KEY,
     code TEXT NOT NULL UNIQUE,
     version INTEGER NOT NULL,
     expires_at INTEGER NOT NULL,
     timer_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX rooms_by_timer ON rooms (timer_at) WHERE timer_at IS NOT NULL;
   CREATE TABLE room_parts (
     room_id TEXT NOT NULL,
     name TEXT NOT NULL,
     json TEXT NOT NULL,
     PRIMARY KEY (room_id, name)
   ) STRICT;`,
  // Votes lie in the order in which they came: new ones go to the end, and reading or deleting all is one walk. They name
  // their poll by a number, which makes their indexes half as large as its id would; it is never given away again.
  `CREATE TABLE organizations (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     plan TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE api_keys (
     id TEXT PRIMARY KEY,
     organization_id TEXT NOT NULL,
     name TEXT NOT NULL,
     scopes TEXT NOT NULL,
     hash TEXT NOT NULL UNIQUE,
     created_at INTEGER NOT NULL,
     last_used_at INTEGER,
     revoked_at INTEGER
   ) STRICT;
   CREATE TABLE polls (
     key INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     organization_id TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     version INTEGER NOT NULL,
     config TEXT NOT NULL,
     tally TEXT NOT NULL
   ) STRICT;
   CREATE INDEX polls_by_organization ON polls (organization_id, created_at, id);
   CREATE TABLE poll_votes (
     poll INTEGER NOT NULL,
     number INTEGER NOT NULL,
     voter TEXT NOT NULL,
     token_id TEXT NOT NULL,
     name TEXT,
     rest TEXT NOT NULL,
     PRIMARY KEY (poll, number)
   ) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX poll_votes_by_voter ON poll_votes (poll, voter);
   CREATE UNIQUE INDEX poll_votes_by_token ON poll_votes (poll, token_id);
   CREATE TABLE deleted_polls (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;`,
  // Nobody looks for rooms by their timer.
  `DROP INDEX rooms_by_timer;
   ALTER TABLE rooms DROP COLUMN timer_at;`,
] as const;

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings the file to this version's schema. Throws where a newer version of Showhands wrote it. */
export function migrate(database: DatabaseSync): void {
  if (versionOf(database) === SCHEMA_VERSION) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Read again under the lock: another process may have opened the same new file a moment ago.
    const version = versionOf(database);
    if (version > SCHEMA_VERSION) {
      throw new Error(
        `it was written by a newer version of Showhands (schema ${version}; this one knows up to ${SCHEMA_VERSION})`,
      );
    }
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
