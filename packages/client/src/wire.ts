/** From GraphQL's answers back to the documented shapes. */

import type { RoomState, WireEvent } from '@showhands/protocol';

/** One element of `roomEvents`, with the names that the documents gave to its fields. Undefined for an event that this client is too old for. */
export function toWireEvent({ event, ...fields }: Readonly<Record<string, unknown>>): WireEvent | undefined {
  if (typeof event !== 'string') return undefined;
  return { name: event, payload: payloadOf(event, fields) } as WireEvent;
}

export function toRoomState({ viewerId, ...fields }: Readonly<Record<string, unknown>>): RoomState {
  return { ...fields, participantId: viewerId } as RoomState;
}

function payloadOf(event: string, fields: Readonly<Record<string, unknown>>): unknown {
  if (event === 'room-state') return toRoomState(fields);
  if (event === 'timer-extended') return { timerEndsAt: fields.extendedTo };
  return fields;
}
