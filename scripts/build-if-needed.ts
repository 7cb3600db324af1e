/** Builds the pages and the embed script where there is no build yet, or something they are made of is newer. */

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['packages/{protocol,client,elements}/{src,*.ts,*.json}', 'apps/web/*', 'package-lock.json'];
const results = ['packages/elements/dist/embed.js', 'apps/web/dist/en/index.html'];

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error('Node is too old: run "npm ci" without --ignore-scripts, then "npm start".');
  process.exit(1);
}
if (!isBuilt()) {
  console.log('Building the pages and the embed script…');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function isBuilt(): boolean {
  const paths = results.map((path) => join(root, path));
  if (!paths.every((path) => existsSync(path))) return false;
  const built = Math.min(...paths.map(changedAt));
  return newest() <= built;
}

function newest(): number {
  const files = sources.flatMap((pattern) =>
    globSync([pattern, `${pattern}/**/*`], {
      cwd: root,
      exclude: (path) => /(^|\/)(dist|node_modules|test)$/.test(path),
    }),
  );
  return Math.max(
    ...files
      .map((file) => join(root, file))
      .filter((file) => statSync(file).isFile())
      .map(changedAt),
  );
}

function changedAt(path: string): number {
  return statSync(path).mtimeMs;
}
