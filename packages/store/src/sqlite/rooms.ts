import type { DatabaseSync } from 'node:sqlite';
import type { Room } from '@showhands/core';
import { assertSameRoom, changedParts, readRoom, type WrittenPart } from '../parts.ts';
import type { RoomStore } from '../store.ts';
import type { Step, Write } from './writer.ts';

const INSERT_ROOM = `
  INSERT INTO rooms (id, code, version, expires_at) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING`;
const UPDATE_ROOM = `
  UPDATE rooms SET version = version + 1, expires_at = ? WHERE id = ? AND version = ?`;
const WRITE_PART = `
  INSERT INTO room_parts (room_id, name, json) VALUES (?, ?, ?)
  ON CONFLICT (room_id, name) DO UPDATE SET json = excluded.json`;
const DELETE_PART = 'DELETE FROM room_parts WHERE room_id = ? AND name = ?';
// One statement sees one moment: no other process's save gets in between the room and its parts.
const LOAD = `
  SELECT code, version, expires_at, name, json FROM rooms JOIN room_parts ON room_id = id WHERE id = ?`;
const FIND_BY_CODE = 'SELECT id FROM rooms WHERE code = ?';
const EXPIRED = 'SELECT id FROM rooms WHERE expires_at <= ?';
const DELETE_EXPIRED = `
  DELETE FROM rooms WHERE expires_at <= ?1 AND id IN (SELECT value FROM json_each(?2)) RETURNING id`;
// Of those that were meant, not all may have gone: somebody saved one meanwhile.
const DELETE_PARTS = `
  DELETE FROM room_parts WHERE room_id IN (SELECT value FROM json_each(?)) AND room_id NOT IN (SELECT id FROM rooms)`;

interface LoadedRow {
  readonly code: string;
  readonly version: number;
  readonly expires_at: number;
  readonly name: string;
  readonly json: string;
}

/** Rooms in SQLite: a row a room for what is searched, and a row a part for what the rules know. */
export function openSqliteRooms(database: DatabaseSync, write: Write): RoomStore {
  const loadRows = database.prepare(LOAD);
  const findByCode = database.prepare(FIND_BY_CODE);
  const expired = database.prepare(EXPIRED);

  return {
    async create(room) {
      const parts = changedParts(null, room);
      const head = [room.id, room.code, room.expiresAt];
      const { changes } = await write({ sql: INSERT_ROOM, runs: [head] }, ...partSteps(room.id, parts));
      return changes === 1;
    },

    async load(id) {
      // Our own rows, in the shape of the statement above.
      const rows = loadRows.all(id) as unknown as LoadedRow[];
      const [first] = rows;
      if (!first) return null;
      const head = { id, code: first.code, expiresAt: first.expires_at };
      return {
        room: readRoom(
          head,
          rows.map(({ name, json }) => [name, json]),
        ),
        version: first.version,
      };
    },

    async findByCode(code) {
      return (findByCode.get(code)?.id as string | undefined) ?? null;
    },

    async save(before: Room, after: Room, version: number) {
      assertSameRoom(before, after);
      const parts = changedParts(before, after);
      const head = [after.expiresAt, after.id, version];
      const { changes } = await write({ sql: UPDATE_ROOM, runs: [head] }, ...partSteps(after.id, parts));
      return changes === 1;
    },

    async deleteExpired(time) {
      const ids = JSON.stringify(expired.all(time).map(({ id }) => id));
      const { rows } = await write(
        { sql: DELETE_EXPIRED, runs: [[time, ids]] },
        { sql: DELETE_PARTS, runs: [[ids]] },
      );
      return rows.map(({ id }) => id as string);
    },
  };
}

function partSteps(roomId: string, parts: readonly WrittenPart[]): Step[] {
  return [
    { sql: WRITE_PART, runs: parts.filter(([, json]) => json !== null).map((part) => [roomId, ...part]) },
    { sql: DELETE_PART, runs: parts.filter(([, json]) => json === null).map(([name]) => [roomId, name]) },
  ];
}
