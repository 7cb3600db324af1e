/**
 * `npm test`: finds or installs a browser, builds the pages, and runs every test on the embedded database; then, where
 * MONGODB_URL names a server, the store's suite and the server's tests once more on MongoDB.
 * Arguments go to Vitest: `npm test -- packages/core`.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.ts';

const args = process.argv.slice(2);
const { MONGODB_URL, ...environment } = process.env;

if (Number(process.versions.node.split('.')[0]) < 24)
  fail('Node is too old: run "npm ci" without --ignore-scripts first.');
provideBrowser();
run('node', ['scripts/build-if-needed.ts']);

const vitest = ['run', '--config', 'vitest.workspace.ts'];
if (!MONGODB_URL) say('MongoDB is not tested: MONGODB_URL is not set.');
run('vitest', [...vitest, ...args], environment);
if (MONGODB_URL) {
  say('Now on MongoDB.');
  run('vitest', [...vitest, '--project', 'node', 'apps/server', 'packages/store/test/mongo'], {
    ...environment,
    MONGODB_URL,
  });
}

function provideBrowser(): void {
  const found = findChromium();
  if (found) {
    say(`Browser: ${found}`);
    return;
  }
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (isDebianRoot) {
    say('Browser: none found; installing Chromium with apt.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    say("Browser: none found; installing Playwright's Chromium.");
    run('playwright', ['install', 'chromium']);
  }
}

function run(command: string, commandArgs: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status, error } = spawnSync(command, commandArgs, { stdio: 'inherit', env });
  if (error) fail(`${command}: ${error.message}`);
  if (status !== 0) fail(`"${[command, ...commandArgs].join(' ')}" failed (${status ?? 'killed'}).`);
}

function say(line: string): void {
  console.log(line);
}

function fail(line: string): never {
  console.error(line);
  process.exit(1);
}
