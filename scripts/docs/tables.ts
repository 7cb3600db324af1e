/** Tables of what an element has, for the documents; and where in those they stand. */

import type { ElementDoc, Member, PublicElement, Typed } from './elements-manifest.ts';

/**
 * A document with its tables as the manifest has them now. A table stands between `<!-- point-poker-room attributes -->`
 * and `<!-- /point-poker-room attributes -->`.
 */
export function withTables(document: string, elements: readonly PublicElement[]): string {
  return document.replace(PLACE, (_place, tagName: string, topic: string) => {
    const doc = elements.find((element) => element.doc.tagName === tagName)?.doc;
    const make = TABLES[topic];
    if (!doc || !make) throw new Error(`there is no table for "${tagName} ${topic}"`);
    const marker = `${tagName} ${topic}`;
    return `<!-- ${marker} -->\n${make(doc)}\n<!-- /${marker} -->`;
  });
}

const PLACE = /<!-- (?<tag>[\w-]+) (?<topic>[\w-]+) -->[\s\S]*?<!-- \/\k<tag> \k<topic> -->/g;

const TABLES: Readonly<Record<string, (doc: ElementDoc) => string>> = {
  attributes: ({ attributes }) =>
    table(['attribute', 'property', 'meaning'], attributes, ({ name, fieldName, type, description }) => [
      code(name),
      typed(fieldName ?? name, type?.text),
      description,
    ]),
  'attributes-in-short': ({ attributes }) =>
    table(['attribute', 'meaning'], attributes, ({ name, description }) => [code(name), description]),
  members: ({ attributes, members }) => {
    const told = new Set(attributes.map(({ name, fieldName }) => fieldName ?? name));
    const others = members.filter(({ name }) => !told.has(name));
    return table(['property or method', 'meaning'], others, (member) => [
      signature(member),
      `${member.readonly ? 'Read-only. ' : ''}${member.description ?? ''}`,
    ]);
  },
  events: ({ events }) =>
    table(['event', 'type', 'when, and its `detail`'], events, ({ name, type, description }) => [
      code(name),
      code(type?.text ?? 'Event'),
      description,
    ]),
  'css-properties': ({ cssProperties }) =>
    table(['custom property', 'for'], cssProperties, ({ name, description }) => [code(name), description]),
  'css-parts': ({ cssParts }) =>
    table(['part', 'what it is'], cssParts, ({ name, description }) => [code(name), description]),
};

function table<Row>(
  head: readonly string[],
  rows: readonly Row[],
  cells: (row: Row) => readonly (string | undefined)[],
): string {
  const lines = rows.map((row) => cells(row).map((text = '') => text.replace(/\s+/g, ' ')));
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function signature({ kind, name, type, parameters = [], return: result }: Member): string {
  if (kind === 'field') return typed(name, type?.text);
  const inside = parameters.map((parameter) => plain(parameter)).join(', ');
  return code(`${name}(${inside}): ${result?.type?.text ?? 'void'}`);
}

function typed(name: string, type: string | undefined): string {
  return code(plain({ name, ...(type && { type: { text: type } }) }));
}

function plain({ name, type }: Typed): string {
  return type ? `${name}: ${type.text}` : name;
}

/** A bar would end the cell, in code too. */
function code(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``;
}
