import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { LANGUAGES } from '@showhands/protocol/plain';
import { beforeAll, expect, test } from 'vitest';

const repository = new URL('../../../', import.meta.url);
const dist = new URL('packages/elements/dist/', repository);

beforeAll(() => {
  spawnSync(process.execPath, [fileURLToPath(new URL('scripts/build-if-needed.ts', repository))]);
});

function read(path: string): string {
  return readFileSync(new URL(path, dist), 'utf8');
}

const chunks = () => readdirSync(new URL('chunks/', dist)).map((name) => `chunks/${name}`);

/** The file of this name and all that it needs before it runs. */
function withImports(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  for (const [, name] of read(path).matchAll(/\b(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) {
    withImports(`chunks/${name}`, known);
  }
  return known;
}

function compressedSize(paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + gzipSync(read(path)).length, 0);
}

test('a page loads nearly nothing before there is a room', () => {
  expect(compressedSize(withImports('embed.js'))).toBeLessThan(1024);
});

const found = (name: string) => chunks().find((path) => path.startsWith(`chunks/${name}-`)) ?? name;

test.each(LANGUAGES)('a page loads at most 30 KB for a room in %s', (language) => {
  const room = withImports(found('point-poker-room'));
  const files = new Set(['embed.js', ...room, ...withImports(found(`room-${language}`))]);
  expect(compressedSize(files)).toBeLessThanOrEqual(30 * 1024);
});

test.each(LANGUAGES)('a page loads at most 14 KB for a poll in %s, until somebody takes part', (language) => {
  const files = new Set([
    'embed.js',
    ...withImports(found('poll-embed')),
    ...withImports(found(`poll-${language}`)),
  ]);
  expect(compressedSize(files)).toBeLessThanOrEqual(14 * 1024);
});

test('no validation and nothing for developers is shipped to pages', () => {
  for (const path of ['embed.js', ...chunks()]) {
    expect(read(path)).not.toMatch(/ZodError|_zod|Lit is in dev mode/);
  }
});
