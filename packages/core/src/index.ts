export * from './room/room.ts';
