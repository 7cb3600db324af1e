/** The rooms of this node: what transports may ask for. */

import { randomUUID } from 'node:crypto';
import {
  type Actor,
  createRoom,
  type Features,
  findPresent,
  knownParticipant,
  type Outcome,
  participantOf,
  performCommand,
  performJoin,
  proFeatures,
  type Room,
  type RoomCommand,
  viewInfo,
  viewRoom,
} from '@showhands/core';
import {
  type CreatedRoom,
  type CreateRoomInput,
  Refusal,
  type RoomInfo,
  type RoomState,
} from '@showhands/protocol';
import type { RoomStore } from '@showhands/store';
import type { Logger } from 'pino';
import type { Limits } from '../access/limits.ts';
import { hashPassword } from '../access/passwords.ts';
import type { Tokens } from '../access/tokens.ts';
import { newId } from '../ids.ts';
import type { Bus, RoomMessage } from '../realtime/bus.ts';
import { newRoomCode } from './codes.ts';
import { createDirectory } from './directory.ts';
import { createDoor, type JoinRequest } from './door.ts';
import { type LiveRoom, type LiveRoomDeps, roomNotFound } from './live-room.ts';

/** Codes have 31^6 values: with a million rooms, five misses in a row happen once in 10^14. */
const CODE_ATTEMPTS = 5;
/** Tabs and devices of one person; more are a client that doesn't close what it opens. */
const MAX_CONNECTIONS_EACH = 20;

export interface RoomsDeps {
  readonly store: RoomStore;
  readonly bus: Bus;
  readonly features: Features;
  readonly tokens: Tokens;
  readonly limits: Limits;
  readonly log: Logger;
  /** Where it can be reached, once it listens. */
  readonly publicUrl: () => string;
  readonly isPro: (proToken: string) => Promise<boolean>;
  readonly clock?: () => number;
  readonly onSave?: NonNullable<LiveRoomDeps['onSave']>;
}

/** A transport's connections: where messages go. */
export interface Outlet {
  /**
   * Tells the room's connections, then lets go of those whom it says are gone: all that `force-disconnect` is for,
   * and those of whom `participant-left` speaks.
   */
  deliver(message: RoomMessage, viewers: Viewers): void;
}

/** The people who are connected to a room here, and what each may see. */
export interface Viewers {
  readonly ids: Iterable<string>;
  stateFor(participantId: string): RoomState;
}

export interface Joined {
  readonly participantId: string;
  readonly reconnectToken: string;
}

export type Rooms = ReturnType<typeof createRooms>;

export function createRooms(deps: RoomsDeps) {
  const { store, bus, features, tokens, limits, publicUrl, clock = Date.now } = deps;
  const directory = createDirectory({ ...deps, clock });
  const { open } = directory;
  const outlets: Outlet[] = [];
  const door = createDoor({ tokens, limits });

  bus.subscribe((message) => {
    if (!('roomId' in message)) return;
    const room = directory.peek(message.roomId);
    if (room) deliver(room, message);
  });

  // 6. Every node hands the events to its own sockets and GraphQL subscribers.
  function deliver(room: LiveRoom, message: RoomMessage): void {
    const viewers: Viewers = {
      // Those who were removed are connected until they were told so.
      get ids() {
        return [...room.presence.onlineIds].filter((id) => findPresent(room.latest, id));
      },
      stateFor: (id) => viewRoom(room.latest, id, around(room)),
    };
    for (const outlet of outlets) outlet.deliver(message, viewers);
  }

  function around(room: LiveRoom) {
    return { now: clock(), presence: room.presence, features };
  }

  async function create(input: CreateRoomInput, options: { nameTakesSeat: boolean }): Promise<CreatedRoom> {
    const pro = proFeatures(input);
    if (pro.length > 0 && !(await deps.isPro(input.proToken ?? ''))) {
      throw new Refusal('pro_required', `A valid proToken is required to use: ${pro.join(', ')}.`);
    }
    const id = randomUUID();
    const passwordHash = input.password ? await hashPassword(input.password) : null;
    for (let attempt = 1; attempt <= CODE_ATTEMPTS; attempt += 1) {
      const room = createRoom(input, {
        id,
        code: newRoomCode(),
        passwordHash,
        nameTakesSeat: options.nameTakesSeat,
        now: clock(),
        newId,
      });
      if (await store.create(room)) {
        return {
          roomId: id,
          roomCode: room.code,
          joinUrl: `${publicUrl()}/room/${id}`,
          facilitatorRestToken: tokens.hostKey(id),
        };
      }
    }
    throw new Error('no free room code found');
  }

  /** A room that is open: expired and ended ones are as unknown. */
  async function readOpen(id: string): Promise<Room> {
    const room = directory.peek(id)?.latest ?? (await store.load(id))?.room;
    if (!room || room.status === 'ended' || room.expiresAt <= clock()) throw roomNotFound();
    return room;
  }

  async function info(id: string): Promise<RoomInfo> {
    return viewInfo(await readOpen(id));
  }

  /** The room with this code, typed in any case. */
  async function findByCode(code: string): Promise<RoomInfo> {
    const id = await store.findByCode(code.trim().toUpperCase());
    if (!id) throw roomNotFound();
    return info(id);
  }

  /**
   * Lets somebody in. `connect` says whether they come with a connection, which the caller then opens by `connect()`;
   * else they are offline until one comes.
   */
  async function join(request: JoinRequest, options: { connects: boolean }): Promise<Joined> {
    const { roomId } = request.input;
    const room = await open(roomId);
    const actor = await door.identify(room, request);
    const { participantId } = await room.run((state, context) => {
      // Away since just now, however long they were: a connection of theirs counts only after all that happens with this.
      const returning = knownParticipant(state, actor);
      if (returning) room.presence.notConnected(returning.id, context.now);
      const joined = performJoin(state, request.input, actor, {
        ...context,
        presence: options.connects ? context.presence : room.presence.withoutConnection(context.now),
      });
      if (!options.connects) room.presence.notConnected(joined.participantId, context.now);
      return joined;
    });
    if (options.connects && room.presence.connectionsOf(participantId) >= MAX_CONNECTIONS_EACH) {
      throw new Refusal('rate_limited', `One participant can have ${MAX_CONNECTIONS_EACH} connections.`);
    }
    return { participantId, reconnectToken: tokens.reconnectToken(roomId, participantId) };
  }

  /** Lets a participant's command happen. Its limit is the transport's to take: it knows what stands for one person. */
  async function execute(
    roomId: string,
    actor: Actor,
    command: RoomCommand,
    input: Record<string, unknown>,
  ): Promise<Outcome> {
    const room = await open(roomId);
    return room.run((state, context) => performCommand(state, command, input, actor, context));
  }

  /**
   * One more connection of a participant; `close` ends it. They are online while one lives. Null where they were removed,
   * or the session ended, since they were let in: that was told before this connection could hear it.
   */
  function connect(roomId: string, participantId: string): { close(): void } | null {
    const room = directory.peek(roomId);
    if (!room || room.latest.status === 'ended' || !findPresent(room.latest, participantId)) return null;
    if (room.presence.connect(participantId, clock())) tellStatus(room, participantId, 'online');
    void room.settle();
    let isOpen = true;
    return {
      close() {
        if (!isOpen) return;
        isOpen = false;
        if (room.presence.disconnect(participantId, clock())) tellStatus(room, participantId, 'offline');
        void room.settle();
      },
    };
  }

  function tellStatus(room: LiveRoom, participantId: string, status: 'online' | 'offline'): void {
    // Those who left or were removed have no status any more.
    if (!findPresent(room.latest, participantId)) return;
    room.tell([{ name: 'participant-status', payload: { participantId, status }, except: participantId }]);
  }

  /** What this participant sees now. */
  async function stateFor(roomId: string, participantId: string): Promise<RoomState> {
    const room = await open(roomId);
    return viewRoom((await room.read()).room, participantId, around(room));
  }

  /** What somebody with a token sees now; refuses those who aren't in the room. */
  async function stateOf(roomId: string, actor: Actor): Promise<RoomState> {
    const room = await open(roomId);
    const { room: now } = await room.read();
    return viewRoom(now, participantOf(now, actor).id, around(room));
  }

  return {
    create,
    info,
    findByCode,
    join,
    execute,
    connect,
    stateFor,
    stateOf,
    addOutlet: (outlet: Outlet) => outlets.push(outlet),
    /** How many rooms are in memory. */
    get liveCount() {
      return directory.size;
    },
    sweep: directory.sweep,
    stop: directory.stop,
  };
}
