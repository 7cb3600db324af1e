/** Polls on their own pages and in frames; and that everybody can use them, whatever state they are in. */

import { THEMES } from '@showhands/protocol/plain';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openPage } from './browser.ts';
import { startExample } from './example.ts';
import { findFaults } from './faults.ts';
import { type ForeignSite, onePage, openSite } from './foreign-site.ts';
import { POLL_STATES, showPoll } from './poll-states.ts';
import { API_KEY, countedVotes, makePoll, voteFor } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const sites: ForeignSite[] = [];

afterAll(() => {
  for (const site of sites) site.close();
});

test('a poll has a page with its title and a link to share; one that is not there is 404', async () => {
  const id = await makePoll(world);
  const address = `${world.server.url}/polls/${id}`;
  const { page, complaints } = await openPage(world.browser, address);
  await expect.poll(() => page.title()).toBe('What feature should we build next? – Showhands');
  await page.getByRole('button', { name: 'QR code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scan to vote' });
  await dialog.getByRole('img', { name: 'QR code of this link' }).waitFor();
  expect(await dialog.locator('.link').textContent()).toBe(address);
  expect(complaints).toEqual([]);

  for (const missing of ['nowhere', await makePoll(world, { published: false })]) {
    for (const path of [`/polls/${missing}`, `/embed/polls/${missing}`]) {
      expect((await fetch(world.server.url + path)).status, path).toBe(404);
    }
  }
  await page.goto(`${world.server.url}/polls/nowhere?lang=de`);
  await page.getByText('Diese Umfrage gibt es nicht', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'QR' }).waitFor({ state: 'hidden' });
});

test('the example’s page takes votes in its own colours, and hears of them', async () => {
  const example = await startExample();
  onTestFinished(() => example.stop());
  const address = example.pollAddress(world.server.url, await makePoll(world));
  const { page, complaints } = await openPage(world.browser, address);
  const vote = page.getByRole('button', { name: 'Vote' });
  await page.getByLabel('Mobile app').check();
  expect(await vote.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(122, 62, 157)');
  await vote.click();
  await page.getByText('This page heard that you voted.').waitFor();
  await page.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
  expect(complaints).toEqual([]);
});

describe('in a frame', () => {
  const frameOf = (id: string, instance = '') =>
    `<iframe src="${world.server.url}/embed/polls/${id}${instance}" title="Poll"></iframe>`;

  async function openFramed(body: string, options: BrowserContextOptions = {}) {
    const site = await openSite(
      onePage(`<script type="module" src="${world.server.url}/frames.js"></script>${body}`),
    );
    sites.push(site);
    return openPage(world.browser, site.origin, options);
  }

  test('it is as tall as what is in it, each frame for itself, and takes votes', async () => {
    const id = await makePoll(world);
    const { page } = await openFramed(frameOf(id, '?id=one') + frameOf(id, '?id=two'));
    const heights = () =>
      page.locator('iframe').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    await expect.poll(async () => Math.min(...(await heights()))).toBeGreaterThan(250);
    const first = page.frameLocator('iframe').first();
    const [before] = await heights();
    await first.getByLabel('Dark mode').check();
    await first.getByRole('button', { name: 'Vote' }).click();
    await first.getByText('Thank you').waitFor();
    await expect.poll(async () => (await heights())[0]).not.toBe(before);
    expect(await page.frameLocator('iframe').first().locator('html').evaluate(hasScrollBar)).toBe(false);
  });

  test('it counts a browser once that voted on another site, where the poll is an element', async () => {
    const id = await makePoll(world);
    // A size of its own would be the page's alone, and the frame would say that of the screen.
    const options = { viewport: null };
    const element = await openFramed(
      `<script type="module" src="${world.server.url}/embed.js"></script><poll-embed poll-id="${id}"></poll-embed>`,
      options,
    );
    await element.page.getByLabel('Dark mode').check();
    await element.page.getByRole('button', { name: 'Vote' }).click();
    await element.page.getByText('Thank you').waitFor();

    const { page } = await openFramed(frameOf(id), options);
    const framed = page.frameLocator('iframe');
    await framed.getByLabel('Mobile app').check();
    await framed.getByRole('button', { name: 'Vote' }).click();
    await framed.getByText('You have already voted in this poll.').waitFor();
    expect(await countedVotes(world, id)).toBe(1);
  });

  test('nobody else makes it taller', async () => {
    const id = await makePoll(world);
    const { page } = await openFramed(frameOf(id));
    const height = () =>
      page
        .locator('iframe')
        .first()
        .evaluate(({ clientHeight }) => clientHeight);
    await expect.poll(height).toBeGreaterThan(250);
    const before = await height();
    await page.evaluate((poll) => {
      postMessage({ type: 'showhands:resize', id: poll, height: 5000 }, '*');
      const stranger = document.createElement('iframe');
      stranger.srcdoc = `<script>parent.postMessage({ type: 'showhands:resize', id: '${poll}', height: 5000 }, '*')</script>`;
      document.body.append(stranger);
    }, id);
    await page.frameLocator('iframe').last().locator('body').waitFor({ state: 'attached' });
    expect(await height()).toBe(before);
  });

  test('it is shown on the pages of those alone whom its owner allows, and rooms on nobody’s', async () => {
    const headerOf = async (path: string) =>
      (await fetch(world.server.url + path, { headers: { Accept: 'text/html' } })).headers.get(
        'Content-Security-Policy',
      ) ?? '';
    const open = await makePoll(world);
    expect(await headerOf(`/embed/polls/${open}`)).toMatch(/frame-ancestors \*$/);
    const closed = await makePoll(world, { allowed_origins: ['https://blog.example', 'null'] });
    expect(await headerOf(`/embed/polls/${closed}`)).toMatch(
      /frame-ancestors 'self' https:\/\/blog\.example$/,
    );
    for (const path of ['/', `/polls/${open}`, '/vote', '/graphql'])
      expect(await headerOf(path), path).toMatch(/frame-ancestors 'none'$/);
    const { page } = await openFramed(frameOf(closed));
    await expect
      .poll(() => page.frames().some((frame) => frame.url().startsWith('chrome-error:')))
      .toBe(true);
  });
});

test.each(POLL_STATES)('everybody can use a poll: $name', { timeout: 90_000 }, async (state) => {
  const { page } = await openPage(world.browser, 'about:blank', { reducedMotion: 'reduce' });
  await showPoll(page, world, state);
  const faults: string[] = [];
  const look = async (where: string, rules?: readonly string[]) => {
    faults.push(...(await findFaults(page, rules)).map((fault) => `${where}: ${fault}`));
    if (await isTooWide(page)) faults.push(`${where}: wider than the screen`);
  };
  await look('default');
  for (const theme of THEMES) {
    await page.locator('poll-embed').evaluate((element, name) => element.setAttribute('theme', name), theme);
    await page.locator(`.poll[data-theme=${theme}]`).waitFor();
    await look(theme, ['color-contrast']);
  }
  await page.locator('poll-embed').evaluate((element) => element.setAttribute('theme', 'default'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', ['color-contrast']);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.locator('poll-embed').evaluate((element) => element.setAttribute('locale', 'ar'));
  await page.locator('.poll[dir=rtl]').waitFor();
  await look('Arabic on a small screen');
  await page.context().close();
  expect(faults).toEqual([]);
});

test('results move without a word, and the page doesn’t', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page } = await openPage(world.browser, `${world.server.url}/polls/${id}`);
  await page.locator('poll-embed').evaluate((element) => element.setAttribute('show-results', ''));
  await page.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  const top = () => page.locator('table').evaluate((table) => table.getBoundingClientRect().height);
  const before = await top();
  await voteFor(world, id, ['opt_1'], 'a');
  await page.getByRole('row', { name: 'Dark mode 100% 1' }).waitFor();
  expect(await top()).toBe(before);
  expect(await page.locator('poll-embed [role=status]').textContent()).toBe('');
});

function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

function hasScrollBar(element: Element): boolean {
  return element.scrollHeight > element.clientHeight;
}
