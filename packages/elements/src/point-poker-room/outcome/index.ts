/** What a round and a session come to: nobody needs it before the first reveal, so it is loaded behind the room. */

import { resultsStyles } from './results.styles.ts';

export { historyPanel } from './history.ts';
export { results } from './results.ts';
export { extremes } from './role-gap.ts';
export { summary } from './summary.ts';

/** Brings the looks of its parts into the room. */
export function prepare(room: ShadowRoot | null): void {
  if (resultsStyles.styleSheet) room?.adoptedStyleSheets.push(resultsStyles.styleSheet);
}
