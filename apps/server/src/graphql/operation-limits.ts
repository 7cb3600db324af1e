/** What one GraphQL document may ask for: counted once, with its fragments expanded, before anything runs. */

import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoFragmentCyclesRule,
  type ParseOptions,
  parse,
  type SelectionSetNode,
  type Source,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';

/** The deepest answer is room-state's history down to a role's votes; introspection by tools goes deeper. */
const MAX_DEPTH = 15;
/** All events with all their fields need about 220; introspection by tools about 300. */
const MAX_FIELDS = 1000;
/** A page that shows several rooms asks for them in one document. */
const MAX_ALIASES = 30;
/** Each spends a rate limit of its own; a document is for one screen. */
const MAX_ROOT_FIELDS = 15;

/**
 * GraphQL compares each two fields of one name that are answered in the same place, and each two fragments that are
 * spread there, with all that is inside. All events with all their fields make about 320.
 */
const MAX_PAIRS = 2000;
/** Words and signs: the largest useful document, a room with fifty queued stories written out, has about 800. */
const MAX_TOKENS = 4000;
/** People mend a few at a time; each costs time to describe. */
const MAX_ERRORS = 20;
/** An error counts the lines above it, to say where it is. Nobody writes a longer document by hand. */
const MAX_LINES_LOCATED = 500;

/** `parse`, for documents from anybody: the parser calls itself for each level, so that deep ones would exhaust it. */
export function parseBounded(source: string | Source, options?: ParseOptions): DocumentNode {
  try {
    const text = typeof source === 'string' ? source : source.body;
    const isLong = text.split(/\r\n|[\n\r]/, MAX_LINES_LOCATED + 1).length > MAX_LINES_LOCATED;
    return parse(source, { ...options, maxTokens: MAX_TOKENS, noLocation: isLong });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new GraphQLError('This operation is nested too deeply.', {
      extensions: { code: 'operation_too_large' },
    });
  }
}

/**
 * `validate`, for documents from anybody. Some of the standard rules take time that grows with the square of a document,
 * so they only see one that is small enough; and only one whose fragments don't contain themselves has a size.
 */
export function validateBounded(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
): readonly GraphQLError[] {
  for (const some of [[NoFragmentCyclesRule], [limitOperations], rules]) {
    const errors = validate(schema, document, some, { maxErrors: MAX_ERRORS });
    if (errors.length > 0) return errors;
  }
  return [];
}

interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Fields at this level itself. */
  readonly width: number;
}

/** A validation rule. Sizes of fragments are remembered, so that nesting them can't make counting slow. */
function limitOperations(context: ValidationContext) {
  const known = new Map<string, Size>();

  function sizeOf(selections: SelectionSetNode | undefined): Size {
    let depth = 0;
    let fields = 0;
    let aliases = 0;
    let width = 0;
    for (const selection of selections?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? sizeOfFragment(context.getFragment(selection.name.value))
          : sizeOf(selection.selectionSet);
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      fields += inner.fields + (isField ? 1 : 0);
      aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      width += isField ? 1 : inner.width;
    }
    return { depth, fields, aliases, width };
  }

  function sizeOfFragment(fragment: FragmentDefinitionNode | null | undefined): Size {
    if (!fragment) return sizeOf(undefined);
    const name = fragment.name.value;
    const size = known.get(name) ?? sizeOf(fragment.selectionSet);
    known.set(name, size);
    return size;
  }

  /** How many pairs are compared of what is selected in one place, and inside of that. */
  function pairsIn(places: readonly (SelectionSetNode | undefined)[]): number {
    const byName = new Map<string, (SelectionSetNode | undefined)[]>();
    const fragments = new Set<string>();
    const collect = (selections: SelectionSetNode | undefined): void => {
      for (const selection of selections?.selections ?? []) {
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const same = byName.get(name) ?? [];
          byName.set(name, same);
          same.push(selection.selectionSet);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          collect(selection.selectionSet);
        } else if (!fragments.has(selection.name.value)) {
          fragments.add(selection.name.value);
          collect(context.getFragment(selection.name.value)?.selectionSet);
        }
      }
    };
    places.forEach(collect);
    let pairs = pairsOf(fragments.size);
    for (const same of byName.values()) pairs += pairsOf(same.length) + pairsIn(same);
    return pairs;
  }

  return {
    Document(document: DocumentNode) {
      let pairs = 0;
      for (const node of document.definitions) {
        if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
        const { depth, fields, aliases, width } = sizeOf(node.selectionSet);
        // Only what has few fields can be looked at in each place where it is asked for.
        if (fields <= MAX_FIELDS) pairs += pairsIn([node.selectionSet]);
        for (const [what, size, limit] of [
          ['levels deep', depth, MAX_DEPTH],
          ['fields', fields, MAX_FIELDS],
          ['aliases', aliases, MAX_ALIASES],
          ['root fields', node.kind === Kind.OPERATION_DEFINITION ? width : 0, MAX_ROOT_FIELDS],
          ['pairs of one name', pairs, MAX_PAIRS],
        ] as const) {
          if (size <= limit) continue;
          context.reportError(
            new GraphQLError(`This operation is too large: ${size} ${what}, where ${limit} are allowed.`, {
              nodes: [node],
              extensions: { code: 'operation_too_large' },
            }),
          );
          return;
        }
      }
    },
  };
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
