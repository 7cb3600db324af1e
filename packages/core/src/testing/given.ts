/** `given(room).when(command, input, by).then(events)`: the rules as a test reads them. */

import { parseInput, Refusal, type RefusalCode, type WireEvent } from '@showhands/protocol';
import type { Actor } from '../room/access.ts';
import type { Announcement } from '../room/announce.ts';
import type { RoomCommand } from '../room/command.ts';
import { type RoomCommandName, roomCommands } from '../room/commands/index.ts';
import type { Context, Features } from '../room/context.ts';
import type { RoomEvent } from '../room/events.ts';
import { joinRoomInput } from '../room/join.ts';
import { type Outcome, performCommand, performJoin, performSettling } from '../room/perform.ts';
import type { Room } from '../room/room.ts';
import { viewRoom } from '../room/view.ts';
import { isLike } from './is-like.ts';
import { NOW } from './rooms.ts';

export interface World {
  readonly now: number;
  /** Since when who is offline; everybody else is online. */
  readonly offline: Readonly<Record<string, number>>;
  readonly features: Features;
}

/** What is expected to happen: each event by its type and as many of its fields as matter. */
export type Expected = { readonly type: RoomEvent['type'] } & Readonly<Record<string, unknown>>;

export interface Refused {
  readonly refused: RefusalCode;
}

export function refused(code: RefusalCode): Refused {
  return { refused: code };
}

const EVERYTHING_ON: Features = { skipStory: true, observerSwitch: true, openControls: false };

/** A room at nine o'clock, everybody online, ids counting up, and the world otherwise as given. */
export function given(room: Room, world: Partial<World> = {}): Scenario {
  return new Scenario(room, { now: NOW, offline: {}, features: EVERYTHING_ON, ...world });
}

export class Scenario {
  readonly #room: Room;
  readonly world: World;
  static #ids = 0;

  constructor(room: Room, world: World) {
    this.#room = room;
    this.world = world;
  }

  get room(): Room {
    return this.#room;
  }

  get context(): Context {
    const { now, offline, features } = this.world;
    const offlineSince = (id: string) => offline[id] ?? null;
    return { now, features, presence: { offlineSince }, newId: () => `id${++Scenario.#ids}` };
  }

  /** The same room at another time, with other people offline, or with other switches. */
  but(world: Partial<World>): Scenario {
    return new Scenario(this.room, { ...this.world, ...world });
  }

  later(milliseconds: number): Scenario {
    return this.but({ now: this.world.now + milliseconds });
  }

  /** Somebody (a participant's id, or any actor) sends a command with any input. */
  when(name: RoomCommandName, input: unknown, by: string | Actor): Step {
    const command = commandNamed(name);
    return this.#try((context) =>
      performCommand(this.room, command, parseInput(command.input, input), actorOf(by), context),
    );
  }

  whenJoining(input: Record<string, unknown>, by: Actor = { kind: 'guest', passwordFits: true }): Step {
    const parsed = parseInput(joinRoomInput, { roomId: this.room.id, ...input });
    return this.#try((context) => performJoin(this.room, parsed, by, context));
  }

  whenSettling(): Step {
    return this.#try((context) => performSettling(this.room, context));
  }

  #try(action: (context: Context) => Outcome): Step {
    try {
      return new Step(this.room, action(this.context), this.world);
    } catch (error) {
      if (error instanceof Refusal) return new Step(this.room, error, this.world);
      throw error;
    }
  }
}

export class Step extends Scenario {
  readonly #result: Outcome | Refusal;

  constructor(before: Room, result: Outcome | Refusal, world: World) {
    super(result instanceof Refusal ? before : result.room, world);
    this.#result = result;
  }

  get refusal(): Refusal | null {
    return this.#result instanceof Refusal ? this.#result : null;
  }

  get events(): readonly RoomEvent[] {
    return this.#outcome.events;
  }

  get announcements(): readonly Announcement[] {
    return this.#outcome.announcements;
  }

  /** Who came in, in a step that was a join. */
  get participantId(): string {
    return 'participantId' in this.#outcome ? String(this.#outcome.participantId) : '';
  }

  /** What this participant's connections are sent, each with the payload made for them. */
  toldTo(id: string): WireEvent[] {
    return this.announcements
      .filter(({ to, except }) => (to === undefined || to === id) && except !== id)
      .map((told) =>
        told.name === 'room-state'
          ? { name: told.name, payload: viewRoom(this.room, id, this.context) }
          : ({ name: told.name, payload: told.payload } as WireEvent),
      );
  }

  /** Exactly these events, in this order, or this refusal; else throws and shows both. */
  // biome-ignore lint/suspicious/noThenProperty: given, when, then; nothing here is ever awaited.
  then(expected: readonly Expected[] | Refused): this {
    const actual = this.refusal ? refused(this.refusal.code) : this.events;
    if (isLike(actual, expected)) return this;
    throw new Error(
      `expected ${JSON.stringify(expected, null, 1)}\nbut was ${JSON.stringify(actual, null, 1)}`,
    );
  }

  get #outcome(): Outcome {
    if (this.#result instanceof Refusal) throw this.#result;
    return this.#result;
  }
}

function commandNamed(name: RoomCommandName): RoomCommand {
  const command = roomCommands.find((listed) => listed.name === name);
  if (!command) throw new Error(`no command is called ${name}`);
  // The list's element types differ in their inputs; the pipeline takes any, parsed.
  return command as unknown as RoomCommand;
}

function actorOf(by: string | Actor): Actor {
  return typeof by === 'string' ? { kind: 'participant', id: by } : by;
}
