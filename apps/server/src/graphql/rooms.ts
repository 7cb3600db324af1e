/** Rooms in GraphQL: the queries, one mutation for each room command, and the events as a subscription. */

import { joinRoomInput, joinRoomLimit, type RoomCommand, roomCommands } from '@showhands/core';
import {
  createdRoom,
  createRoomInput,
  parseInput,
  Refusal,
  roomEvents,
  roomInfo,
  roomState,
} from '@showhands/protocol';
import { z } from 'zod';
import { ADDRESS_LIMITS } from '../access/address-limits.ts';
import { CONNECTIONS } from '../access/connection-limit.ts';
import type { Limits } from '../access/limits.ts';
import { type Credential, credentialKey, type Tokens } from '../access/tokens.ts';
import type { Rooms } from '../rooms/rooms.ts';
import {
  type Builder,
  type Caller,
  type GraphQLContext,
  type LooseFields,
  looseArgument,
  looseField,
} from './builder.ts';
import { createZodTypes } from './from-zod.ts';
import type { RoomSubscribers } from './subscribers.ts';

export interface RoomFieldsDeps {
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly tokens: Tokens;
  readonly subscribers: RoomSubscribers;
  readonly onCommand?: (name: string, code: string) => void;
}

const joinedRoom = z.object({ participantId: z.string(), reconnectToken: z.string(), state: roomState });
const commandResult = z.object({ success: z.boolean() });

type Arguments = { readonly input?: unknown; readonly id?: string; readonly code?: string };

export function addRoomFields(
  builder: Builder,
  { rooms, limits, tokens, subscribers, onCommand }: RoomFieldsDeps,
): void {
  const types = createZodTypes(builder);
  const field = looseField<Arguments>;
  const argument = looseArgument;
  const input = (t: unknown, type: object | null, required = true): Record<string, object> =>
    type ? { input: argument(t, type, required) } : {};

  const RoomInfo = types.outputType('RoomInfo', roomInfo);
  const RoomState = types.outputType('RoomState', roomState);
  const CreatedRoom = types.outputType('CreatedRoom', createdRoom);
  const JoinedRoom = types.outputType('JoinedRoom', joinedRoom);
  const CommandResult = types.outputType('CommandResult', commandResult);
  const CreateRoomInput = types.inputType('CreateRoomInput', createRoomInput);
  const JoinRoomInput = types.inputType('JoinRoomInput', joinRoomInput);

  builder.queryField('room', (t) =>
    field(
      t,
      'Public facts about a room, by its id or its code.',
      RoomInfo,
      { id: argument(t, 'ID', false), code: argument(t, 'String', false) },
      async (_root, { id, code }, { address }) => {
        if ((id == null) === (code == null)) {
          throw new Refusal('invalid_input', 'Give the id of the room, or its code.');
        }
        const name = code == null ? 'roomInfo' : 'roomByCode';
        await limits.take(name, ADDRESS_LIMITS[name], address);
        return code == null ? rooms.info(id ?? '') : rooms.findByCode(code);
      },
    ),
  );
  builder.queryField('roomState', (t) =>
    field(
      t,
      'The room as its bearer, a participant, sees it.',
      RoomState,
      {},
      async (_root, _args, context) => {
        const { roomId, actor, key } = callerOf(context);
        // As often as an address may ask for a room's public facts, but for each person.
        await limits.take('roomInfo', ADDRESS_LIMITS.roomInfo, key);
        return rooms.stateOf(roomId, actor);
      },
    ),
  );

  builder.mutationField('createRoom', (t) =>
    field(
      t,
      'Create a voting room. Join it with facilitatorRestToken as reconnectToken to be its facilitator.',
      CreatedRoom,
      input(t, CreateRoomInput),
      async (_root, args, { address }) => {
        await limits.take('createRoom', ADDRESS_LIMITS.createRoom, address);
        return rooms.create(parseInput(createRoomInput, args.input), { nameTakesSeat: false });
      },
    ),
  );
  builder.mutationField('joinRoom', (t) =>
    field(
      t,
      'Join a room, or come back to it with a token. You are online once you subscribe to its events.',
      JoinedRoom,
      input(t, JoinRoomInput),
      async (_root, args, { address }) => {
        const parsed = parseInput(joinRoomInput, args.input);
        // Whoever is new has no connection yet that could be counted: joining counts as connecting does. A token
        // that we issued stands for one person, so that an office behind one address comes back after a restart.
        const returning = parsed.reconnectToken ? tokens.read(parsed.reconnectToken) : null;
        if (returning) await limits.take('join-room', joinRoomLimit, credentialKey(returning));
        else await limits.take(CONNECTIONS.name, CONNECTIONS.limit, address);
        const joined = await rooms.join({ input: parsed, address }, { connects: false });
        return { ...joined, state: await rooms.stateFor(parsed.roomId, joined.participantId) };
      },
    ),
  );

  for (const each of roomCommands) {
    const command = each as unknown as RoomCommand;
    const type = types.inputType(`${pascalCase(command.name)}Input`, command.input);
    // A command that nothing has to be said with is asked for by its name alone.
    const needsInput = !command.input.safeParse({}).success;
    builder.mutationField(camelCase(command.name), (t) =>
      field(t, command.summary, CommandResult, input(t, type, needsInput), async (_root, args, context) => {
        try {
          await run(command, args.input, context);
          onCommand?.(command.name, 'ok');
          return { success: true };
        } catch (error) {
          onCommand?.(command.name, error instanceof Refusal ? error.code : 'internal');
          throw error;
        }
      }),
    );
  }

  async function run(command: RoomCommand, given: unknown, context: GraphQLContext): Promise<void> {
    // 1. The bearer token says who this is.
    const { roomId, actor, key } = callerOf(context);
    // 2. Take from the command's rate limit (before anything else: garbage counts too), parse its input.
    await limits.take(command.name, command.limit, key);
    const parsed = parseInput(command.input, withoutNulls(command, given ?? {}));
    await rooms.execute(roomId, actor, command, parsed);
  }

  const eventTypes = Object.entries(roomEvents)
    .filter(([name]) => name !== 'error')
    .map(([name, schema]) => types.outputType(`${pascalCase(name)}Event`, schema, name));
  const RoomEvent = builder.unionType('RoomEvent', {
    description: 'Whatever happens in a room, by the names of the documented events.',
    types: eventTypes as never,
  });
  builder.subscriptionField('roomEvents', (t) =>
    (t as unknown as LooseFields).field({
      description: 'The events of the room whose participant the bearer is, beginning with its full state.',
      type: RoomEvent,
      nullable: false,
      subscribe: async (_root: unknown, _args: unknown, context: GraphQLContext) => {
        const caller = callerOf(context);
        // A subscription is what a connection is elsewhere: each lets its bearer in, which is stored.
        await limits.take('room-events', CONNECTIONS.limit, caller.key);
        return subscribers.subscribe(caller, context);
      },
      resolve: (event: unknown) => event,
    }),
  );
}

function callerOf({ credential, bearer }: GraphQLContext): Caller {
  if (!credential) {
    throw bearer
      ? new Refusal('invalid_token', 'The bearer token is not valid.')
      : new Refusal('unauthorized', 'A bearer token is required: join the room first.');
  }
  return callerWith(credential);
}

function callerWith(credential: Credential): Caller {
  const { roomId } = credential;
  const key = credentialKey(credential);
  if (credential.kind === 'host') return { roomId, actor: { kind: 'host' }, key };
  return { roomId, actor: { kind: 'participant', id: credential.participantId }, key };
}

/** GraphQL clients send null for what they leave out; a command that gives null no meaning takes it as left out. */
function withoutNulls(command: RoomCommand, given: unknown): unknown {
  const takesNull = (key: string) => command.input.shape[key]?.safeParse(null).success === true;
  return Object.fromEntries(
    Object.entries(given as object).filter(([key, value]) => value !== null || takesNull(key)),
  );
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

function pascalCase(name: string): string {
  return camelCase(`-${name}`);
}
