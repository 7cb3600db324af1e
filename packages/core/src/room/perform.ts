/** One step of a room: a command, a join or the mere passing of time, with all that follows from it. */

import { Refusal } from '@showhands/protocol';
import { type Actor, HOST_OUTSIDE, participantOf } from './access.ts';
import { type Announcement, announce } from './announce.ts';
import type { RoomCommand } from './command.ts';
import type { Context } from './context.ts';
import { ROOM_LIFETIME_MS } from './create.ts';
import type { RoomEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { decideJoin, type JoinRoomInput } from './join.ts';
import type { Participant, Room } from './room.ts';
import { settling } from './settle.ts';

export interface Outcome {
  readonly room: Room;
  readonly events: readonly RoomEvent[];
  readonly announcements: readonly Announcement[];
}

/** Lets a participant's command happen; `input` must have passed the command's schema. Throws a `Refusal`. */
export function performCommand(
  room: Room,
  command: RoomCommand,
  input: Record<string, unknown>,
  actor: Actor,
  context: Context,
): Outcome {
  if (room.status === 'ended') throw new Refusal('session_ended', 'This session has ended.');
  const me = authorize(room, command, actor, context);
  if (room.status === 'done' && !command.whileDone) {
    throw new Refusal('session_done', 'The session is done for today. Resume it first.');
  }
  const step = new Step(room, context);
  step.apply(command.decide(room, input, { ...context, me }));
  const didSomething = step.events.length > 0;
  step.settle();
  step.tellState(didSomething && command.sendsState === true);
  if (didSomething && command.keepsAlive !== false) step.keepAlive();
  return step;
}

/**
 * Lets somebody in; their connection gets its first `room-state` from the server once it is there. Whoever comes back
 * must count as away since now at most, else the same step sends them off again.
 */
export function performJoin(
  room: Room,
  input: JoinRoomInput,
  actor: Actor,
  context: Context,
): Outcome & { readonly participantId: string } {
  const { participantId, events } = decideJoin(room, input, actor, context);
  const step = new Step(room, context);
  step.apply(events);
  step.settle();
  step.tellState(false);
  step.keepAlive();
  const { room: after, events: all, announcements } = step;
  return { room: after, events: all, announcements, participantId };
}

/** Lets what is due by now happen. */
export function performSettling(room: Room, context: Context): Outcome {
  const step = new Step(room, context);
  step.settle();
  step.tellState(false);
  return step;
}

function authorize(room: Room, command: RoomCommand, actor: Actor, context: Context): Participant {
  if (command.withHostKey && actor.kind === 'host') return HOST_OUTSIDE;
  const me = participantOf(room, actor);
  const { holds, code, sentence } = command.may;
  if (!holds(room, me, context)) throw new Refusal(code, sentence);
  return me;
}

class Step implements Outcome {
  room: Room;
  readonly events: RoomEvent[] = [];
  readonly announcements: Announcement[] = [];
  readonly #context: Context;

  constructor(room: Room, context: Context) {
    this.room = room;
    this.#context = context;
  }

  apply(events: readonly RoomEvent[]): void {
    for (const event of events) {
      this.room = evolve(this.room, event);
      this.events.push(event);
      this.announcements.push(...announce(event, this.room, this.#context));
    }
  }

  settle(): void {
    if (this.room.status === 'ended') return;
    for (let before = -1; before < this.events.length; ) {
      before = this.events.length;
      for (const follow of settling) this.apply(follow(this.room, this.#context));
    }
  }

  /** Last, after what happened: where the command says so, and whenever the seat passed, which changes everyone's view. */
  tellState(isDue: boolean): void {
    const seatPassed = this.events.some(({ type }) => type === 'seat-taken');
    if (isDue || seatPassed) this.announcements.push({ name: 'room-state' });
  }

  keepAlive(): void {
    const { closesAt } = this.room.access;
    this.room = { ...this.room, expiresAt: closesAt ?? this.#context.now + ROOM_LIFETIME_MS };
  }
}
