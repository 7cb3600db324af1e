import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';

const repository = new URL('../../../', import.meta.url);
const dist = new URL('packages/elements/dist/', repository);

beforeAll(() => {
  spawnSync(process.execPath, [fileURLToPath(new URL('scripts/build-if-needed.ts', repository))]);
});

function read(...paths: string[]): string[] {
  return paths.map((path) => readFileSync(new URL(path, dist), 'utf8'));
}

test('a page loads at most 30 KB for a room, and nearly nothing before there is one', () => {
  const chunk = readdirSync(new URL('chunks/', dist)).find((name) => name.startsWith('point-poker-room'));
  const [embed = '', room = ''] = read('embed.js', `chunks/${chunk}`);
  expect(gzipSync(embed).length).toBeLessThan(1024);
  expect(gzipSync(embed).length + gzipSync(room).length).toBeLessThanOrEqual(30 * 1024);
});

test('no validation and nothing for developers is shipped to pages', () => {
  const chunks = readdirSync(new URL('chunks/', dist)).map((name) => `chunks/${name}`);
  for (const code of read('embed.js', ...chunks))
    expect(code).not.toMatch(/ZodError|_zod|Lit is in dev mode/);
});
