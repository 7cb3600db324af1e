/** What stands where in a room, as far as it decides whether something can be read and pressed. */

import type { PointPokerRoom } from '@showhands/elements';
import { LANGUAGES, type Language } from '@showhands/protocol/plain';
import type { Locator, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { openPage } from './browser.ts';
import { ROOM_STATES, show, speak, stage } from './room-states.ts';
import { useWorld } from './world.ts';

const NARROW = 320;
/** The narrowest with two columns, and a desktop. */
const WIDE = [768, 1280] as const;
const world = useWorld();

async function openState(name: string): Promise<Page> {
  const state = ROOM_STATES.find((each) => each.name === name);
  if (!state) throw new Error(`there is no state called ${name}`);
  const staged = await stage(world.server.url, state);
  const { page } = await openPage(world.browser, 'about:blank', { reducedMotion: 'reduce' });
  onTestFinished(async () => {
    staged.close();
    await page.context().close();
  });
  await show(page, staged, state);
  return page;
}

async function look(page: Page, language: Language, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 700 });
  await speak(page, language);
}

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  const { x: left, y: top, width, height } = box;
  return { left, top, right: left + width, bottom: top + height };
}

const refuse = (page: Page) =>
  page.locator('point-poker-room').evaluate((room) => (room as PointPokerRoom).setStory({ title: '' }));

/** Whether what was refused lies over the button to leave. */
async function isLeaveCovered(page: Page): Promise<boolean> {
  await refuse(page);
  const toast = await boxOf(page.locator('.toast'));
  const leave = await boxOf(page.locator('.bar-top button'));
  const isBeside = toast.right <= leave.left || leave.right <= toast.left;
  return !isBeside && toast.top < leave.bottom && leave.top < toast.bottom;
}

test('what is refused never lies over the button to leave', { timeout: 90_000 }, async () => {
  const page = await openState('refused');
  const covered: string[] = [];
  for (const language of LANGUAGES)
    for (const width of [NARROW, ...WIDE]) {
      await look(page, language, width);
      if (await isLeaveCovered(page)) covered.push(`${language} at ${width}`);
    }
  expect(covered).toEqual([]);
  // Also below the line about a lost connection, which pushes everything down.
  await page.setViewportSize({ width: NARROW, height: 700 });
  await page.context().setOffline(true);
  await page.locator('.banner').waitFor();
  expect(await isLeaveCovered(page)).toBe(false);
});

test('who leaves with something refused can come back at once', async () => {
  const page = await openState('refused');
  await look(page, 'de', NARROW);
  await refuse(page);
  // Less than the time for which it is shown.
  const timeout = 5000;
  await page.locator('.bar-top button').click({ timeout });
  await page.locator('.notice button').click({ timeout });
  await page.getByRole('heading', { name: 'Personen' }).waitFor();
});

test('the history has the whole width of the room, and nothing of it is cut off', {
  timeout: 90_000,
}, async () => {
  const page = await openState('history');
  for (const language of LANGUAGES)
    for (const width of [NARROW, ...WIDE]) {
      await look(page, language, width);
      const where = `${language} at ${width}`;
      const [room, history] = [await boxOf(page.locator('.columns')), await boxOf(page.locator('.history'))];
      expect([history.left, history.right], where).toEqual([room.left, room.right]);
      const overflow = await page
        .locator('.history .scroll')
        .evaluate((at) => at.scrollWidth - at.clientWidth);
      expect(overflow, where).toBe(0);
    }
});
