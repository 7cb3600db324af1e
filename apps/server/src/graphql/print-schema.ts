/** `npm run schema`: writes schema.graphql as the server serves it, for people to read and to review. */

import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { ApiKeys } from '../access/api-keys.ts';
import { noLimits } from '../access/limits.ts';
import type { Tokens } from '../access/tokens.ts';
import type { Polls } from '../polls/polls.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { PollFeeds } from './poll-feeds.ts';
import { createSchema } from './schema.ts';
import type { RoomSubscribers } from './subscribers.ts';

/** The schema's text. Its shape depends on no room and no subscriber, so there are none behind it. */
export function schemaText(): string {
  const schema = createSchema({
    rooms: {} as Rooms,
    polls: {} as Polls,
    feeds: {} as PollFeeds,
    apiKeys: {} as ApiKeys,
    limits: noLimits,
    tokens: {} as Tokens,
    subscribers: {} as RoomSubscribers,
  });
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (import.meta.main) writeFileSync(new URL('../../../../schema.graphql', import.meta.url), schemaText());
