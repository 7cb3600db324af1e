/**
 * `npm run screenshots`: takes pictures of rooms and polls in every state, and of some in every theme, width and language,
 * into `screenshots/`, to be looked at. `npm run screenshots -- revealed` for the states of that name.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { THEMES } from '@showhands/protocol/plain';
import type { Page } from 'playwright';
import { startServerProcess } from '../apps/server/test/server-process.ts';
import { openBrowser, openPage } from '../apps/web/test/browser.ts';
import { POLL_STATES, type PollState, showPoll } from '../apps/web/test/poll-states.ts';
import { API_KEY } from '../apps/web/test/polls.ts';
import { ROOM_STATES, type RoomState, show, speak, stage } from '../apps/web/test/room-states.ts';

const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url));
const WIDTHS = [320, 768, 1280] as const;
/** Those that are looked at in every theme and width, and those also from right to left. */
const IN_EVERY_LOOK = ['voting', 'revealed', 'queue'];
const IN_ARABIC = ['join', 'voting', 'revealed', 'queue', 'ended'];

const [wanted] = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'showhands-screenshots-'));
const [server, browser] = await Promise.all([
  startServerProcess({ DATA_DIR: dataDir, PRO_FOR_ALL: 'true', BOOTSTRAP_API_KEY: API_KEY }),
  openBrowser(),
]);
try {
  for (const state of ROOM_STATES) if (!wanted || state.name === wanted) await picture(state);
  for (const state of POLL_STATES) if (!wanted || state.name === wanted) await pollPicture(state);
} finally {
  await browser.close();
  await server.terminate();
  rmSync(dataDir, { recursive: true, force: true });
}

async function picture(state: RoomState): Promise<void> {
  const staged = await stage(server.url, state);
  const { page } = await openPage(browser, 'about:blank', { reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await show(page, staged, state);
  await shoot(page, state, 'light', 1280);
  if (IN_EVERY_LOOK.includes(state.name)) {
    for (const width of WIDTHS) {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await shoot(page, state, scheme, width);
      }
      for (const theme of THEMES.filter((name) => name !== 'default')) {
        await set(page, 'theme', theme);
        await shoot(page, state, theme, width);
      }
      await set(page, 'theme', 'default');
    }
  }
  if (IN_ARABIC.includes(state.name)) {
    await page.emulateMedia({ colorScheme: 'light' });
    await speak(page, 'ar');
    for (const width of [320, 1280]) await shoot(page, state, 'arabic', width);
  }
  staged.close();
  await page.context().close();
  console.log(state.name);
}

async function pollPicture(state: PollState): Promise<void> {
  const { page } = await openPage(browser, 'about:blank', { reducedMotion: 'reduce' });
  await showPoll(page, { server }, state);
  const name = `poll ${state.name}`;
  await shoot(page, { name }, 'light', 1280);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, { name }, 'dark', 768);
  for (const theme of THEMES.filter((each) => each !== 'default')) {
    await page.locator('poll-embed').evaluate((element, look) => element.setAttribute('theme', look), theme);
    await shoot(page, { name }, theme, 768);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('poll-embed').evaluate((element) => element.setAttribute('theme', 'default'));
  await shoot(page, { name }, 'light', 320);
  await page.context().setOffline(false);
  await page.locator('poll-embed').evaluate((element) => element.setAttribute('locale', 'ar'));
  await page.locator('.poll[dir=rtl]').waitFor();
  await shoot(page, { name }, 'arabic', 320);
  await page.context().close();
  console.log(name);
}

async function shoot(
  page: Page,
  { name }: Pick<RoomState, 'name'>,
  look: string,
  width: number,
): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const file = `${name.replaceAll(/[ ,]+/g, '-')}.${look}.${width}.png`;
  await page.screenshot({ path: join(FOLDER, file), fullPage: true });
}

async function set(page: Page, attribute: string, value: string): Promise<void> {
  const room = page.locator('point-poker-room');
  await room.evaluate((element, [name, text]) => element.setAttribute(name, text), [
    attribute,
    value,
  ] as const);
}
