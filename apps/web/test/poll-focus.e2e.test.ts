/** Where the focus is in a poll, for those who use it by keyboard or hear it. */

import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { holdBack } from './browser.ts';
import { holdVotes, tag, usePollSites } from './poll-sites.ts';
import { API_KEY, countedVotes, editPoll, makePoll, QUESTION } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const { openPoll } = usePollSites(world);

/** The text of what has the focus in a poll. */
function focused(poll: Locator): Promise<string | null | undefined> {
  return poll.evaluate((element) => element.shadowRoot?.activeElement?.textContent?.trim());
}

test('whoever tries again is at the poll when it is there, and at the button while it is not', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').waitFor();
  let tries = 0;
  await page.route('**/graphql', (route) => {
    tries += 1;
    return route.abort();
  });
  await page.reload();
  await poll.getByRole('button', { name: 'Try again' }).focus();
  await page.keyboard.press('Enter');
  // The button goes while it tries, and comes back.
  await expect.poll(() => tries).toBe(2);
  await expect.poll(() => focused(poll)).toBe('Try again');
  await page.unroute('**/graphql');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(poll)).toBe(QUESTION.title);
});

test('a poll that closes under somebody’s fingers leaves them at what it says', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { poll } = await openPoll(tag(id, 'show-results'));
  await poll.getByRole('table').waitFor();
  await poll.getByLabel('Dark mode').focus();
  await editPoll(world, id, {
    ends_at: new Date(Date.now() - 1000).toISOString(),
    close_message: 'Too late!',
  });
  await expect.poll(() => focused(poll)).toBe('Too late!');
});

test('whoever reads elsewhere on the page stays there when a poll opens or closes', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(`<a href="#">Elsewhere</a>${tag(id, 'show-results')}`);
  await poll.getByRole('table').waitFor();
  const place = () => page.evaluate(() => document.activeElement?.localName);
  expect(await place()).toBe('body');
  await page.getByText('Elsewhere').focus();
  await editPoll(world, id, {
    ends_at: new Date(Date.now() - 1000).toISOString(),
    close_message: 'Too late!',
  });
  await poll.getByText('Too late!').first().waitFor();
  expect(await place()).toBe('a');
});

test('sending again in the background leaves the focus where it is', async () => {
  const id = await makePoll(world, { duplicate_check: 'device', show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  await page.waitForLoadState('networkidle');
  let tries = 0;
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('castVote')) return route.continue();
    tries += 1;
    await route.abort();
  });
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Your vote is not confirmed yet').waitFor();
  await poll.getByRole('button', { name: 'Show results' }).focus();
  const before = tries;
  await expect.poll(() => tries, { timeout: 20_000 }).toBeGreaterThan(before + 1);
  expect(await poll.evaluate((element) => element.shadowRoot?.activeElement?.className)).toBe('quiet');
});

test.each([true, false])(
  'that a vote was counted is heard once (the focus is elsewhere: %s)',
  async (isElsewhere) => {
    const id = await makePoll(world, { duplicate_check: 'device' });
    const { page, poll } = await openPoll(`${tag(id)}<input aria-label="Elsewhere">`);
    await poll.getByLabel('Dark mode').check();
    await page.waitForLoadState('networkidle');
    const release = await holdVotes(page);
    await poll.getByRole('button', { name: 'Vote' }).click();
    await poll.getByRole('status').filter({ hasText: 'Sending' }).waitFor({ state: 'attached' });
    if (isElsewhere) await page.getByLabel('Elsewhere').focus();
    release();
    await poll.getByRole('row', { name: 'Dark mode your choice 100% 1' }).waitFor();
    const thanks = 'Thank you, your vote was counted.';
    const said = () => poll.getByRole('status').textContent();
    await expect.poll(said).toBe(isElsewhere ? thanks : '');
    expect(await focused(poll)).toBe(isElsewhere ? undefined : thanks);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe(
      isElsewhere ? 'input' : 'poll-embed',
    );
  },
);

test('a vote that was kept and is counted when the page opens is heard, and takes no focus', async () => {
  const id = await makePoll(world, { duplicate_check: 'device' });
  const { page, poll } = await openPoll(`<a href="#">Elsewhere</a>${tag(id)}`);
  await poll.getByLabel('Dark mode').check();
  await page.waitForLoadState('networkidle');
  await page.route('**/graphql', (route) => route.abort());
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByRole('button', { name: 'Send again' }).waitFor();
  const address = page.url();
  await page.goto('about:blank');
  await page.unroute('**/graphql');
  await page.goto(address);
  await poll.getByRole('status').filter({ hasText: 'Thank you' }).waitFor({ state: 'attached' });
  await poll.locator('.thanks').waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Elsewhere');
});

test('whoever voted by keyboard is at the answer also where its texts come late', async () => {
  const id = await makePoll(world, { duplicate_check: 'device' });
  const { page, poll } = await openPoll(tag(id, 'locale="de"'));
  const release = await holdBack(page, '**/taking-part-de-*.js');
  await poll.getByLabel('Dark mode').check();
  await page.keyboard.press('Enter');
  await expect.poll(() => countedVotes(world, id)).toBe(1);
  await poll.locator('.skeleton').waitFor();
  release();
  await poll.locator('.thanks').waitFor();
  await expect
    .poll(() => poll.evaluate((element) => element.shadowRoot?.activeElement?.className))
    .toContain('thanks');
});
