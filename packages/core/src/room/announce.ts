/** From what happened to who is told what: the documented server events, without anything hidden in them. */

import type { RoomEventName, RoomEventPayload } from '@showhands/protocol';
import type { Context } from './context.ts';
import { findPresent, tally } from './eligibility.ts';
import type { RoomEvent } from './events.ts';
import type { Room } from './room.ts';
import { isVeiled, roomTime, viewCurrentStory, viewHistory, viewParticipant, viewQueue } from './view.ts';

/** Whom an announcement is for: everyone in the room, one participant, or everyone but one. */
export interface Audience {
  readonly to?: string;
  readonly except?: string;
}

type Told = Exclude<RoomEventName, 'room-state' | 'error'>;

/** `room-state` has no payload here: it is made for each viewer where it is delivered, and so never travels. */
export type Announcement =
  | ({ readonly name: 'room-state' } & Audience)
  | ({ [Name in Told]: { readonly name: Name; readonly payload: RoomEventPayload<Name> } }[Told] & Audience);

/** What people are told of an event that led to this room. */
export function announce(event: RoomEvent, after: Room, context: Context): Announcement[] {
  switch (event.type) {
    case 'participant-joined':
      return joined(after, event.participant.id, context);
    case 'participant-returned':
      return joined(after, event.participantId, context);
    case 'participant-left':
      return [{ name: 'participant-left', payload: { participantId: event.participantId } }];
    case 'participant-removed': {
      const { participantId } = event;
      return [
        { name: 'participant-removed', payload: { participantId }, except: participantId },
        { name: 'force-disconnect', payload: { reason: 'removed' }, to: participantId },
      ];
    }
    case 'seat-taken':
      return [{ name: 'facilitator-changed', payload: { newFacilitatorId: event.participantId } }];

    case 'story-started': {
      const story = viewCurrentStory(after);
      return [
        ...(event.fromQueue ? [queueUpdated(after)] : []),
        ...(story ? [{ name: 'story-changed', payload: story } as const] : []),
      ];
    }
    case 'story-skipped':
      return [{ name: 'story-skipped', payload: { queue: viewQueue(after) } }];
    case 'story-returned':
    case 'queue-changed':
      return [queueUpdated(after)];

    case 'vote-cast':
      return voteChanged('vote-submitted', event.participantId, after, context);
    case 'vote-cleared':
      return voteChanged('vote-cleared', event.participantId, after, context);
    case 'votes-revealed':
      return [{ name: 'votes-revealed', payload: event.result }];
    case 'voting-restarted':
      return [{ name: 'voting-reset', payload: { timerEndsAt: roomTime(event.timerEndsAt) } }];
    case 'final-estimate-set':
      return [{ name: 'final-estimate-changed', payload: { value: event.value } }];

    case 'timer-expiring': {
      const { voteCount, totalEligible } = tally(after, context);
      return [{ name: 'timer-expiring', payload: { votedCount: voteCount, totalCount: totalEligible } }];
    }
    case 'timer-expired':
      return [{ name: 'timer-expired', payload: {} }];
    case 'timer-extended':
      return [{ name: 'timer-extended', payload: { timerEndsAt: roomTime(event.endsAt) } }];

    case 'mood-shown': {
      const { participantId, emoji } = event;
      const participantName = findPresent(after, participantId)?.name ?? '';
      return [{ name: 'mood-reaction', payload: { participantId, participantName, emoji } }];
    }
    case 'session-paused':
      return [{ name: 'done-for-today', payload: { history: viewHistory(after) } }];
    case 'session-resumed':
      return [{ name: 'session-resumed', payload: {} }];
    case 'session-ended':
      return [
        { name: 'session-ended', payload: { history: viewHistory(after) } },
        { name: 'force-disconnect', payload: { reason: 'ended' } },
      ];

    // No documented event of their own: the room state that follows their command tells.
    case 'participant-renamed':
    case 'observer-became-voter':
    case 'story-archived':
    case 'story-dropped':
    case 'timer-stopped':
    case 'config-changed':
    // Nobody's business.
    case 'seat-vacated':
    case 'host-key-used':
      return [];
  }
}

/** What those who are connected are told of a room that changed without their hearing how. */
export function announceUnheard(
  room: Room,
  connectedIds: Iterable<string>,
  context: Context,
): Announcement[] {
  if (room.status === 'ended') return announce({ type: 'session-ended' }, room, context);
  const gone = [...connectedIds].filter((id) => !findPresent(room, id));
  const farewells = gone.flatMap((participantId) => {
    // Who left stays known, as their token brings them back.
    const hasLeft = room.participants.some(({ id }) => id === participantId);
    const type = hasLeft ? 'participant-left' : 'participant-removed';
    return announce({ type, participantId }, room, context);
  });
  return [...farewells, { name: 'room-state' }];
}

function joined(room: Room, participantId: string, context: Context): Announcement[] {
  const person = findPresent(room, participantId);
  if (!person) return [];
  return [
    { name: 'participant-joined', payload: viewParticipant(room, person, context), except: participantId },
  ];
}

function queueUpdated(room: Room): Announcement {
  return { name: 'queue-updated', payload: { queue: viewQueue(room) } };
}

/** In an anonymous round others learn that somebody voted, not who. */
function voteChanged(
  name: 'vote-submitted' | 'vote-cleared',
  participantId: string,
  room: Room,
  context: Context,
): Announcement[] {
  const counts = tally(room, context);
  if (!isVeiled(room)) return [{ name, payload: { participantId, ...counts } }];
  return [
    { name, payload: { participantId, ...counts }, to: participantId },
    { name, payload: { participantId: 'anonymous', ...counts }, except: participantId },
  ];
}
