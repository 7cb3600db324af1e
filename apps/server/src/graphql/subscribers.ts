/** The GraphQL subscribers of this node's rooms: present like anybody on a socket while their subscription lives. */

import type { Announcement } from '@showhands/core';
import { Refusal } from '@showhands/protocol';
import { Repeater } from 'graphql-yoga';
import type { Outlet, Rooms } from '../rooms/rooms.ts';
import type { Caller, GraphQLContext } from './builder.ts';

/** How far a slow reader may fall behind before it is cut off; it then comes back to a fresh state. */
const MAX_BACKLOG = 1000;

type SubscriberEvent = { readonly event: string } & Record<string, unknown>;

interface Subscriber {
  readonly participantId: string;
  push(event: SubscriberEvent): void;
  end(): void;
}

export interface RoomSubscribers {
  /** The events of the caller's room from their full state on; ends with `force-disconnect`, or when they leave. */
  subscribe(caller: Caller, context: GraphQLContext): Promise<AsyncIterable<SubscriberEvent>>;
  /** How many there are. */
  readonly count: number;
}

export function createSubscribers(rooms: Rooms): RoomSubscribers {
  const byRoom = new Map<string, Set<Subscriber>>();
  let count = 0;

  const outlet: Outlet = {
    deliver({ roomId, announcements }, viewers) {
      for (const announcement of announcements) {
        const payload = announcement.name === 'room-state' ? null : announcement.payload;
        const shared = payload && { event: announcement.name, ...payload };
        for (const subscriber of [...(byRoom.get(roomId) ?? [])]) {
          const { participantId } = subscriber;
          if (isFor(announcement, participantId)) {
            subscriber.push(shared ?? { event: 'room-state', ...viewers.stateFor(participantId) });
            if (announcement.name === 'force-disconnect') subscriber.end();
          }
          if (
            announcement.name === 'participant-left' &&
            announcement.payload.participantId === participantId
          ) {
            subscriber.end();
          }
        }
      }
    },
  };
  rooms.addOutlet(outlet);

  return {
    get count() {
      return count;
    },
    async subscribe({ roomId }, { bearer, address }) {
      // A token brings back whoever had left the list meanwhile, exactly as joining does.
      const request = { input: { roomId }, bearer, address };
      const { participantId } = await rooms.join(request, { connects: true }).catch((error) => {
        // A name and a role are missing: this host's key was never used to join.
        const isNew = error instanceof Refusal && error.code === 'invalid_input';
        throw isNew ? new Refusal('not_in_room', 'Join the room first.') : error;
      });
      return new Repeater<SubscriberEvent>(async (push, stop) => {
        const connection = rooms.connect(roomId, participantId);
        // Whoever is gone by now learns why when they come back.
        if (!connection) return stop();
        const backlog = { size: 0 };
        const subscriber: Subscriber = {
          participantId,
          push(event) {
            backlog.size += 1;
            if (backlog.size > MAX_BACKLOG) return stop();
            push(event).then(
              () => {
                backlog.size -= 1;
              },
              () => {},
            );
          },
          end: () => stop(),
        };
        const inRoom = byRoom.get(roomId) ?? new Set();
        byRoom.set(roomId, inRoom.add(subscriber));
        count += 1;
        try {
          subscriber.push({ event: 'room-state', ...(await rooms.stateFor(roomId, participantId)) });
          await stop;
        } finally {
          count -= 1;
          inRoom.delete(subscriber);
          if (inRoom.size === 0 && byRoom.get(roomId) === inRoom) byRoom.delete(roomId);
          connection.close();
        }
      });
    },
  };
}

function isFor({ to, except }: Announcement, participantId: string): boolean {
  return (to === undefined || to === participantId) && except !== participantId;
}
