/** The schema builder, and what every resolver knows of its caller. */

import SchemaBuilder from '@pothos/core';
import type { Actor } from '@showhands/core';
import { GraphQLScalarType } from 'graphql';
import type { ApiCaller } from '../access/api-keys.ts';
import type { Credential } from '../access/tokens.ts';

export interface GraphQLContext {
  /** What the bearer token proves; null without one. */
  readonly credential: Credential | null;
  /** Whose API key the bearer token is; null where it is none. */
  readonly caller: ApiCaller | null;
  readonly bearer: string | undefined;
  /** The keyed hash of the caller's address. */
  readonly address: string;
  /** The origin of the page that asks; null where it is ours, or no page. */
  readonly origin: string | null;
}

/** Who asks in which room. */
export interface Caller {
  readonly roomId: string;
  readonly actor: Actor;
  /** What stands for one person where a limit counts people. */
  readonly key: string;
}

/** The few words of Pothos that are used with types which are only known at run time. */
export interface LooseFields {
  field(options: Record<string, unknown>): never;
  arg(options: Record<string, unknown>): object;
}

/** A field that is never null, of a type that is only known at run time. */
export function looseField<Args>(
  t: unknown,
  description: string,
  type: object | string,
  args: Readonly<Record<string, object>>,
  resolve: (root: unknown, args: Args, context: GraphQLContext) => unknown,
): never {
  return (t as LooseFields).field({ description, type, nullable: false, args, resolve });
}

export function looseArgument(t: unknown, type: object | string, required = true): object {
  return (t as LooseFields).arg({ type, required });
}

interface SchemaTypes {
  Context: GraphQLContext;
  Scalars: { JSON: { Input: unknown; Output: unknown } };
}

export type Builder = ReturnType<typeof createBuilder>;

export function createBuilder() {
  const builder = new SchemaBuilder<SchemaTypes>({});
  builder.addScalarType(
    'JSON',
    new GraphQLScalarType({ name: 'JSON', description: 'A JSON object whose keys are data, such as ids.' }),
  );
  builder.queryType();
  builder.mutationType();
  builder.subscriptionType();
  return builder;
}
