/** What a round and a session come to: nobody needs it before the first reveal, so it is loaded behind the room. */

import { adopt } from '../../styles/adopt.ts';
import { folds } from '../../styles/folds.styles.ts';
import { resultsStyles } from './results.styles.ts';
import { tableStyles } from './table.styles.ts';

export { agreedCard } from './agreed-card.ts';
export { historyPanel } from './history.ts';
export { results } from './results.ts';
export { extremes } from './role-gap.ts';
export { summary } from './summary.ts';

/** Brings the looks of its parts into the room. */
export function prepare(room: ShadowRoot | null): void {
  adopt(room, folds, tableStyles, resultsStyles);
}
