/** What the page around a room is told of what happens inside. */

import type { RoomNews, RoomSnapshot } from '@showhands/client';

export interface PageEvent {
  readonly name: string;
  readonly detail: unknown;
}

/** The DOM event that follows from news, if any. */
export function pageEventOf(news: RoomNews, { status, state, history }: RoomSnapshot): PageEvent | undefined {
  if (news.kind === 'status' && status === 'ended') return { name: 'session-ended', detail: { history } };
  if (news.kind === 'status' && status === 'online' && state) {
    const { roomId, roomCode, participantId } = state;
    return { name: 'room-joined', detail: { roomId, roomCode, participantId } };
  }
  if (news.kind !== 'event') return undefined;
  const { name, payload } = news.event;
  return name === 'votes-revealed' || name === 'story-changed' ? { name, detail: payload } : undefined;
}
