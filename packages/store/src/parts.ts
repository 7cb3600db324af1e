/** How both adapters write a room down: each part as JSON text. */

import type { Room } from '@showhands/core';

/** A part's name and JSON; null where the part is gone (an optional field that was left out). */
export type WrittenPart = readonly [name: string, json: string | null];

/**
 * The parts of `after` that differ by reference from those of `before`; all of them without a `before`.
 * JSON text, not a database's own documents, so that every adapter gives back exactly what it was given: any key
 * (`__proto__`, `$set`, `a.b`), any order, and half a surrogate pair, which JSON escapes and UTF-8 alone would lose.
 */
export function changedParts(before: Room | null, after: Room): WrittenPart[] {
  const old = before ? partsOf(before) : {};
  const changed: WrittenPart[] = [];
  const parts = partsOf(after);
  for (const name in parts) {
    if (parts[name] !== old[name]) changed.push([name, JSON.stringify(parts[name]) ?? null]);
  }
  for (const name in old) {
    if (!(name in parts)) changed.push([name, null]);
  }
  return changed;
}

export function readRoom(
  head: Pick<Room, 'id' | 'code' | 'expiresAt'>,
  parts: readonly (readonly [name: string, json: string])[],
): Room {
  const values = Object.fromEntries(parts.map(([name, json]) => [name, JSON.parse(json)]));
  // What `save` wrote is a Room: the only place where the types take the database's word for it.
  return { ...values, id: head.id, code: head.code, expiresAt: head.expiresAt } as Room;
}

/** A save changes what is in a room, never which room it is. */
export function assertSameRoom(before: Room, after: Room): void {
  if (before.id !== after.id || before.code !== after.code)
    throw new Error('A room keeps its id and its code');
}

function partsOf({ id, code, expiresAt, ...parts }: Room): Record<string, unknown> {
  return parts;
}
