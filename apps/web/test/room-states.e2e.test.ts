/** Everybody can use a room: axe-core finds nothing in any state, in any theme, light or dark, also from right to left. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { THEMES } from '@showhands/protocol/plain';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServerProcess } from '../../server/test/server-process.ts';
import { openBrowser, openPage } from './browser.ts';
import { findFaults } from './faults.ts';
import { ROOM_STATES, show, speak, stage } from './room-states.ts';

const BUILD = fileURLToPath(new URL('../../../scripts/build-if-needed.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'showhands-states-'));
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  spawnSync(process.execPath, [BUILD], { stdio: 'inherit' });
  [server, browser] = await Promise.all([
    startServerProcess({ DATA_DIR: dataDir, PRO_FOR_ALL: 'true' }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

test.each(ROOM_STATES)('$name', async (state) => {
  const staged = await stage(server.url, state);
  const { page } = await openPage(browser, 'about:blank', { reducedMotion: 'reduce' });
  await show(page, staged, state);
  const faults: string[] = [];
  const look = async (where: string, rules?: readonly string[]) => {
    faults.push(...(await findFaults(page, rules)).map((fault) => `${where}: ${fault}`));
    if (await isTooWide(page)) faults.push(`${where}: wider than the screen`);
  };
  await look('default');
  // Other looks are other colours, and nothing else.
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await look(theme, ['color-contrast']);
  }
  await setTheme(page, 'default');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', ['color-contrast']);
  await page.setViewportSize({ width: 320, height: 700 });
  await speak(page, 'ar');
  await look('Arabic on a small screen');
  staged.close();
  await page.context().close();
  expect(faults).toEqual([]);
});

async function setTheme(page: Page, theme: string): Promise<void> {
  await page
    .locator('point-poker-room')
    .evaluate((element, name) => element.setAttribute('theme', name), theme);
  await page.locator(`.room[data-theme=${theme}]`).waitFor();
}

function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
