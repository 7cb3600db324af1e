/** Votes on their way: what becomes of them where the poll moves, the page goes, or another tab was faster. */

import type { Locator, Page, Request } from 'playwright';
import { expect, test } from 'vitest';
import { comeBack, noteEvents, tag, usePollSites } from './poll-sites.ts';
import { API_KEY, countedVotes, editPoll, makePoll, QUESTION } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const { openPoll } = usePollSites(world);

/** From now on votes arrive, but no answers do; or not even votes. */
async function loseVotes(page: Page, { arrive }: { arrive: boolean }): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('castVote')) return route.continue();
    if (arrive) await route.fetch();
    await route.abort();
  });
}

/** A page whose vote for the mobile app is unsent. */
async function openUnsent(id: string, { arrive }: { arrive: boolean }) {
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Mobile app').check();
  await loseVotes(page, { arrive });
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Your vote is not confirmed yet').waitFor();
  return { page, poll };
}

/** Opens the page anew once the network is there again, without anything being sent by itself before. */
async function openAgain(page: Page, onRequest: (request: Request) => void = () => {}): Promise<void> {
  const address = page.url();
  await page.goto('about:blank');
  await page.unroute('**/graphql');
  page.on('request', onRequest);
  await page.goto(address);
}

test('what is chosen and typed in a poll stays where it is moved in its page', async () => {
  const { page, poll } = await openPoll(tag(await makePoll(world, { anonymous: false })));
  await poll.getByLabel('Mobile app').check();
  await poll.getByLabel('Your name').fill('Ada');
  await poll.evaluate((element) => document.body.prepend(element));
  await page.waitForTimeout(500);
  expect(await poll.getByLabel('Mobile app').isChecked()).toBe(true);
  expect(await poll.getByLabel('Your name').inputValue()).toBe('Ada');
});

test('an unsent vote is sent by itself also where its poll is moved in its page', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openUnsent(id, { arrive: false });
  await poll.evaluate((element) => document.body.prepend(element));
  await page.unroute('**/graphql');
  await poll.locator('.thanks').waitFor();
  expect(await countedVotes(world, id)).toBe(1);
});

test.each([true, false])('an unsent vote outlives a reload (it arrived: %s)', async (arrive) => {
  const id = await makePoll(world);
  const { page, poll } = await openUnsent(id, { arrive });
  await openAgain(page);
  await poll.locator('.thanks').waitFor();
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
  expect(await countedVotes(world, id)).toBe(1);
  await page.reload();
  await poll.getByText('You have already voted in this poll.').waitFor();
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
});

/** The first vote of the page is stored, but answered as by a server in trouble; answers when votes were sent. */
async function troubleFirst(page: Page, extensions: object): Promise<readonly number[]> {
  const sentAt: number[] = [];
  await page.waitForLoadState('networkidle');
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('castVote')) return route.continue();
    sentAt.push(Date.now());
    if (sentAt.length > 1) return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, json: { data: null, errors: [{ message: 'Not now.', extensions }] } });
  });
  return sentAt;
}

test.each(['unavailable', 'internal', 'rate_limited'])(
  'a vote that only is refused for now (%s) is sent again, and counted once',
  async (code) => {
    const id = await makePoll(world);
    const { page, poll } = await openPoll(tag(id));
    await poll.getByLabel('Mobile app').check();
    const sentAt = await troubleFirst(page, { code });
    await poll.getByRole('button', { name: 'Vote' }).click();
    await poll.locator('.thanks').waitFor();
    await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
    expect(sentAt).toHaveLength(2);
    expect(await countedVotes(world, id)).toBe(1);
  },
);

test('a vote that came too soon is kept, and waits as long as it is told', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Mobile app').check();
  const sentAt = await troubleFirst(page, { code: 'rate_limited', retryAfterSeconds: 2 });
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByRole('alert').filter({ hasText: 'Your vote is not confirmed yet' }).waitFor();
  await poll.getByRole('button', { name: 'Send again' }).waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage).join())).toContain('/ballot');
  await poll.locator('.thanks').waitFor();
  const [first = 0, second = 0] = sentAt;
  expect(second - first).toBeGreaterThanOrEqual(2000);
});

/** Opens the page of an unsent vote anew while the server is still away; answers what lets it come back. */
async function openAway(page: Page, poll: Locator): Promise<() => Promise<void>> {
  await page.route('**/graphql', (route) => route.abort());
  await page.reload();
  await poll.getByRole('alert').filter({ hasText: 'The server cannot be reached.' }).waitFor();
  return () => page.unroute('**/graphql');
}

test('an unsent vote is sent by itself also where the server is still away after a reload', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openUnsent(id, { arrive: false });
  const comesBack = await openAway(page, poll);
  const told = await noteEvents(page);
  await comesBack();
  await poll.locator('.thanks').waitFor();
  expect(await countedVotes(world, id)).toBe(1);
  expect(await told()).toEqual(['poll-loaded', 'poll-voted']);
});

test.each(['online', 'visibilitychange'])('a poll out of reach is looked at again on %s', async (event) => {
  const { page, poll } = await openPoll(tag(await makePoll(world)));
  await poll.getByLabel('Mobile app').waitFor();
  // No time goes by.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const comesBack = await openAway(page, poll);
  await comesBack();
  await page.evaluate(
    (name) => (name === 'online' ? window : document).dispatchEvent(new Event(name)),
    event,
  );
  await poll.getByLabel('Mobile app').waitFor();
});

test('what was chosen and typed is seen again where an unsent vote has outlived a reload', async () => {
  const id = await makePoll(world, { anonymous: false });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Mobile app').check();
  await poll.getByLabel('Your name').fill('Ada');
  await loseVotes(page, { arrive: false });
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByRole('button', { name: 'Send again' }).waitFor();
  await page.reload();
  await poll.getByRole('button', { name: 'Send again' }).waitFor();
  expect(await poll.getByLabel('Mobile app').isChecked()).toBe(true);
  expect(await poll.getByLabel('Your name').inputValue()).toBe('Ada');
  // Nor is it gone where the vote is refused, and can be changed.
  await editPoll(world, id, { options: [{ id: 'opt_4', label: 'Nothing' }, ...QUESTION.options] });
  await page.unroute('**/graphql');
  await page.route('**/graphql', (route) => {
    if (!route.request().postData()?.includes('castVote')) return route.continue();
    const errors = [{ message: 'No.', extensions: { code: 'invalid_options' } }];
    return route.fulfill({ json: { data: null, errors }, headers: { 'access-control-allow-origin': '*' } });
  });
  await poll.getByRole('alert').filter({ hasText: 'No.' }).waitFor();
  await poll.getByLabel('Dark mode').check();
  expect(await poll.getByLabel('Your name').inputValue()).toBe('Ada');
});

test('a vote that arrived is known after a reload also where the poll has closed since', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openUnsent(id, { arrive: true });
  await editPoll(world, id, { ends_at: new Date(Date.now() - 1000).toISOString() });
  await openAgain(page);
  await poll.locator('.thanks').waitFor();
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
});

test('a vote that the poll closed before is refused once, and not sent again', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openUnsent(id, { arrive: false });
  await editPoll(world, id, { ends_at: new Date(Date.now() - 1000).toISOString() });
  let sent = 0;
  await openAgain(page, (request) => {
    if (request.postData()?.includes('castVote')) sent += 1;
  });
  await poll.getByText('This poll is closed.').first().waitFor();
  await expect.poll(() => sent).toBe(1);
  // The answer has reached the page.
  const keys = () => page.evaluate(() => Object.keys(localStorage));
  await expect.poll(keys).not.toContainEqual(expect.stringMatching('/ballot$'));
  await page.reload();
  await poll.getByText('This poll is closed.').waitFor();
  await page.waitForTimeout(500);
  expect(sent).toBe(1);
});

test('an unsent vote whose token has expired since gets another one', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openUnsent(id, { arrive: false });
  // Else it would go on with the token that it has in mind.
  await poll.evaluate((element) => element.remove());
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      const text = localStorage.getItem(key) ?? '';
      localStorage.setItem(key, text.replace(/"token":"[^"]+"/, '"token":"too old"'));
    }
  });
  await openAgain(page);
  await poll.locator('.thanks').waitFor();
  expect(await countedVotes(world, id)).toBe(1);
});

test('where storage is forbidden, an unsent vote outlives that its poll is taken from the page for a while', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.reload();
  await poll.getByLabel('Mobile app').check();
  await loseVotes(page, { arrive: false });
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Your vote is not confirmed yet').waitFor();
  await poll.evaluate((element) => element.remove());
  await page.waitForTimeout(100);
  await page.unroute('**/graphql');
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), tag(id));
  await poll.locator('.thanks').waitFor();
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
});

test('a second try in another tab forgets nothing of what was chosen in the first', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  const other = await page.context().newPage();
  await other.goto(page.url());
  const again = other.locator('poll-embed');
  await again.getByLabel('Dark mode').check();
  await poll.getByLabel('Mobile app').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.locator('.thanks').waitFor();
  await again.getByRole('button', { name: 'Vote' }).click();
  await again.getByText('You have already voted in this poll.').waitFor();
  await again.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
  await page.reload();
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
});

test('whoever comes back to a poll after voting in another tab isn’t asked again', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('poll-embed').getByLabel('Mobile app').check();
  await other.locator('poll-embed').getByRole('button', { name: 'Vote' }).click();
  await other.getByText('Thank you').waitFor();
  await comeBack(page);
  await poll.getByText('You have already voted in this poll.').waitFor();
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
});
