/** What only facilitators use: loaded when somebody is one, so that a team's other screens are there sooner. */

import { define } from '../../define.ts';
import { PointPokerQueue } from './point-poker-queue.ts';

export { facilitatorControls, sessionControls } from './controls.ts';
export { facilitatorStyles } from './facilitator.styles.ts';
export { personMenu } from './person-menu.ts';
export { queueEditor } from './queue-editor.ts';

/** The parts among them that are elements. */
export function defineParts(): void {
  define('point-poker-queue', PointPokerQueue);
}
