/** What one GraphQL document may ask for: counted once, with its fragments expanded, before anything runs. */

import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type ParseOptions,
  parse,
  type SelectionSetNode,
  type Source,
  type ValidationContext,
} from 'graphql';

/** The deepest answer is room-state's history down to a role's votes; introspection by tools goes deeper. */
const MAX_DEPTH = 15;
/** All events with all their fields need about 220; introspection by tools about 300. */
const MAX_FIELDS = 1000;
/** A page that shows several rooms asks for them in one document. */
const MAX_ALIASES = 30;
/** Each spends a rate limit of its own; a document is for one screen. */
const MAX_ROOT_FIELDS = 15;

/** Words and signs: the largest useful document, a room with fifty queued stories written out, has about 800. */
const MAX_TOKENS = 4000;

/** `parse`, for documents from anybody: the parser calls itself for each level, so that deep ones would exhaust it. */
export function parseBounded(source: string | Source, options?: ParseOptions): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: MAX_TOKENS });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new GraphQLError('This operation is nested too deeply.', {
      extensions: { code: 'operation_too_large' },
    });
  }
}

interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Fields at this level itself. */
  readonly width: number;
}

/** A validation rule. Sizes of fragments are remembered, so that nesting them can't make counting slow. */
export function limitOperations(context: ValidationContext) {
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
    const nothing = { depth: 0, fields: 0, aliases: 0, width: 0 };
    if (!fragment) return nothing;
    const name = fragment.name.value;
    // A fragment inside itself is refused by another rule; here it only must not loop.
    if (!known.has(name)) {
      known.set(name, nothing);
      known.set(name, sizeOf(fragment.selectionSet));
    }
    return known.get(name) ?? nothing;
  }

  return {
    OperationDefinition(node: OperationDefinitionNode) {
      const { depth, fields, aliases, width } = sizeOf(node.selectionSet);
      for (const [what, size, limit] of [
        ['levels deep', depth, MAX_DEPTH],
        ['fields', fields, MAX_FIELDS],
        ['aliases', aliases, MAX_ALIASES],
        ['root fields', width, MAX_ROOT_FIELDS],
      ] as const) {
        if (size <= limit) continue;
        context.reportError(
          new GraphQLError(`This operation is too large: ${size} ${what}, where ${limit} are allowed.`, {
            nodes: [node],
            extensions: { code: 'operation_too_large' },
          }),
        );
      }
    },
  };
}
