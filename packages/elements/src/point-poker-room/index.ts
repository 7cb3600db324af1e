import { define as defineElement } from '../define.ts';
import { PointPokerTimer } from '../point-poker-timer/point-poker-timer.ts';
import { PointPokerRoom } from './point-poker-room.ts';

/** Defines `<point-poker-room>` and its parts. */
export function define(): void {
  defineElement('point-poker-timer', PointPokerTimer);
  defineElement('point-poker-room', PointPokerRoom);
}
