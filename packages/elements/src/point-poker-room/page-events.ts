/** What the page around a room is told of what happens inside. */

import type { RoomNews, RoomSnapshot } from '@showhands/client';
import type { PointPokerRoomEventMap } from './event-map.ts';

/** One of the documented events. */
export type PageEvent = {
  [Name in keyof PointPokerRoomEventMap]: {
    readonly name: Name;
    readonly detail: PointPokerRoomEventMap[Name]['detail'];
  };
}[keyof PointPokerRoomEventMap];

/** The DOM event that follows from news, if any. */
export function pageEventOf(news: RoomNews, { status, state, history }: RoomSnapshot): PageEvent | undefined {
  if (news.kind === 'status' && status === 'ended') return { name: 'session-ended', detail: { history } };
  if (news.kind === 'status' && status === 'online' && state) {
    const { roomId, roomCode, participantId } = state;
    return participantId === null
      ? undefined
      : { name: 'room-joined', detail: { roomId, roomCode, participantId } };
  }
  if (news.kind !== 'event') return undefined;
  const { name, payload } = news.event;
  if (name === 'votes-revealed') return { name, detail: payload };
  return name === 'story-changed' ? { name, detail: payload } : undefined;
}
