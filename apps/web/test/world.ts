/** What a test of pages needs: the built pages, a server as `npm start` runs it, and a browser. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { type Env, type ServerProcess, startServerProcess } from '../../server/test/server-process.ts';
import { openBrowser } from './browser.ts';

const BUILD = fileURLToPath(new URL('../../../scripts/build-if-needed.ts', import.meta.url));

export interface World {
  server: ServerProcess;
  browser: Browser;
  /** Starts the server anew, on the port and the data that it had. */
  restart(): Promise<void>;
}

/** To be called once in a test file; what it answers is there from the first test on. */
export function useWorld(env: Env = {}): World {
  const environment = { DATA_DIR: mkdtempSync(join(tmpdir(), 'showhands-pages-')), ...env };
  const world = {
    async restart() {
      world.server = await startServerProcess(environment, Number(new URL(world.server.url).port));
    },
  } as World;

  beforeAll(async () => {
    spawnSync(process.execPath, [BUILD], { stdio: 'inherit' });
    [world.server, world.browser] = await Promise.all([startServerProcess(environment), openBrowser()]);
  });

  afterAll(async () => {
    await world.browser?.close();
    await world.server?.kill();
    rmSync(environment.DATA_DIR, { recursive: true, force: true });
  });

  return world;
}
