/**
 * Documents that were parsed and validated before, as thousands vote by the same one: measured, a vote costs more than
 * twice as much without. Only small ones without literal texts stay in memory: texts in a document are somebody's password, token
 * or choice, and a parsed document is some two hundred times as large as its text.
 */

import type { DocumentNode, GraphQLError, GraphQLSchema, ParseOptions, ValidationRule } from 'graphql';
import { parseBounded, validateBounded } from './operation-limits.ts';

/** More than a page and its widgets ask for. */
const MAX_KEPT = 100;
/** Live results with all their fields take 200 characters, a room's state 1000. With the number above, 20 MB at worst. */
const MAX_KEPT_LENGTH = 1000;

/** `parse` and `validate`, in that order, for documents from anybody. One schema and one list of rules is all it sees. */
export function createDocuments() {
  const byText = new Map<string, DocumentNode>();
  const valid = new WeakSet<DocumentNode>();

  function keep(document: DocumentNode): void {
    valid.add(document);
    const text = document.loc?.source.body;
    if (text === undefined || text.length > MAX_KEPT_LENGTH || text.includes('"')) return;
    byText.set(text, document);
    const [oldest] = byText.keys();
    if (byText.size > MAX_KEPT && oldest !== undefined) byText.delete(oldest);
  }

  return {
    parse: (text: string, options?: ParseOptions): DocumentNode =>
      byText.get(text) ?? parseBounded(text, options),
    validate(
      schema: GraphQLSchema,
      document: DocumentNode,
      rules: readonly ValidationRule[],
    ): readonly GraphQLError[] {
      if (valid.has(document)) return [];
      const errors = validateBounded(schema, document, rules);
      if (errors.length === 0) keep(document);
      return errors;
    },
  };
}
