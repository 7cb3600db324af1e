import { setTimeout as wait } from 'node:timers/promises';
import { createRoom } from '@showhands/client';
import { beforeAll, expect, test } from 'vitest';
import { holdBack, openPage } from './browser.ts';
import { findFaults } from './faults.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let roomId = '';
let hostKey = '';

beforeAll(async () => {
  const room = await createRoom(world.server.url, {
    facilitatorName: 'Hanna',
    cardScale: 'fibonacci',
    roles: ['Dev'],
    anonymousVoting: false,
  });
  roomId = room.roomId;
  hostKey = room.facilitatorRestToken;
});

test('a room’s link is there to scan and to read, without the host’s key', async () => {
  const { page, complaints } = await openPage(
    world.browser,
    `${world.server.url}/room/${roomId}#host=${hostKey}`,
  );
  expect(await page.title()).toBe('Planning poker – Showhands');
  await page.getByRole('button', { name: 'QR code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scan to join' });
  await dialog.getByRole('img', { name: 'QR code of this link' }).waitFor();
  expect(await dialog.locator('.link').textContent()).toBe(`${world.server.url}/room/${roomId}`);
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('show-qr-code');
  expect(complaints).toEqual([]);
});

test('a room that is not there says so, and shows the way on', async () => {
  const { page, complaints } = await openPage(world.browser, `${world.server.url}/room/nowhere`);
  await page.getByText('This room does not exist').waitFor();
  expect(await page.title()).toBe('Room not found – Showhands');
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Create a room, or join another one' }).click();
  await page.getByRole('heading', { name: 'Create a room' }).waitFor();
  // The browser's own line about the status.
  expect(complaints).toEqual([expect.stringContaining('404')]);
});

test('a room that has ended still shows its people what was estimated', async () => {
  const { page } = await openPage(world.browser, `${world.server.url}/room/${roomId}#host=${hostKey}`);
  await page.getByLabel('Your name').fill('Hanna');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.poll(() => page.title()).toMatch(/^Room [A-Z2-9]{6} – Showhands$/);
  await page.getByText('End session').click();
  await page.getByRole('button', { name: 'End for everybody' }).click();
  await expect.poll(() => page.title()).toBe('Session ended – Showhands');
  const answer = await page.reload();
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { name: 'The session has ended' }).waitFor();
  await expect.poll(() => page.title()).toBe('Session ended – Showhands');
});

test.each(['/', '/nowhere'])('axe finds nothing wrong with %s, in light and in dark', async (path) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage(world.browser, world.server.url + path, {
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    expect(await findFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test('the front page offers every option of a room, and nothing on it moves', async () => {
  const { page, complaints } = await openPage(world.browser, world.server.url);
  const shift = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
  expect(shift).toBe(0);
  await page.getByRole('img', { name: 'A room after the reveal' }).waitFor();
  await page.getByLabel('Your name').fill('Hanna');
  await page.getByLabel('QE', { exact: true }).check();
  await page.getByLabel('Roles, up to four').fill('Dev, QE, <b>PO</b>');
  await page.getByLabel('<b>PO</b>', { exact: true }).check();
  expect(await page.getByLabel('QE', { exact: true }).isChecked()).toBe(true);
  const asked = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('button', { name: 'Create the room' }).click();
  const { input } = (await asked).postDataJSON().variables;
  expect(input).toMatchObject({
    roles: ['Dev', 'QE', '<b>PO</b>'],
    excludedFromEstimate: ['QE', '<b>PO</b>'],
  });
  await page.waitForURL(/\/room\//);
  expect(complaints).toEqual([]);
});

test('a second click while the room’s page still loads makes no second room', async () => {
  const { page } = await openPage(world.browser, world.server.url);
  let made = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('createRoom')) made += 1;
  });
  const release = await holdBack(page, '**/room/*');
  const form = page.locator('#create-form');
  await form.getByLabel('Your name').fill('Hanna');
  const navigation = page.waitForRequest('**/room/*');
  await form.evaluate((element: HTMLFormElement) => {
    setInterval(() => element.querySelector('button')?.click(), 50);
  });
  await navigation;
  await wait(500);
  release();
  await page.waitForURL('**/room/*');
  expect(made).toBe(1);
});

test('whoever comes back from the room’s page can make another room', async () => {
  const { page } = await openPage(world.browser, world.server.url);
  const button = page.locator('#create-form').getByRole('button', { name: 'Create the room' });
  await page.locator('#create-form').getByLabel('Your name').fill('Hanna');
  await button.click();
  await page.waitForURL('**/room/*');
  await page.goBack();
  await button.waitFor();
  // Headless browsers keep no pages: one that was kept comes back as it was left.
  await button.evaluate((element: HTMLButtonElement) => {
    element.disabled = true;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  expect(await button.isEnabled()).toBe(true);
});
