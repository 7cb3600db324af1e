/** Payloads held against the protocol: nothing missing, and nothing that isn't described either. */

import { type RoomEventName, roomEvents } from '@showhands/protocol';
import { expect } from 'vitest';
import type { z } from 'zod';

/** Fails unless the value is exactly what the schema describes: zod drops unknown fields, so a rest would show. */
export function expectExactly(schema: z.ZodType, value: unknown, what: string): void {
  const result = schema.safeParse(value);
  expect(result.error?.message, what).toBeUndefined();
  expect(result.data, what).toEqual(value);
}

/** Every event that a client received, as documented; those without a payload come without one. */
export function expectDocumented(received: readonly { readonly name: string; readonly payload: unknown }[]) {
  for (const { name, payload } of received) {
    expect(Object.keys(roomEvents), `an event called ${name}`).toContain(name);
    const schema = roomEvents[name as RoomEventName];
    if (Object.keys(schema.shape).length === 0) expect(payload, name).toBeUndefined();
    else expectExactly(schema, payload, name);
  }
}
