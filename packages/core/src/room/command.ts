/** What a room command is: one verb, declared whole, from which every transport derives its own form of it. */

import type { RateLimit } from '@showhands/protocol';
import type { z } from 'zod';
import type { Permission } from './access.ts';
import type { Context } from './context.ts';
import type { RoomEvent } from './events.ts';
import type { Participant, Room } from './room.ts';

export interface RoomCommand<Name extends string = string, Input extends z.ZodObject = z.ZodObject> {
  /** The file's name, the Socket.io event, and in camel case the GraphQL mutation. */
  readonly name: Name;
  /** One sentence for the API documents. */
  readonly summary: string;
  readonly input: Input;
  readonly may: Permission;
  /** For each connection (Socket.io) or participant (GraphQL). */
  readonly limit: RateLimit;
  /** Also accepted while the session is done for today. */
  readonly whileDone?: boolean;
  /** The host's key alone will do, wherever the seat is and without being in the room: so the platform API works. */
  readonly withHostKey?: boolean;
  /** Everyone gets their own `room-state` after the specific events. */
  readonly sendsState?: boolean;
  /** False where it doesn't put off the room's expiry. */
  readonly keepsAlive?: boolean;
  /** Which events follow; throws a `Refusal` where the rules say no. Pure. */
  decide(room: Room, input: z.output<Input>, context: CommandContext): readonly RoomEvent[];
}

export interface CommandContext extends Context {
  /** Who asks; in the room, and allowed to (`HOST_OUTSIDE` only where the host's key alone will do). */
  readonly me: Participant;
}

/** Declares a command; only there for its types. */
export function defineCommand<Name extends string, Input extends z.ZodObject>(
  command: RoomCommand<Name, Input>,
): RoomCommand<Name, Input> {
  return command;
}
