/** The GraphQL schema, code first. */

import type { GraphQLSchema } from 'graphql';
import { createBuilder } from './builder.ts';
import { addRoomFields, type RoomFieldsDeps } from './rooms.ts';

export function createSchema(deps: RoomFieldsDeps): GraphQLSchema {
  const builder = createBuilder();
  addRoomFields(builder, deps);
  return builder.toSchema();
}
