/** The protocol's shapes as plain TypeScript: the types that zod infers, without zod. */

import * as protocol from '@showhands/protocol';
import { type ZodType, z } from 'zod';

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A module that declares types of these names, as the protocol exports them, and those that they are made of. */
export function printShapes(names: readonly string[]): string {
  const all = Object.fromEntries(names.map((name) => [name, schemaOf(name)]));
  const { properties, $defs = {} } = z.toJSONSchema(z.object(all), { io: 'output' }) as Schema;
  // What has another name in the protocol's types than in the API documents goes by the former here.
  const called = new Map(Object.entries(properties ?? {}).map(([name, { $ref }]) => [refName($ref), name]));
  const nameOf = (id: string) => called.get(id) ?? id;
  const declarations = Object.entries($defs).map(([id, schema]) => {
    const text = print(schema, nameOf, '');
    return schema.type === 'object'
      ? `export interface ${nameOf(id)} ${text}`
      : `export type ${nameOf(id)} = ${text};`;
  });
  return `/** What of a room crosses the wire. */\n\n${declarations.join('\n\n')}\n`;
}

/** `StoryView` is the type of the schema `story`. */
function schemaOf(name: string): ZodType {
  const noun = name.replace(/View$/, '');
  const schema: unknown = Reflect.get(protocol, noun.charAt(0).toLowerCase() + noun.slice(1));
  if (!(schema instanceof z.ZodType)) throw new Error(`the protocol has no schema for ${name}`);
  return schema;
}

function refName(ref = ''): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function print(schema: Schema, nameOf: (id: string) => string, indent: string): string {
  const inner = (part: Schema) => print(part, nameOf, `${indent}  `);
  if (schema.$ref) return nameOf(refName(schema.$ref));
  if (schema.anyOf) return schema.anyOf.map(inner).join(' | ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const { type } = schema;
  if (typeof type === 'object') return type.map((one) => inner({ ...schema, type: one })).join(' | ');
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array': {
      const item = inner(schema.items ?? {});
      return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return schema.properties ? printObject(schema, inner, indent) : printRecord(schema, inner);
    default:
      throw new Error(`no type is known for ${JSON.stringify(schema)}`);
  }
}

function printObject(
  { properties = {}, required = [] }: Schema,
  inner: (part: Schema) => string,
  indent: string,
): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${indent}  ${name}${required.includes(name) ? '' : '?'}: ${inner(field)};\n`,
  );
  return `{\n${fields.join('')}${indent}}`;
}

function printRecord({ additionalProperties }: Schema, inner: (part: Schema) => string): string {
  return additionalProperties ? `Record<string, ${inner(additionalProperties)}>` : 'Record<string, never>';
}
