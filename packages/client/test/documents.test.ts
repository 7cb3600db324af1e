/** What the client asks for, field by field, against what the protocol has: nothing it doesn't ask for is ever told to it. */

import { roomEvents, roomState } from '@showhands/protocol';
import { parse, type SelectionNode } from 'graphql';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { roomEventsSubscription, roomStateQuery } from '../src/documents.ts';

test('the subscription asks for every event with every field', () => {
  const { error: _onSocketsOnly, ...events } = roomEvents;
  const described = Object.entries(events).map(([name, schema]) => [typeName(name), pathsIn(schema)]);
  const asked = underRoot(roomEventsSubscription).map((selection) => {
    const type = selection.kind === 'InlineFragment' ? selection.typeCondition?.name.value : undefined;
    return [type, pathsOf(selection).filter((path) => path !== 'event')];
  });
  expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(described));
});

test('the query asks for every field of the state', () => {
  expect(underRoot(roomStateQuery).flatMap(pathsOf).sort()).toEqual(pathsIn(roomState));
});

/** `votes-revealed` is the type `VotesRevealedEvent`. */
function typeName(event: string): string {
  return `${event.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Event`;
}

/** The paths of a schema's fields, such as `result.votes.value`, in the alphabet's order. */
function pathsIn(schema: unknown): string[] {
  if (schema instanceof z.ZodNullable) return pathsIn(schema.unwrap());
  if (schema instanceof z.ZodArray) return pathsIn(schema.element);
  if (!(schema instanceof z.ZodObject)) return [];
  const fields = Object.entries(schema.shape);
  return fields.flatMap(([name, field]) => within(name, pathsIn(field))).sort();
}

/** The paths that a selection asks for, by the fields' own names. */
function pathsOf(selection: SelectionNode): string[] {
  if (selection.kind === 'FragmentSpread') throw new Error('the documents have no named fragments');
  const paths = (selection.selectionSet?.selections ?? []).flatMap(pathsOf).sort();
  return selection.kind === 'Field' ? within(selection.name.value, paths) : paths;
}

function within(name: string, paths: readonly string[]): string[] {
  return paths.length > 0 ? paths.map((path) => `${name}.${path}`) : [name];
}

/** What a document with one root field asks for under it. */
function underRoot(document: string): readonly SelectionNode[] {
  const [operation] = parse(document).definitions;
  const [root] = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections : [];
  return root?.kind === 'Field' ? (root.selectionSet?.selections ?? []) : [];
}
