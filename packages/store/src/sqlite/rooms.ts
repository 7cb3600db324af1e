import type { DatabaseSync } from 'node:sqlite';
import { nextTimerMoment, type Room } from '@showhands/core';
import { assertSameRoom, changedParts, readRoom, type WrittenPart } from '../parts.ts';
import type { RoomStore } from '../store.ts';
import type { Write } from './write-queue.ts';

const INSERT_ROOM = `
  INSERT INTO rooms (id, code, version, expires_at, timer_at) VALUES (?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`;
const UPDATE_ROOM = `
  UPDATE rooms SET version = version + 1, expires_at = ?, timer_at = ? WHERE id = ? AND version = ?`;
const WRITE_PART = `
  INSERT INTO room_parts (room_id, name, json) VALUES (?, ?, ?)
  ON CONFLICT (room_id, name) DO UPDATE SET json = excluded.json`;
const DELETE_PART = 'DELETE FROM room_parts WHERE room_id = ? AND name = ?';
// One statement sees one moment: no other process's save gets in between the room and its parts.
const LOAD = `
  SELECT code, version, expires_at, name, json FROM rooms JOIN room_parts ON room_id = id WHERE id = ?`;
const FIND_BY_CODE = 'SELECT id FROM rooms WHERE code = ?';
const TIMER_DUE = 'SELECT id FROM rooms WHERE timer_at <= ? ORDER BY timer_at';
const DELETE_EXPIRED = 'DELETE FROM rooms WHERE expires_at <= ? RETURNING id';
const DELETE_PARTS = 'DELETE FROM room_parts WHERE room_id = ?';

interface LoadedRow {
  readonly code: string;
  readonly version: number;
  readonly expires_at: number;
  readonly name: string;
  readonly json: string;
}

/** Rooms in SQLite: a row a room for what is searched, and a row a part for what the rules know. */
export function openSqliteRooms(database: DatabaseSync, write: Write): RoomStore {
  const insertRoom = database.prepare(INSERT_ROOM);
  const updateRoom = database.prepare(UPDATE_ROOM);
  const writePart = database.prepare(WRITE_PART);
  const deletePart = database.prepare(DELETE_PART);
  const loadRows = database.prepare(LOAD);
  const findByCode = database.prepare(FIND_BY_CODE);
  const timerDue = database.prepare(TIMER_DUE);
  const deleteExpired = database.prepare(DELETE_EXPIRED);
  const deleteParts = database.prepare(DELETE_PARTS);

  function writeParts(roomId: string, parts: readonly WrittenPart[]): void {
    for (const [name, json] of parts) {
      if (json === null) deletePart.run(roomId, name);
      else writePart.run(roomId, name, json);
    }
  }

  return {
    async create(room) {
      const parts = changedParts(null, room);
      return write(() => {
        const { changes } = insertRoom.run(room.id, room.code, room.expiresAt, nextTimerMoment(room));
        if (changes === 0) return false;
        writeParts(room.id, parts);
        return true;
      });
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
      const timerAt = nextTimerMoment(after);
      return write(() => {
        if (updateRoom.run(after.expiresAt, timerAt, after.id, version).changes === 0) return false;
        writeParts(after.id, parts);
        return true;
      });
    },

    async withTimerDue(time) {
      return timerDue.all(time).map((row) => row.id as string);
    },

    async deleteExpired(time) {
      return write(() => {
        const ids = deleteExpired.all(time).map((row) => row.id as string);
        for (const id of ids) deleteParts.run(id);
        return ids;
      });
    },
  };
}
