/** The package's types: those that its entries reach, with plain shapes in the place of the protocol's zod. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importsOf } from '../imports.ts';
import { printShapes } from './shapes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where each workspace's declarations go. Those of others must not be reached: they would bring zod along. */
const PLACES = { 'elements/src/': '', 'client/src/': 'client/', 'protocol/src/': 'protocol/' } as const;
const SHAPES = 'protocol/shapes.js';
const ENTRIES = ['elements/src/index.ts', 'elements/src/define-elements.ts'];

export function writeDeclarations(folder: string): void {
  const emitted = `${folder}-emitted`;
  emit(emitted);
  const shapes = new Set<string>();
  const waiting = [...ENTRIES];
  const seen = new Set(waiting);
  for (const source of waiting) {
    const text = readFileSync(join(emitted, source.replace(/\.ts$/, '.d.ts')), 'utf8');
    for (const name of importedShapes(text)) shapes.add(name);
    const from = placeOf(source);
    const replaced = replaceSpecifiers(text, (specifier) => {
      // A name that Lit's users have in their own node_modules, whatever their package manager.
      if (specifier === 'lit-html') return 'lit';
      if (specifier === '@showhands/protocol') return relativeTo(from, SHAPES);
      const target = sourceOf(source, specifier);
      if (target === null) return specifier;
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
      return relativeTo(from, placeOf(target));
    });
    write(join(folder, from.replace(/\.js$/, '.d.ts')), replaced);
  }
  write(join(folder, SHAPES.replace(/\.js$/, '.d.ts')), printShapes([...shapes].sort()));
  rmSync(emitted, { recursive: true });
}

function emit(outDir: string): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = ['-p', join(root, 'scripts/package'), '--outDir', outDir];
  const { status } = spawnSync(process.execPath, [tsc, ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the declarations could not be made');
}

/** The file of ours that a module means, from `packages/`; null where it is somebody else's. */
function sourceOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  if (specifier === '@showhands/protocol/plain') return 'protocol/src/plain.ts';
  if (specifier === '@showhands/client/poll') return 'client/src/poll.ts';
  if (specifier.startsWith('@showhands/')) {
    throw new Error(`${from} shows types of ${specifier}, which is not published: say them in elements`);
  }
  return null;
}

function placeOf(source: string): string {
  const place = Object.entries(PLACES).find(([workspace]) => source.startsWith(workspace));
  if (!place) throw new Error(`${source} is not published`);
  return place[1] + source.slice(place[0].length).replace(/\.ts$/, '.js');
}

function relativeTo(from: string, target: string): string {
  const path = relative(dirname(from), target);
  return path.startsWith('.') ? path : `./${path}`;
}

/** The names that a declaration file takes from the protocol. */
function importedShapes(text: string): string[] {
  const lists = text.matchAll(/\b(?:im|ex)port type \{(?<names>[^}]*)\} from '@showhands\/protocol'/g);
  return [...lists].flatMap(({ groups }) =>
    (groups?.names ?? '').split(',').flatMap((name) => name.trim().split(/\s+as\s+/)[0] || []),
  );
}

function replaceSpecifiers(text: string, replace: (specifier: string) => string): string {
  const augmented = [...text.matchAll(/\bdeclare module ['"](?<of>[^'"]+)['"]/g)];
  const specifiers = new Set([
    ...importsOf(text).map(({ specifier }) => specifier),
    ...augmented.flatMap(({ groups }) => groups?.of ?? []),
  ]);
  return [...specifiers].reduce((replaced, specifier) => {
    const now = `'${replace(specifier)}'`;
    return replaced.replaceAll(`'${specifier}'`, now).replaceAll(`"${specifier}"`, now);
  }, text);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
