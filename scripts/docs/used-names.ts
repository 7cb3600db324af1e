/** The CSS parts and custom properties that an element's sources really have. */

import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { importsOf } from '../imports.ts';

/** A module with all that it imports from its package, but without other elements, whose parts are theirs. */
export function sourcesOf(module: string): string[] {
  const sources = [module];
  const own = dirname(module);
  for (const source of sources) {
    const paths = importsOf(readFileSync(source, 'utf8'))
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => join(dirname(source), specifier));
    sources.push(
      ...new Set(paths.filter((path) => !sources.includes(path) && !isOfAnotherElement(path, own))),
    );
  }
  return sources;
}

/** An element's folder has its tag's name, and so has its module. */
function isOfAnotherElement(path: string, own: string): boolean {
  const folder = dirname(path);
  return folder !== own && existsSync(join(folder, `${basename(folder)}.ts`));
}

/** The names in every `part="…"`, those too that an expression in it chooses from. */
export function partsIn(sources: readonly string[]): string[] {
  const values = sources.flatMap((source) => [
    ...readFileSync(source, 'utf8').matchAll(/\bpart=(?:"(?<quoted>[^"]*)"|(?<expression>\$\{[^}]*\}))/g),
  ]);
  const names = values.flatMap(({ groups }) => {
    const value = groups?.quoted ?? groups?.expression ?? '';
    const chosen = [...value.matchAll(/\$\{[^}]*\}/g)].flatMap(([expression]) =>
      [...expression.matchAll(/'(?<name>[^']*)'/g)].map((match) => match.groups?.name ?? ''),
    );
    return [...value.replace(/\$\{[^}]*\}/g, ' ').split(/\s+/), ...chosen.flatMap((name) => name.split(' '))];
  });
  return distinct(names);
}

/** The custom properties that a page may set. */
export function customPropertiesIn(sources: readonly string[]): string[] {
  return distinct(
    sources.flatMap((source) => [
      ...(readFileSync(source, 'utf8').match(/--showhands-[a-z]+(-[a-z]+)*/g) ?? []),
    ]),
  );
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== ''))].sort();
}
