import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const sources = globSync('{*,{apps,examples,packages,scripts}/**/*}.{ts,tsx}', {
  cwd: root,
  exclude: ['**/node_modules', '**/dist'],
});

test('each TypeScript file is in a program that `npm run check` checks', async () => {
  const checked = new Set((await Promise.all(checkedPrograms().map(filesOf))).flat());
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((path) => !checked.has(path))).toEqual([]);
});

/** The configurations in the folders that the command names. */
function checkedPrograms(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { typecheck: string };
  };
  const folders = scripts.typecheck.replace('tsc -b ', '').split(' ');
  return globSync(
    folders.map((folder) => `${folder}/tsconfig.json`),
    { cwd: root },
  );
}

/** What a program names itself: what is only imported there could go unnoticed. */
async function filesOf(program: string): Promise<string[]> {
  const args = [tsc, '-p', program, '--showConfig'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  const { files } = JSON.parse(stdout) as { files: readonly string[] };
  return files.map((path) => join(dirname(program), path));
}
