import type { Collection } from 'mongodb';
import type { CodeDocument, RoomDocument } from './documents.ts';
import { insertOnce } from './lost-answers.ts';

/** True where the code is the room's now: claimed by this call, or by an earlier attempt of it. */
export async function claimCode(codes: Collection<CodeDocument>, claim: CodeDocument): Promise<boolean> {
  if (await insertOnce(() => codes.insertOne(claim))) return true;
  const owner = await codes.findOne({ _id: claim._id });
  return owner?.roomId === claim.roomId;
}

export async function releaseCode(
  codes: Collection<CodeDocument>,
  code: string,
  roomId: string,
): Promise<void> {
  await codes.deleteOne({ _id: code, roomId });
}

/**
 * Frees the codes whose room is gone: a process that died between the two writes of a creation or a deletion leaves
 * such. A room that lives on gets its next look when it would expire.
 */
export async function releaseOrphans(
  codes: Collection<CodeDocument>,
  rooms: Collection<RoomDocument>,
  time: number,
): Promise<void> {
  for await (const claim of codes.find({ checkAt: { $lte: time } })) {
    const room = await rooms.findOne({ _id: claim.roomId }, { projection: { expiresAt: 1 } });
    if (!room) await releaseCode(codes, claim._id, claim.roomId);
    // Not sooner than the next sweep, also where a save moved the expiry back.
    else await codes.updateOne({ _id: claim._id }, { $set: { checkAt: Math.max(room.expiresAt, time + 1) } });
  }
}
