/** Polls for people whose browser keeps nothing for sites inside of others, or nothing for anybody. */

import type { Frame, FrameLocator, Locator, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { complaintsOf, openProfile } from './browser.ts';
import { onePage, openSite } from './foreign-site.ts';
import { API_KEY, countedVotes, makePoll } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });

/** A page on `localhost`: to a browser another site than the server's, which is on `127.0.0.1`. */
async function openForeign(html: string, profile: object): Promise<{ page: Page; complaints: string[] }> {
  const site = await openSite(onePage(html));
  const context = await openProfile(profile);
  onTestFinished(async () => {
    await context.close();
    site.close();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = complaintsOf(page);
  await page.goto(site.origin);
  return { page, complaints };
}

const keepsNothing = (place: Page | Frame) =>
  place.evaluate(() => {
    try {
      localStorage.setItem('key', 'value');
      return false;
    } catch {
      return true;
    }
  });

async function voteIn(place: FrameLocator | Locator, option: string): Promise<void> {
  await place.getByLabel(option).check();
  await place.getByRole('button', { name: 'Vote' }).click();
}

test('a framed poll counts once where the browser blocks third-party cookies and storage', async () => {
  const id = await makePoll(world);
  const frame = `<iframe src="${world.server.url}/embed/polls/${id}" title="Poll" height="600"></iframe>`;
  const { page, complaints } = await openForeign(frame, {
    block_third_party_cookies: true,
    cookie_controls_mode: 1,
  });
  const poll = page.frameLocator('iframe');
  await voteIn(poll, 'Dark mode');
  await poll.getByText('Thank you').waitFor();
  await poll.getByRole('row', { name: 'Dark mode your choice 100% 1' }).waitFor();
  expect(await keepsNothing(page)).toBe(false);
  expect(await keepsNothing(page.frames()[1] as Frame)).toBe(true);

  await page.reload();
  await voteIn(poll, 'Mobile app');
  await poll.getByText('You have already voted in this poll.').waitFor();
  expect(await countedVotes(world, id)).toBe(1);
  expect(complaints).toEqual([]);
});

test.each(['fingerprint', 'device'])(
  'a poll works where the browser keeps nothing for anybody (%s)',
  async (kind) => {
    const id = await makePoll(world, { duplicate_check: kind });
    const script = `<script type="module" src="${world.server.url}/embed.js"></script>`;
    const { page, complaints } = await openForeign(`${script}<poll-embed poll-id="${id}"></poll-embed>`, {
      default_content_setting_values: { cookies: 2 },
    });
    const poll = page.locator('poll-embed');
    await voteIn(poll, 'Dark mode');
    await poll.getByText('Thank you').waitFor();
    await poll.getByRole('row', { name: 'Dark mode your choice 100% 1' }).waitFor();
    expect(await keepsNothing(page)).toBe(true);
    expect(await countedVotes(world, id)).toBe(1);
    expect(complaints).toEqual([]);
  },
);
