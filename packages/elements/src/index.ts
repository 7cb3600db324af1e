export { define as definePointPokerRoom } from './point-poker-room/index.ts';
export { PointPokerRoom } from './point-poker-room/point-poker-room.ts';
