/** What the page around a room, and those who only hear it, are told of what happens inside. */

import type { RoomNews, RoomSnapshot } from '@showhands/client';
import { texts } from '../texts.ts';
import type { PointPokerRoomEventMap } from './event-map.ts';
import { showNumber } from './results.ts';

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

/** The sentence for those who don't see the screen change; undefined where nothing needs saying. */
export function announcementOf(news: RoomNews): string | undefined {
  if (news.kind !== 'event') return undefined;
  const { event } = news;
  if (event.name === 'story-changed') return texts.nowVoting(event.payload.title);
  if (event.name === 'timer-expiring') {
    const { votedCount, totalCount } = event.payload;
    return `${texts.timeShort} ${texts.progress(votedCount, totalCount)}.`;
  }
  if (event.name === 'timer-expired') return texts.timeUp;
  if (event.name !== 'votes-revealed') return undefined;
  const { average, consensus } = event.payload.overall;
  const sentence = texts.revealedSummary(average === null ? null : showNumber(average));
  return consensus === 'consensus' ? `${sentence} ${texts.consensus}!` : sentence;
}
