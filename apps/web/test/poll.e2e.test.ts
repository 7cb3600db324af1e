/** Polls in pages of others, as readers use them. */

import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { tag, usePollSites } from './poll-sites.ts';
import { API_KEY, countedVotes, deletePoll, editPoll, makePoll, voteFor } from './polls.ts';
import { watchSockets } from './sockets.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const { siteWith, openPoll } = usePollSites(world);

test('two polls on a foreign page take votes, remember them, move for others, and close in front of them', async () => {
  const [first, second] = [
    await makePoll(world),
    await makePoll(world, { allow_multiple: true, title: 'Which?' }),
  ];
  const site = await siteWith(tag(first) + tag(second));
  const ada = await openPage(world.browser, site.origin);
  const [one, two] = [ada.page.locator('poll-embed').first(), ada.page.locator('poll-embed').last()];
  await one.getByLabel('Mobile app').check();
  await one.getByRole('button', { name: 'Vote' }).click();
  await one.getByText('Thank you, your vote was counted.').waitFor();
  await one.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
  await two.getByLabel('Dark mode').check();
  await two.getByLabel('API improvements').check();
  await two.getByRole('button', { name: 'Vote' }).click();
  await two.getByRole('row', { name: 'API improvements your choice 100% 1' }).waitFor();

  await ada.page.reload();
  await one.getByText('You have already voted in this poll.').waitFor();
  await one.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();

  await voteFor(world, first, ['opt_1'], 'somebody else');
  await one.getByRole('row', { name: 'Dark mode 50% 1' }).waitFor();
  await editPoll(world, first, { close_message: 'Thanks, we go on with that.', max_responses: 2 });
  await one.getByText('Thanks, we go on with that.').first().waitFor();
  expect(ada.complaints).toEqual([]);
});

test('whoever only looks is not fingerprinted, gets no token and holds no connection', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  const sockets = watchSockets(page);
  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`),
  );
  await page.reload();
  await poll.getByLabel('Dark mode').waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((request) => /visitor|taking-part|issueEmbedToken|castVote/.test(request))).toEqual([]);
  expect(sockets.opened).toBe(0);
  await poll.getByLabel('Dark mode').check();
  await expect.poll(() => asked.some((request) => request.includes('issueEmbedToken'))).toBe(true);
  await expect.poll(() => asked.some((request) => request.includes('visitor'))).toBe(true);
});

test('a vote that finds no network is kept, sent again, and counted once', async () => {
  const id = await makePoll(world, { duplicate_check: 'device' });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  // What voting takes is there; the network isn't any more.
  await page.waitForLoadState('networkidle');
  let isAnswered = true;
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('castVote')) return route.continue();
    // The first arrives, and its answer gets lost.
    if (isAnswered) await route.fetch();
    isAnswered = false;
    await route.abort();
  });
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Your vote is not confirmed yet').waitFor();
  expect(await countedVotes(world, id)).toBe(1);
  await page.unroute('**/graphql');
  await poll.getByText('Thank you, your vote was counted.').waitFor();
  expect(await countedVotes(world, id)).toBe(1);
});

test('a second vote from the same browser is known, also where the page remembers nothing', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Thank you').waitFor();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await poll.getByLabel('Mobile app').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('You have already voted in this poll.').waitFor();
  await poll.getByRole('row', { name: 'Dark mode 100% 1' }).waitFor();
  expect(await countedVotes(world, id)).toBe(1);
});

test('works where storage is forbidden and the fingerprint library is blocked', async () => {
  const id = await makePoll(world);
  const { page, poll, complaints } = await openPoll(tag(id));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.route('**/visitor-*.js', (route) => route.abort());
  await page.reload();
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Thank you').waitFor();
  await poll.getByRole('row', { name: 'Dark mode your choice 100% 1' }).waitFor();
  expect(complaints).toEqual([]);
});

test('says when it opens, opens by itself, and closes by itself', async () => {
  const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
  const hour = 3_600_000;
  const id = await makePoll(world, { starts_at: at(hour), ends_at: at(2 * hour), close_message: 'Over' });
  const { page, poll } = await openPoll(tag(id));
  await page.clock.install();
  await page.reload();
  await poll.getByText(/^Voting starts on /).waitFor();
  // Only the page's clock is turned: that it is time for the server, too, is its owner's doing, who is not heard of.
  await editPoll(world, id, { starts_at: null });
  // Not everybody looks in the same moment, but at most so much later.
  const turn = (hours: number) => page.clock.fastForward(hours * hour + 3000);
  await turn(1);
  await poll.getByLabel('Dark mode').waitFor();
  await editPoll(world, id, { ends_at: at(-1000) });
  // By the server's clock, which stood still.
  await turn(2);
  await poll.getByText('Over').first().waitFor();
});

test('tells its page what happens, and what was refused', async () => {
  const id = await makePoll(world, { max_responses: 1 });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').waitFor();
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    for (const name of ['poll-loaded', 'poll-voted', 'poll-closed', 'poll-error'])
      document.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  });
  const told = () =>
    page.evaluate(() => (window as unknown as { told: [string, Record<string, unknown>][] }).told);
  await voteFor(world, id, ['opt_2'], 'somebody faster');
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('This poll is closed.').first().waitFor();
  await expect.poll(async () => (await told()).map(([name]) => name)).toContain('poll-error');
  const [, detail] = (await told()).find(([name]) => name === 'poll-error') ?? [];
  expect(detail?.code).toBe('poll_closed');
  await deletePoll(world, id);
  await page.reload();
  await poll.getByText('This poll does not exist, or is not published.').waitFor();
});

test('shows hostile text as text, in names too', async () => {
  const hostile = '<img src=x onerror="window.hacked = true">';
  const options = [
    { id: 'a', label: hostile },
    { id: 'b', label: 'b' },
  ];
  const id = await makePoll(world, { title: hostile, description: hostile, options, anonymous: false });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByRole('heading', { name: hostile }).waitFor();
  await poll.getByLabel(hostile).check();
  await poll.getByLabel('Your name').fill(hostile);
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText(`${hostile}`).nth(3).waitFor();
  expect(await poll.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('is used with the keyboard alone', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await poll.getByRole('table').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await poll.getByText('Thank you').waitFor();
  // Where the form had the focus, its answer has it now.
  await expect
    .poll(() => poll.evaluate((element) => element.shadowRoot?.activeElement?.className))
    .toContain('thanks');
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
});

test('follows what its owner does: more options, taken back, published again', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { poll } = await openPoll(tag(id, 'show-results'));
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  const options = [
    { id: 'opt_1', label: 'Dark mode' },
    { id: 'opt_2', label: 'Mobile app' },
    { id: 'opt_4', label: 'Fewer features' },
  ];
  await editPoll(world, id, { options });
  await poll.getByLabel('Fewer features').waitFor();
  await poll.getByRole('row', { name: 'Fewer features 0% 0' }).waitFor();
  await editPoll(world, id, { published: false });
  await poll.getByText('This poll does not exist, or is not published.').waitFor();
  await editPoll(world, id, { published: true });
  await poll.getByLabel('Fewer features').waitFor();
});
