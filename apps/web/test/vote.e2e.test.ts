import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { findFaults } from './faults.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const openLink = (query: string) => openPage(world.browser, `${world.server.url}/vote?${query}`);

test('a link opens a room in which its story is being voted on, and whoever opened it runs the vote', async () => {
  const { page, complaints, vote } = await openLink(
    'title=PP-123+%3Cb%3Elogin%3C/b%3E&desc=As+a+user&url=https%3A%2F%2Fjira.example.com%2FPP-123&timer=60&source=jira',
  );
  await page.getByRole('heading', { name: 'PP-123 <b>login</b>' }).waitFor();
  await page.getByText('From jira · 60 seconds to vote').waitFor();
  expect(await page.getByRole('link', { name: 'Open the ticket' }).getAttribute('href')).toBe(
    'https://jira.example.com/PP-123',
  );
  expect(await page.getByLabel('Fibonacci').isChecked()).toBe(true);
  expect(await findFaults(page)).toEqual([]);
  await page.getByLabel('T-shirt').check();
  await page.getByLabel('Your name').fill('Hanna');
  await page.getByRole('button', { name: 'Start voting' }).click();

  await page.getByText('0 of 1 voted').waitFor();
  const address = new URL(page.url());
  expect(address.pathname).toMatch(/^\/room\//);
  expect([address.hash, address.search]).toEqual(['', '']);
  await page.getByRole('heading', { name: 'PP-123 <b>login</b>' }).waitFor();
  await page.getByText('As a user').waitFor();
  await page.getByRole('timer').waitFor();
  await vote('M');
  await page.getByRole('button', { name: 'Reveal votes' }).click();
  await page.getByLabel('Voted M').waitFor();
  expect(complaints).toEqual([]);
});

test('a link with mistakes says what they are, keeps the rest, and still works', async () => {
  const { page, complaints } = await openLink('desc=Kept&url=javascript:alert(1)&scale=custom&timer=5');
  const problems = page.locator('#problems li');
  await expect.poll(() => problems.allInnerTexts()).toHaveLength(4);
  for (const name of ['title', 'url', 'scale', 'timer']) await page.getByText(`“${name}`).first().waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.getByText('Kept', { exact: true }).waitFor();
  expect(await page.getByRole('link', { name: 'Open the ticket' }).count()).toBe(0);
  await page.getByPlaceholder('What are you estimating?').fill('Typed');
  const name = page.getByLabel('Your name');
  const isValid = () => name.evaluate((input) => (input as HTMLInputElement).validity.valid);
  await name.fill('🃏'.repeat(31));
  expect(await isValid()).toBe(false);
  await name.fill('🃏'.repeat(30));
  expect(await isValid()).toBe(true);
  await page.getByRole('button', { name: 'Start voting' }).click();
  await page.getByRole('heading', { name: 'Typed' }).waitFor();
  await page.getByText('0 of 1 voted').waitFor();
  expect(complaints).toEqual([]);
});

test('another language leaves what was typed on a link’s page as it was', async () => {
  const { page, complaints } = await openLink('desc=Kept');
  await page.getByPlaceholder('What are you estimating?').fill('Typed');
  await page.getByLabel('Your name').fill('Hanna');
  await page.getByLabel('T-shirt').check();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.waitForURL(/[?&]lang=de/);
  await page.getByText('Kept', { exact: true }).waitFor();
  const typed = () => page.evaluate(() => [...new FormData(document.forms[0])].map(String));
  await expect.poll(typed).toEqual(['title,Typed', 'facilitatorName,Hanna', 'cardScale,tshirt']);
  expect(complaints).toEqual([]);
});
