/** What somebody needs who takes part in a poll or sees its results: loaded then, as most people only pass by. */

import { adopt } from '../../styles/adopt.ts';
import { resultsStyles } from './poll-results.styles.ts';

export { hasVoted } from '@showhands/client';
export { takingPartTranslations } from '../../texts/taking-part-translations.ts';
export { afterVote } from './after-vote.ts';
export { Participation } from './participation.ts';
export { pollResults } from './poll-results.ts';
export { problemOf } from './problem.ts';

/** Brings the looks of the results into the poll. */
export function prepare(poll: ShadowRoot | null): void {
  adopt(poll, resultsStyles);
}
