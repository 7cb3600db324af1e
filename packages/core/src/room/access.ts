/** Who may do what: the named permissions that commands refer to. */

import { Refusal, type RefusalCode } from '@showhands/protocol';
import type { Context } from './context.ts';
import { isFacilitator, isVoter } from './eligibility.ts';
import type { Participant, Room } from './room.ts';

/** Who asks, as the transport could prove it. */
export type Actor =
  /** A reconnect token, or the session that it began. */
  | { readonly kind: 'participant'; readonly id: string }
  /** The host's key. */
  | { readonly kind: 'host' }
  /** Nobody we know; whether the password sent along fits, where the room has one. */
  | { readonly kind: 'guest'; readonly passwordFits: boolean }
  /** Somebody whom a bot speaks for; the server makes the identity of organization, platform and user. */
  | { readonly kind: 'platform'; readonly identity: string; readonly passwordFits: boolean };

export interface Permission {
  readonly holds: (room: Room, me: Participant, context: Context) => boolean;
  readonly code: RefusalCode;
  readonly sentence: string;
}

export const anyParticipant: Permission = {
  holds: () => true,
  code: 'not_in_room',
  sentence: 'Join the room first.',
};

export const voters: Permission = {
  holds: (room, me) => isVoter(room, me),
  code: 'not_eligible',
  sentence: 'Observers, and facilitators who do not take part, cannot vote.',
};

export const facilitator: Permission = {
  holds: (room, me) => isFacilitator(room, me),
  code: 'facilitator_only',
  sentence: 'Only the facilitator can do this.',
};

/** With open controls, everybody who isn't an observer. */
export const facilitatorOrOpenControls: Permission = {
  holds: (room, me, { features }) => isFacilitator(room, me) || (features.openControls && !me.isObserver),
  code: 'facilitator_only',
  sentence: 'Only the facilitator can do this.',
};

/** The participant whom an actor stands for, in the list or restorable by joining again; a guest is nobody yet. */
export function knownParticipant(room: Room, actor: Actor): Participant | undefined {
  switch (actor.kind) {
    case 'participant':
      return room.participants.find(({ id }) => id === actor.id);
    case 'host':
      return room.participants.find(({ id }) => id === room.seat.hostId);
    case 'platform':
      return room.participants.find(({ platformIdentity }) => platformIdentity === actor.identity);
    case 'guest':
      return undefined;
  }
}

/** The participant whom an actor stands for; refuses where there is none in the list. */
export function participantOf(room: Room, actor: Actor): Participant {
  const participant = knownParticipant(room, actor);
  if (!participant?.present) throw new Refusal('not_in_room', 'Join the room first.');
  return participant;
}

/** The bearer of the host's key who runs the session from outside the room, as bots do: nobody in the list. */
export const HOST_OUTSIDE: Participant = {
  id: '',
  name: 'Host',
  role: '',
  isObserver: false,
  avatarSeed: '',
  present: false,
};
