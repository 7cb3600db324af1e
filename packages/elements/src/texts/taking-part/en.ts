/** What those read who take part in a poll or see its results. The type of all other languages. */

import type { ClientErrorCode } from '@showhands/client';
import { pluralsOf } from '../plurals.ts';

const count = pluralsOf('en');

export const texts = {
  /** By code; what has none here is told in the server's own words: English, and often about the case at hand. */
  refusals: {
    invalid_token: 'Your vote could not be confirmed. Please try again.',
  } as Readonly<Partial<Record<ClientErrorCode, string>>>,
  sending: 'Sending your vote…',
  unsent: 'Your vote is not confirmed yet. It will be sent again automatically.',
  sendAgain: 'Send again',
  voted: 'Thank you, your vote was counted.',
  already: 'You have already voted in this poll.',
  resultsLater: 'The results are not shown here.',

  results: 'Results',
  option: 'Option',
  votes: 'Votes',
  share: 'Share',
  yourChoice: 'your choice',
  total: (votes: number) => count(votes, { one: '1 vote', other: `${votes} votes` }),

  /** For the page's author: whoever else reads it can't help it. */
  unaddressed: 'No poll was named here. The page must set poll-id, and server where it bundles this element.',
};

export type TakingPartTexts = typeof texts;
