import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DOCUMENTS } from './documents.ts';
import { readManifest } from './elements-manifest.ts';
import { withTables } from './tables.ts';
import { customPropertiesIn, partsIn, sourcesOf } from './used-names.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const elements = readManifest();
const namesOf = (documented: readonly { readonly name: string }[]) =>
  documented.map(({ name }) => name).sort();

test('every element that the package exports says what its tag is', () => {
  const index = readFileSync(join(root, 'packages/elements/src/index.ts'), 'utf8');
  const classes = [...index.matchAll(/^export \{ (?<name>[A-Z]\w+) \}/gm)].map(({ groups }) => groups?.name);
  expect(elements.map(({ doc }) => doc.name).sort()).toEqual(classes.sort());
  expect(classes).toContain('PointPokerRoom');
});

describe.each(elements)('what is said of <$doc.tagName>', ({ doc, module }) => {
  const sources = sourcesOf(join(root, module));

  test('are the CSS parts that its templates have', () => {
    expect(namesOf(doc.cssParts)).toEqual(partsIn(sources));
  });

  test('are the custom properties that its styles read', () => {
    expect(namesOf(doc.cssProperties)).toEqual(customPropertiesIn(sources));
  });

  test('has a sentence for everything that a page can use', () => {
    const attributes = new Set(doc.attributes.map(({ name, fieldName }) => fieldName ?? name));
    const others = doc.members.filter(({ name }) => !attributes.has(name));
    const all = [...doc.attributes, ...others, ...doc.events, ...doc.cssParts, ...doc.cssProperties];
    expect(namesOf(all.filter(({ description }) => !description))).toEqual([]);
    expect(namesOf(doc.events.filter(({ type }) => !type?.text.startsWith('CustomEvent<')))).toEqual([]);
  });
});

test.each(DOCUMENTS)('%s has the tables of today; else "npm run docs" writes them', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  expect(text, 'run "npm run docs"').toBe(withTables(text, elements));
});
