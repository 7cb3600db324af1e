/** The GraphQL schema, code first. */

import type { GraphQLSchema } from 'graphql';
import { createBuilder } from './builder.ts';
import { addPollFields, type PollFieldsDeps } from './polls.ts';
import { addRoomFields, type RoomFieldsDeps } from './rooms.ts';

export function createSchema(deps: RoomFieldsDeps & PollFieldsDeps): GraphQLSchema {
  const builder = createBuilder();
  addRoomFields(builder, deps);
  addPollFields(builder, deps);
  return builder.toSchema();
}
