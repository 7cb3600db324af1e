/** Defines every element: what a page imports that needs none of the classes. The one module with side effects. */

import { definePointPokerRoom, definePollEmbed } from './index.ts';

/** Whoever only imports this still gets the tags' types. */
export type * from './index.ts';

definePointPokerRoom();
definePollEmbed();
