/** Rooms to begin a test with, built by the rules' own events. */

import type { CreateRoomInput } from '@showhands/protocol';
import { createRoom } from '../room/create.ts';
import type { RoomEvent } from '../room/events.ts';
import { evolve } from '../room/evolve.ts';
import type { Participant, Room, RoomAccess, RoomConfig, Story } from '../room/room.ts';
import { computeResult } from '../room/statistics.ts';

/** When every test begins. */
export const NOW = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** An empty room as a request makes it. */
export function newRoom(input: Partial<CreateRoomInput> = {}, access: Partial<RoomAccess> = {}): Room {
  let count = 0;
  const request: CreateRoomInput = {
    facilitatorName: 'Ann',
    cardScale: 'fibonacci',
    roles: ['Dev', 'QE'],
    anonymousVoting: false,
    ...input,
  };
  const newId = () => `queued${++count}`;
  const given = { id: 'room', code: 'ABC234', passwordHash: null, nameTakesSeat: true, now: NOW, newId };
  const room = createRoom(request, given);
  return { ...room, access: { ...room.access, ...access } };
}

export function person(name: string, changes: Partial<Participant> = {}): Participant {
  const id = `p_${name.toLowerCase()}`;
  return { id, name, role: 'Dev', isObserver: false, avatarSeed: id, present: true, ...changes };
}

/** Ann, the facilitator, who doesn't vote; Bob (Dev) and Cid (QE), who do; and Eve, who watches. */
export function teamRoom(config: Partial<RoomConfig> = {}): Room {
  return happen(
    { ...newRoom(), config: { ...newRoom().config, ...config } },
    { type: 'participant-joined', participant: person('Ann') },
    { type: 'seat-taken', participantId: 'p_ann' },
    { type: 'participant-joined', participant: person('Bob') },
    { type: 'participant-joined', participant: person('Cid', { role: 'QE' }) },
    { type: 'participant-joined', participant: person('Eve', { isObserver: true }) },
  );
}

export interface VotingOptions {
  readonly story?: Story;
  readonly fromQueue?: boolean;
  readonly timerEndsAt?: number | null;
}

/** The same room with an open round in which these votes were cast. */
export function voting(room: Room, votes: Record<string, string> = {}, options: VotingOptions = {}): Room {
  const { story = aStory('current'), fromQueue = false, timerEndsAt = null } = options;
  const cast = Object.entries(votes).map(([participantId, value]) => ({
    type: 'vote-cast' as const,
    participantId,
    value,
  }));
  return happen(room, { type: 'story-started', story, fromQueue, timerEndsAt }, ...cast);
}

/** The same room with a round in which these votes were cast and revealed. */
export function revealed(room: Room, votes: Record<string, string> = {}, options: VotingOptions = {}): Room {
  const open = voting(room, votes, options);
  return happen(open, { type: 'votes-revealed', result: computeResult(open) });
}

/** The same room with these titles in its queue; the ids are `s_` and the title. */
export function queued(room: Room, ...titles: string[]): Room {
  return happen(room, { type: 'queue-changed', queue: titles.map(aStory) });
}

export function aStory(title: string): Story {
  return { id: `s_${title}`, title, description: null, url: null };
}

/** The room after these events, whether or not any rule would have let them happen. */
export function happen(room: Room, ...events: readonly RoomEvent[]): Room {
  return events.reduce(evolve, room);
}
