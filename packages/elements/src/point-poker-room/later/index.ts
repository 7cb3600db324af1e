/** What nobody needs at the first look: what rounds and sessions come to, menus, moods, keys; loaded behind the room. */

import { adopt } from '../../styles/adopt.ts';
import { folds } from '../../styles/folds.styles.ts';
import { resultsStyles } from './results.styles.ts';
import { tableStyles } from './table.styles.ts';
import { toastStyles } from './toast.styles.ts';

export { agreedCard } from './agreed-card.ts';
export { announce } from './announcements.ts';
export { CardKeys } from './card-keys.ts';
export { historyPanel } from './history.ts';
export { moodRow } from './mood-row.ts';
export { ownMenu } from './own-menu.ts';
export { results } from './results.ts';
export { extremes } from './role-gap.ts';
export { summary } from './summary.ts';

/** Brings the looks of its parts into the room. */
export function prepare(room: ShadowRoot | null): void {
  adopt(room, folds, tableStyles, resultsStyles, toastStyles);
}
