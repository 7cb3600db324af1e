export type { CompletedStoryView, RevealResult, RoomState, StoryView } from '@showhands/protocol';
export type {
  PointPokerRoomEventMap,
  RoomErrorDetail,
  RoomJoinedDetail,
  SessionEndedDetail,
  VoteCastDetail,
} from './point-poker-room/event-map.ts';
export { define as definePointPokerRoom } from './point-poker-room/index.ts';
export { PointPokerRoom } from './point-poker-room/point-poker-room.ts';
