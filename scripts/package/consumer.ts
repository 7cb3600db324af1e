/** Somebody's project that has the package from npm: for tests. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Consumer {
  readonly folder: string;
  /** What is in the tarball. */
  readonly packed: readonly string[];
  /** The installed package. */
  readonly installed: string;
  write(path: string, content: string): void;
  remove(): void;
}

/** Packs the package and unpacks it there. It stands inside the repository: what the package needs is found above it. */
export function makeConsumer(): Consumer {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/consumer-'));
  const installed = join(folder, 'node_modules/@showhands/elements');
  const staged = join(folder, 'staged');
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  run(process.execPath, [join(root, 'scripts/package/main.ts'), staged], root);
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', staged, '--json', '--ignore-scripts', '--offline'], folder),
  ) as [{ filename: string; files: readonly { path: string }[] }];
  run('tar', ['-xzf', filename, '--strip-components=1', '-C', installed], folder);
  rmSync(staged, { recursive: true });
  return {
    folder,
    installed,
    packed: files.map(({ path }) => path),
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a program printed; throws it where the program failed. */
export function run(command: string, args: readonly string[], cwd: string, env = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed: ${error ?? stdout + stderr}`);
  return stdout;
}
