/** The documented Socket.io events: each command is one, and so is joining. */

import { type Actor, joinRoomInput, joinRoomLimit, type RoomCommand, roomCommands } from '@showhands/core';
import { parseInput, type RateLimit, Refusal } from '@showhands/protocol';
import type { Logger } from 'pino';
import type { Server, Socket } from 'socket.io';
import type { AddressHash } from '../access/address.ts';
import { takeConnection } from '../access/connection-limit.ts';
import type { Limits } from '../access/limits.ts';
import type { Tokens } from '../access/tokens.ts';
import { toRefusal } from '../refuse.ts';
import type { Outlet, Rooms } from '../rooms/rooms.ts';
import { createTurns } from '../turns.ts';

export interface SocketDeps {
  readonly io: Server;
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly tokens: Tokens;
  readonly addressOf: AddressHash;
  readonly log: Logger;
  readonly onCommand?: (name: string, code: string) => void;
}

/** For events that no document names: enough to see what is wrong with a client, too few to flood us with. */
const UNKNOWN_EVENTS = { points: 10, seconds: 10 };

interface Session {
  readonly roomId: string;
  readonly actor: Actor;
  end(): void;
}

type Acknowledge = (answer: Record<string, unknown>) => void;

const commands: ReadonlyMap<string, RoomCommand> = new Map(
  roomCommands.map((command) => [command.name, command as unknown as RoomCommand]),
);

export function serveSockets({ io, rooms, limits, tokens, addressOf, log, onCommand }: SocketDeps): void {
  const sessions = new WeakMap<Socket, Session>();
  // Whoever sends two events in a row means them in that order, however long the first one takes.
  const inTurn = createTurns();

  io.use(async (socket, next) => {
    const { reconnectToken } = socket.handshake.auth as { reconnectToken?: unknown };
    const credential = typeof reconnectToken === 'string' ? tokens.read(reconnectToken) : null;
    try {
      await takeConnection(limits, { credential, address: addressOf(socket.request) });
      next();
    } catch (error) {
      const { message, code } = toRefusal(error, log);
      next(Object.assign(new Error(message), { data: { error: message, code } }));
    }
  });

  io.on('connection', (socket) => {
    socket.onAny(async (event: string, ...args: unknown[]) => {
      const { input, acknowledge } = readArguments(args);
      const known = event === 'join-room' || commands.has(event) ? event : 'unknown';
      try {
        const answer = await handle(socket, event, input);
        onCommand?.(known, 'ok');
        acknowledge({ success: true, ...answer });
      } catch (error) {
        const refusal = toRefusal(error, log);
        onCommand?.(known, refusal.code);
        const { error: message, ...body } = refusal.toBody();
        acknowledge({ success: false, error: message, ...body });
        socket.emit('error', { message, code: refusal.code });
      }
    });
    socket.on('disconnect', () => void inTurn(socket.id, async () => leave(socket)));
  });

  async function handle(socket: Socket, event: string, input: unknown): Promise<Record<string, unknown>> {
    // 2. Look the command up, take from its rate limit (before anything else: garbage counts too), parse its input.
    const command = commands.get(event);
    const limit: RateLimit = event === 'join-room' ? joinRoomLimit : (command?.limit ?? UNKNOWN_EVENTS);
    await limits.take(command || event === 'join-room' ? event : 'unknown-event', limit, socket.id);
    if (event === 'join-room') return inTurn(socket.id, () => join(socket, input));
    if (!command) throw new Refusal('not_found', 'There is no such event.');
    const parsed = parseInput(command.input, input);

    await inTurn(socket.id, async () => {
      // 1. The session that joining began says who this is.
      const session = sessions.get(socket);
      if (!session) throw new Refusal('not_in_room', 'Join a room first.');
      await rooms.execute(session.roomId, session.actor, command, parsed);
    });
    return {};
  }

  async function join(socket: Socket, input: unknown): Promise<Record<string, unknown>> {
    const parsed = parseInput(joinRoomInput, input);
    const request = { input: parsed, address: addressOf(socket.request) };
    const { participantId, reconnectToken } = await rooms.join(request, { connects: true });
    const { roomId } = parsed;
    // Before the old session ends: whoever joins again as themselves wasn't gone in between.
    const connection = rooms.connect(roomId, participantId);
    if (!connection) throw new Refusal('not_in_room', 'You were removed, or the session ended.');
    leave(socket);
    if (socket.disconnected) {
      // Gone while we let them in: they were there for a moment, and are offline now.
      connection.close();
      return {};
    }
    const channels = [roomChannel(roomId), personChannel(roomId, participantId)];
    socket.join(channels);
    sessions.set(socket, {
      roomId,
      actor: { kind: 'participant', id: participantId },
      end() {
        for (const channel of channels) socket.leave(channel);
        connection.close();
      },
    });
    const state = await rooms.stateFor(roomId, participantId).catch((error) => {
      // Who is told that they aren't in must not be.
      leave(socket);
      throw error;
    });
    socket.emit('room-state', state);
    return { state, participantId, reconnectToken };
  }

  function leave(socket: Socket): void {
    sessions.get(socket)?.end();
    sessions.delete(socket);
  }

  const outlet: Outlet = {
    deliver({ roomId, announcements }, viewers) {
      for (const announcement of announcements) {
        const { name, to, except } = announcement;
        if (name === 'room-state') {
          for (const id of viewers.ids) {
            if (to === undefined || to === id) {
              io.to(personChannel(roomId, id)).emit('room-state', viewers.stateFor(id));
            }
          }
          continue;
        }
        const all = io.to(to === undefined ? roomChannel(roomId) : personChannel(roomId, to));
        const audience = except === undefined ? all : all.except(personChannel(roomId, except));
        // Events that are documented without a payload are sent without one.
        audience.emit(name, ...(Object.keys(announcement.payload).length > 0 ? [announcement.payload] : []));
        // A turn later, so that whoever caused it gets their answer first.
        if (name === 'force-disconnect') setImmediate(() => audience.disconnectSockets(true));
        if (name === 'participant-left') {
          for (const socket of socketsIn(personChannel(roomId, announcement.payload.participantId)))
            leave(socket);
        }
      }
    },
  };
  rooms.addOutlet(outlet);

  function socketsIn(channel: string): Socket[] {
    const ids = io.sockets.adapter.rooms.get(channel) ?? [];
    return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? []);
  }
}

function roomChannel(roomId: string): string {
  return `room:${roomId}`;
}

function personChannel(roomId: string, participantId: string): string {
  return `person:${roomId}:${participantId}`;
}

/** An event's payload and its acknowledgement are both optional. */
function readArguments(args: readonly unknown[]): { input: unknown; acknowledge: Acknowledge } {
  const last = args.at(-1);
  const hasCallback = typeof last === 'function';
  const [first] = args;
  return {
    input: typeof first === 'function' || first == null ? {} : first,
    acknowledge: hasCallback ? (last as Acknowledge) : () => {},
  };
}
