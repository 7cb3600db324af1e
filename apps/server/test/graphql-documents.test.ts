/** Which documents stay in memory. */

import { buildSchema, specifiedRules } from 'graphql';
import { expect, test } from 'vitest';
import { createDocuments } from '../src/graphql/documents.ts';

const schema = buildSchema('type Query { hello(name: String): String }');

/** Whether asking twice for this document parses it once. */
function isKept(text: string, { parse, validate } = createDocuments()): boolean {
  const document = parse(text);
  validate(schema, document, specifiedRules);
  return parse(text) === document;
}

test('a short document that is valid is parsed once', () => {
  const documents = createDocuments();
  const text = 'query ($name: String) { hello(name: $name) }';
  expect(isKept(text, documents)).toBe(true);
  expect(documents.validate(schema, documents.parse(text), specifiedRules)).toEqual([]);
});

test('a document that is refused, long, or has somebody’s words in it is forgotten at once', () => {
  expect(isKept('{ goodbye }')).toBe(false);
  expect(isKept(`{ hello ${' '.repeat(1000)} }`)).toBe(false);
  expect(isKept('{ hello(name: "secret") }')).toBe(false);
  expect(isKept('{ hello(name: """secret""") }')).toBe(false);
});

test('of many documents the latest hundred are kept', () => {
  const documents = createDocuments();
  const texts = Array.from({ length: 101 }, (_, at) => `query Q${at} { hello }`);
  const parsed = texts.map((text) => {
    expect(isKept(text, documents)).toBe(true);
    return documents.parse(text);
  });
  expect(texts.map((text, at) => documents.parse(text) === parsed[at])).toEqual(texts.map((_, at) => at > 0));
});
