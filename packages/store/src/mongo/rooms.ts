import type { Room } from '@showhands/core';
import type { Db } from 'mongodb';
import { assertSameRoom, changedParts, readRoom, type WrittenPart } from '../parts.ts';
import type { RoomStore } from '../store.ts';
import { claimCode, releaseCode, releaseOrphans } from './codes.ts';
import type { CodeDocument, RoomDocument } from './documents.ts';
import { insertOnce, untilAnswered } from './lost-answers.ts';
import { createWriteIds, wasKept, writeSlot } from './writes.ts';

/** Rooms in MongoDB: a document a room, a document a code, and nothing that needs a transaction over both. */
export async function openMongoRooms(database: Db): Promise<RoomStore> {
  const rooms = database.collection<RoomDocument>('rooms');
  const codes = database.collection<CodeDocument>('room_codes');
  const nextWriteId = createWriteIds();
  await rooms.createIndex({ expiresAt: 1 });
  await codes.createIndex({ checkAt: 1 });

  const isOurs = (id: string, version: number, writeId: string) =>
    wasKept(rooms as never, id, version, writeId);

  return {
    async create(room) {
      // 1. The code first: a room that can be loaded has its code.
      const claim = { _id: room.code, roomId: room.id, checkAt: room.expiresAt };
      if (!(await claimCode(codes, claim))) return false;
      // 2. Then the room.
      const writeId = nextWriteId();
      const document = newDocument(room, writeId);
      if (await insertOnce(() => rooms.insertOne(document))) return true;
      if (await isOurs(room.id, 1, writeId)) return true;
      // 3. The id was taken. If by a room with this code, the claim is that room's.
      const other = await rooms.findOne({ _id: room.id }, { projection: { code: 1 } });
      if (other?.code !== room.code) await releaseCode(codes, room.code, room.id);
      return false;
    },

    async load(id) {
      const document = await rooms.findOne({ _id: id }, { projection: { writes: 0 } });
      if (!document) return null;
      const { code, expiresAt, parts, version } = document;
      return { room: readRoom({ id, code, expiresAt }, Object.entries(parts)), version };
    },

    async findByCode(code) {
      const claim = await codes.findOne({ _id: code });
      // A claim alone is no room: its creation is under way, or broke off.
      const room = claim && (await rooms.findOne({ _id: claim.roomId }, { projection: { _id: 1 } }));
      return room?._id ?? null;
    },

    async save(before, after, version) {
      assertSameRoom(before, after);
      const writeId = nextWriteId();
      const update = changes(before, after, version + 1, writeId);
      const { matchedCount } = await untilAnswered(() => rooms.updateOne({ _id: after.id, version }, update));
      return matchedCount === 1 || isOurs(after.id, version + 1, writeId);
    },

    async deleteExpired(time) {
      const expired = await rooms.find({ expiresAt: { $lte: time } }, { projection: { code: 1 } }).toArray();
      const deleted: string[] = [];
      for (const { _id, code } of expired) {
        // Asked again with the deletion: a save may have prolonged the room, another node may have deleted it.
        const { deletedCount } = await rooms.deleteOne({ _id, expiresAt: { $lte: time } });
        if (deletedCount === 0) continue;
        deleted.push(_id);
        await releaseCode(codes, code, _id);
      }
      await releaseOrphans(codes, rooms, time);
      return deleted;
    },
  };
}

function newDocument(room: Room, writeId: string): RoomDocument {
  return {
    _id: room.id,
    code: room.code,
    version: 1,
    expiresAt: room.expiresAt,
    parts: Object.fromEntries(changedParts(null, room).filter(isPresent)),
    writes: { [writeSlot(1)]: writeId },
  };
}

/** Only what differs: an index on a field that is not named costs a save nothing. */
function changes(before: Room, after: Room, version: number, writeId: string) {
  const set: Record<string, unknown> = { version, [`writes.${writeSlot(version)}`]: writeId };
  const unset: Record<string, ''> = {};
  if (after.expiresAt !== before.expiresAt) set.expiresAt = after.expiresAt;
  for (const [name, json] of changedParts(before, after)) {
    if (json === null) unset[`parts.${name}`] = '';
    else set[`parts.${name}`] = json;
  }
  return Object.keys(unset).length > 0 ? { $set: set, $unset: unset } : { $set: set };
}

function isPresent(part: WrittenPart): part is readonly [string, string] {
  return part[1] !== null;
}
