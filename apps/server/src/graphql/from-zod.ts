/**
 * GraphQL types from the zod schemas that say what crosses the wire: what is described once there needs no second
 * description here. Schemas named by `.meta({ id })` become named types. Names are written as GraphQL's are: `option_ids`
 * is `optionIds`.
 */

import { parseInput } from '@showhands/protocol';
import { z } from 'zod';
import type { Builder, LooseFields } from './builder.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly description?: string;
}

/** A type's reference as Pothos takes it: a name, a list of one, or a ref that it made. */
type TypeRef = string | object | readonly [TypeRef];

const SCALARS: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
};

export function createZodTypes(builder: Builder) {
  const known = new Map<string, object>();

  /** The output type of an object schema. `event` adds the field that tells the members of a union apart. */
  function outputType(name: string, schema: z.ZodType, event?: string): object {
    const root = z.toJSONSchema(schema, { io: 'output' }) as JsonSchema;
    return objectType(name, resolve(root, root), root, event);
  }

  /** The input type of an object schema, or null where it has no fields. */
  function inputType(name: string, schema: z.ZodType): object | null {
    const root = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
    const object = resolve(root, root);
    return Object.keys(object.properties ?? {}).length === 0 ? null : inputObject(name, object, root);
  }

  function objectType(name: string, schema: JsonSchema, root: JsonSchema, event?: string): object {
    return remember(name, () => {
      const ref = builder.objectRef<Record<string, unknown>>(name);
      ref.implement({
        ...(schema.description && { description: schema.description }),
        ...(event && { isTypeOf: (value: unknown) => (value as { event?: unknown }).event === event }),
        fields: (t) => {
          const loose = t as unknown as LooseFields;
          const fields: Record<string, object> = {};
          if (event) fields.event = loose.field({ type: 'String', nullable: false, resolve: () => event });
          for (const [key, property] of Object.entries(schema.properties ?? {})) {
            const { type, nullable } = typeOf(property, root, objectType);
            fields[graphqlName(key)] = loose.field({
              type,
              nullable: nullable || !schema.required?.includes(key),
              ...(property.description && { description: property.description }),
              resolve: (parent: Record<string, unknown>) => parent[key],
            });
          }
          return fields as never;
        },
      });
      return ref;
    });
  }

  function inputObject(name: string, schema: JsonSchema, root: JsonSchema): object {
    return remember(name, () =>
      builder.inputType(name, {
        fields: (t) => {
          const loose = t as unknown as LooseFields & ((options: Record<string, unknown>) => object);
          const fields: Record<string, object> = {};
          for (const [key, property] of Object.entries(schema.properties ?? {})) {
            const { type, nullable } = typeOf(property, root, inputObject);
            fields[graphqlName(key)] = loose.field({
              type,
              required: !nullable && schema.required?.includes(key) === true,
            });
          }
          return fields as never;
        },
      }),
    );
  }

  function typeOf(
    schema: JsonSchema,
    root: JsonSchema,
    objectOf: (name: string, schema: JsonSchema, root: JsonSchema) => object,
  ): { type: TypeRef; nullable: boolean } {
    const { inner, nullable } = withoutNull(schema);
    const name = inner.$ref?.replace('#/$defs/', '');
    const target = resolve(inner, root);
    if (target.enum) return { type: name ? enumType(name, target.enum) : 'String', nullable };
    if (target.type === 'array' && target.items) {
      return { type: [typeOf(target.items, root, objectOf).type], nullable };
    }
    if (target.properties && name) return { type: objectOf(name, target, root), nullable };
    // A record has no fields that could be selected: it is given as it is.
    if (target.type === 'object') return { type: 'JSON', nullable };
    const scalar = SCALARS[String(target.type)];
    if (!scalar) throw new Error(`no GraphQL type for ${JSON.stringify(target)}`);
    return { type: scalar, nullable };
  }

  function enumType(name: string, values: readonly string[]): object {
    return remember(name, () => builder.enumType(name, { values: values as readonly [string] }));
  }

  function remember(name: string, make: () => object): object {
    const existing = known.get(name);
    if (existing) return existing;
    const made = make();
    known.set(name, made);
    return made;
  }

  return { outputType, inputType };
}

/** Reads arguments of an input type: under the names that its schema has, and as it parses them. */
export function argumentReader<Schema extends z.ZodType>(
  schema: Schema,
): (argument: unknown) => z.output<Schema> {
  const root = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  return (argument) => parseInput(schema, rename(root, root, argument));
}

function rename(schema: JsonSchema, root: JsonSchema, value: unknown): unknown {
  const { properties, items } = resolve(withoutNull(schema).inner, root);
  if (Array.isArray(value)) return items ? value.map((item) => rename(items, root, item)) : value;
  if (!properties || typeof value !== 'object' || value === null) return value;
  const given = Object.entries(properties).flatMap(([key, property]) => {
    const argument = (value as Record<string, unknown>)[graphqlName(key)];
    return argument === undefined ? [] : [[key, rename(property, root, argument)]];
  });
  return Object.fromEntries(given);
}

function graphqlName(key: string): string {
  return key.replace(/^_/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (!schema.$ref) return schema;
  const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
  if (!target) throw new Error(`no definition for ${schema.$ref}`);
  return target;
}

/** "Or null" is written in two ways: as one of several types, and as one of several schemas. */
function withoutNull(schema: JsonSchema): { inner: JsonSchema; nullable: boolean } {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null');
    return { inner: { ...schema, type: types[0] }, nullable: types.length < schema.type.length };
  }
  if (schema.anyOf) {
    const rest = schema.anyOf.filter((option) => option.type !== 'null');
    if (rest.length !== 1 || !rest[0]) throw new Error('unions have no GraphQL input');
    return { inner: rest[0], nullable: rest.length < schema.anyOf.length };
  }
  return { inner: schema, nullable: false };
}
