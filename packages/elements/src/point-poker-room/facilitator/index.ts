/** What only facilitators use: loaded when somebody is one, so that a team's other screens are there sooner. */

import { define } from '../../define.ts';
import { adopt } from '../../styles/adopt.ts';
import { folds } from '../../styles/folds.styles.ts';
import { facilitatorStyles } from './facilitator.styles.ts';
import { PointPokerQueue } from './point-poker-queue.ts';
import { queueStyles } from './queue.styles.ts';

export { facilitatorTranslations } from '../../texts/facilitator-translations.ts';
export { facilitatorControls, sessionControls } from './controls.ts';
export { personMenu } from './person-menu.ts';
export { queueEditor } from './queue-editor.ts';

/** Defines the parts among them that are elements, and brings their looks into the room. */
export function prepare(room: ShadowRoot | null): void {
  define('point-poker-queue', PointPokerQueue);
  adopt(room, folds, facilitatorStyles, queueStyles);
}
