/** Coming into a room: as somebody new, with a token, or with the host's key. */

import {
  AVATAR_SEED_LENGTH,
  line,
  MAX_PARTICIPANTS,
  NAME_LENGTH,
  PASSWORD_LENGTH,
  parseInput,
  participantName,
  password,
  type RateLimit,
  Refusal,
  ROLE_LENGTH,
  TOKEN_LENGTH,
} from '@showhands/protocol';
import { z } from 'zod';
import { type Actor, knownParticipant } from './access.ts';
import type { Context } from './context.ts';
import { isFacilitator, presentParticipants } from './eligibility.ts';
import type { RoomEvent } from './events.ts';
import { requireRole } from './roles.ts';
import type { Participant, Room } from './room.ts';
import { viewHistory } from './view.ts';

/**
 * `name`, `role` and `avatarSeed` are checked of newcomers only: of those who return with a token they are ignored,
 * whatever they are, and a client may well send them empty.
 */
export const joinRoomInput = z
  .object({
    roomId: z.string().max(TOKEN_LENGTH),
    name: z.string().nullish().meta({ minLength: 1, maxLength: NAME_LENGTH }),
    role: z.string().nullish().meta({ minLength: 1, maxLength: ROLE_LENGTH }),
    asObserver: z.boolean().nullish(),
    reconnectToken: z.string().max(TOKEN_LENGTH).nullish(),
    avatarSeed: z.string().nullish().meta({ maxLength: AVATAR_SEED_LENGTH }),
    password: password(PASSWORD_LENGTH).nullish(),
  })
  .meta({ id: 'JoinRoomInput' });
export type JoinRoomInput = z.output<typeof joinRoomInput>;

const newcomerInput = z.object({
  name: participantName,
  role: line(ROLE_LENGTH),
  avatarSeed: line(AVATAR_SEED_LENGTH, 0).nullish(),
  asObserver: z.boolean().nullish(),
});

/** As documented: a person joins once; a client that joins in a loop is broken. */
export const joinRoomLimit: RateLimit = { points: 3, seconds: 30 };

export interface JoinDecision {
  readonly participantId: string;
  readonly events: readonly RoomEvent[];
}

/** Who comes in and what follows; throws a `Refusal` where the room doesn't let them. Pure. */
export function decideJoin(room: Room, input: JoinRoomInput, actor: Actor, context: Context): JoinDecision {
  refuseEnded(room, actor);
  const returning = knownParticipant(room, actor);
  if (!returning && actor.kind === 'participant') {
    throw new Refusal('invalid_token', 'This token is no longer valid in this room.');
  }
  const participant = returning ?? newParticipant(room, input, actor, context);
  const takesSeat =
    actor.kind === 'host'
      ? !isFacilitator(room, participant)
      : actor.kind === 'guest' && takesSeatByName(room, participant);
  if (!returning) admitNewcomer(room, actor, takesSeat);

  const events: RoomEvent[] = [];
  if (!returning) {
    events.push({ type: 'participant-joined', participant: takesSeat ? asVoter(participant) : participant });
  } else if (!returning.present) {
    events.push({ type: 'participant-returned', participantId: participant.id });
  }
  if (actor.kind === 'host' && room.seat.hostId !== participant.id) {
    events.push({ type: 'host-key-used', participantId: participant.id });
  }
  if (takesSeat) events.push({ type: 'seat-taken', participantId: participant.id });
  return { participantId: participant.id, events };
}

/** Those who can prove that they were there still get the summary of an ended session. */
function refuseEnded(room: Room, actor: Actor): void {
  if (room.status !== 'ended') return;
  if (actor.kind !== 'host' && !knownParticipant(room, actor)) {
    throw new Refusal('room_not_found', 'This room does not exist, or it has ended.');
  }
  throw new Refusal('session_ended', 'This session has ended.', { data: { history: viewHistory(room) } });
}

function newParticipant(room: Room, input: JoinRoomInput, actor: Actor, { newId }: Context): Participant {
  const { name, role, avatarSeed, asObserver } = parseInput(newcomerInput, input);
  requireRole(room, role);
  const id = `p_${newId()}`;
  const isObserver = asObserver === true && actor.kind !== 'host';
  const platform = actor.kind === 'platform' ? { platformIdentity: actor.identity } : {};
  return { id, name, role, isObserver, avatarSeed: avatarSeed || id, present: true, ...platform };
}

/** How a client written from the documents alone becomes facilitator of the room that it created. */
function takesSeatByName({ seat, access }: Room, { name }: Participant): boolean {
  if (seat.taken || seat.hostKeyUsed || access.seatName === null) return false;
  return name.trim().toLowerCase() === access.seatName.trim().toLowerCase();
}

function admitNewcomer(room: Room, actor: Actor, takesSeat: boolean): void {
  if (actor.kind === 'guest' || actor.kind === 'platform') {
    if (room.config.locked) throw new Refusal('room_locked', 'The facilitator has locked this room.');
    if (!actor.passwordFits) throw new Refusal('wrong_password', 'The password is missing or wrong.');
  }
  const keptForFacilitator = room.seat.taken || takesSeat ? 0 : 1;
  if (presentParticipants(room).length + keptForFacilitator >= MAX_PARTICIPANTS) {
    throw new Refusal('room_full', `This room is full: it holds ${MAX_PARTICIPANTS} people.`);
  }
}

function asVoter(participant: Participant): Participant {
  return { ...participant, isObserver: false };
}
