/** Everybody can use a room: axe-core finds nothing in any state, in any theme, light or dark, also from right to left. */

import { THEMES } from '@showhands/protocol/plain';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { findFaults } from './faults.ts';
import { ROOM_STATES, show, speak, stage } from './room-states.ts';
import { useWorld } from './world.ts';

const world = useWorld({ PRO_FOR_ALL: 'true' });

test.each(ROOM_STATES)('$name', { timeout: 90_000 }, async (state) => {
  const staged = await stage(world.server.url, state);
  const { page } = await openPage(world.browser, 'about:blank', { reducedMotion: 'reduce' });
  await show(page, staged, state);
  const faults: string[] = [];
  const look = async (where: string, rules?: readonly string[]) => {
    faults.push(...(await findFaults(page, rules)).map((fault) => `${where}: ${fault}`));
    if (await isTooWide(page)) faults.push(`${where}: wider than the screen`);
  };
  await look('default');
  // Other looks are other colours, and nothing else.
  for (const theme of THEMES.filter((name) => name !== 'default')) {
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
