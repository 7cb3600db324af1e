/** How a write knows itself again, where its answer was lost. */

import { randomBytes } from 'node:crypto';
import type { Collection } from 'mongodb';

/**
 * A write whose answer was lost is sent again (by the driver, and by us) and then finds its own version gone. To tell
 * that from a lost race each write leaves an id in the room or poll. Others may have saved on top of it meanwhile, so the
 * last ids are kept, as a ring; sixteen saves of one room within one reconnect are more than its people can cause.
 */
const WRITES_KEPT = 16;

export function writeSlot(version: number): string {
  return String(version % WRITES_KEPT);
}

/** Makes ids that no other process makes: short, as sixteen stand in each room and poll. */
export function createWriteIds(): () => string {
  const process = randomBytes(9).toString('base64url');
  let count = 0;
  return () => `${process}${(count++).toString(36)}`;
}

interface Versioned {
  readonly _id: string;
  readonly version: number;
  readonly writes: Readonly<Record<string, string>>;
}

/**
 * Whether it was this write that made this version of a room or a poll. Asked only where MongoDB says it found nothing
 * to write on. Throws where too much happened since to tell.
 */
export async function wasKept(
  collection: Collection<never>,
  id: string,
  version: number,
  writeId: string,
): Promise<boolean> {
  const versioned = collection as unknown as Collection<Versioned>;
  const found = await versioned.findOne({ _id: id }, { projection: { version: 1, writes: 1 } });
  if (!found?.writes || found.version < version) return false;
  if (found.writes[writeSlot(version)] === writeId) return true;
  if (found.version - version < WRITES_KEPT) return false;
  throw new Error('It changed too often meanwhile to tell whether this save was kept');
}
