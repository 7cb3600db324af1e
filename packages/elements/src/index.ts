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
export type {
  PollClosedDetail,
  PollEmbedEventMap,
  PollErrorDetail,
  PollLoadedDetail,
  PollVotedDetail,
} from './poll-embed/event-map.ts';
export { define as definePollEmbed } from './poll-embed/index.ts';
export { PollEmbed } from './poll-embed/poll-embed.ts';
