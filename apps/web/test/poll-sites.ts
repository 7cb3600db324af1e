/** Pages of others with polls in them. */

import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, onTestFinished } from 'vitest';
import { holdBack, openPage } from './browser.ts';
import { type ForeignSite, onePage, openSite } from './foreign-site.ts';
import type { World } from './world.ts';

export const tag = (id: string, more = '') => `<poll-embed poll-id="${id}" ${more}></poll-embed>`;

/** To be called once in a test file. */
export function usePollSites(world: World) {
  const sites: ForeignSite[] = [];

  afterAll(() => {
    for (const site of sites) site.close();
  });

  /** A page of somebody else, whose policy allows our server and nothing besides. */
  async function siteWith(body: string): Promise<ForeignSite> {
    const { host } = new URL(world.server.url);
    const policy = `default-src 'none'; script-src http://${host}; connect-src http://${host} ws://${host}`;
    const script = `<script type="module" src="${world.server.url}/embed.js"></script>`;
    const site = await openSite(onePage(script + body, { 'content-security-policy': policy }));
    sites.push(site);
    return site;
  }

  /** Somebody on such a page, until the test is over. */
  async function openPoll(body: string, options: BrowserContextOptions = {}) {
    const person = await openPage(world.browser, (await siteWith(body)).origin, options);
    onTestFinished(() => person.page.context().close());
    return { ...person, poll: person.page.locator('poll-embed').first() };
  }

  return { siteWith, openPoll };
}

/** The names of the poll's events from now on. */
export async function noteEvents(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    for (const name of ['poll-loaded', 'poll-voted', 'poll-closed', 'poll-error'])
      document.addEventListener(name, () => told.push(name));
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}

/** Lets votes wait on their way until the answer is called. */
export function holdVotes(page: Page): Promise<() => void> {
  return holdBack(page, '**/graphql', (request) => Boolean(request.postData()?.includes('castVote')));
}

/** As where somebody comes back to the page from another. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
