/** Polls where something comes in between: another poll, a wrong clock, a change by the owner, a network that went. */

import { expect, test } from 'vitest';
import { holdBack } from './browser.ts';
import { comeBack, holdVotes, noteEvents, tag, usePollSites } from './poll-sites.ts';
import { API_KEY, countedVotes, deletePoll, editPoll, makePoll, QUESTION, voteFor } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const { openPoll } = usePollSites(world);

test('a vote on a poll that never shows results is no error', async () => {
  const id = await makePoll(world, { show_results_after_vote: false });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  const told = await noteEvents(page);
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Thank you').waitFor();
  await page.waitForTimeout(1000);
  expect(await told()).toEqual(['poll-voted']);
});

test('what was chosen in one poll is not offered for the next one', async () => {
  const [first, second] = [await makePoll(world), await makePoll(world, { title: 'Which?' })];
  const { page, poll } = await openPoll(tag(first));
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let isAsked = false;
  await page.route('**/taking-part-*.js', async (route) => {
    isAsked = true;
    await released;
    await route.continue();
  });
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await expect.poll(() => isAsked).toBe(true);
  await poll.evaluate((element, id) => element.setAttribute('poll-id', id), second);
  await poll.getByRole('heading', { name: 'Which?' }).waitFor();
  release();
  await page.waitForTimeout(1000);
  expect(await poll.getByLabel('Dark mode').isEnabled()).toBe(true);
  expect(await poll.getByRole('alert').count()).toBe(0);
});

test.each([false, true])(
  'whether results are shown is what the page says, for each poll anew (its attribute: %s)',
  async (isSet) => {
    const [first, second] = [
      await makePoll(world, { show_results_before_vote: true }),
      await makePoll(world, { show_results_before_vote: true, title: 'Which?' }),
    ];
    const { poll } = await openPoll(tag(first, isSet ? 'show-results' : ''));
    await poll.getByRole('button', { name: isSet ? 'Hide results' : 'Show results' }).click();
    await poll.getByRole('table').waitFor({ state: isSet ? 'detached' : 'visible' });
    await poll.evaluate((element, id) => element.setAttribute('poll-id', id), second);
    await poll.getByRole('heading', { name: 'Which?' }).waitFor();
    await poll.getByRole('button', { name: isSet ? 'Hide results' : 'Show results' }).waitFor();
    expect(
      await poll.evaluate((element) => (element as HTMLElement & { showResults: boolean }).showResults),
    ).toBe(isSet);
  },
);

test.each([
  ['ahead', 3_600_000],
  ['behind', -3_600_000],
])('opens and closes in time where the clock of the device is %s', async (_, by) => {
  const [HALF_AN_HOUR, SOON] = [1_800_000, 6000];
  const inHalfHours = (count: number) => new Date(Date.now() + count * HALF_AN_HOUR).toISOString();
  const id = await makePoll(world, { starts_at: inHalfHours(1), ends_at: inHalfHours(2) });
  const { page, poll } = await openPoll(tag(id));
  await page.clock.install({ time: Date.now() + by });
  await page.reload();
  await poll.getByText(/^Voting starts on /).waitFor();
  // The server's clock isn't turned: its owner opens and closes it.
  await editPoll(world, id, { starts_at: null });
  await page.clock.fastForward(HALF_AN_HOUR + SOON);
  await poll.getByLabel('Dark mode').waitFor();
  await editPoll(world, id, { ends_at: inHalfHours(-1) });
  await page.clock.fastForward(2 * HALF_AN_HOUR + SOON);
  await poll.locator('.note').getByText('This poll is closed.').waitFor();
});

test('a vote that was counted while its poll left the page is known when it comes back', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Mobile app').check();
  await page.waitForLoadState('networkidle');
  const release = await holdVotes(page);
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByRole('button', { name: 'Sending' }).waitFor();
  await poll.evaluate((element) => {
    Object.assign(window, { poll: element });
    element.remove();
  });
  release();
  await expect.poll(() => countedVotes(world, id)).toBe(1);
  // The answer has reached the page.
  const keys = () => page.evaluate(() => Object.keys(localStorage));
  await expect.poll(keys).toContainEqual(expect.stringMatching(new RegExp(`/polls/${id}$`)));
  await page.evaluate(() => document.body.append((window as unknown as { poll: Element }).poll));
  await poll.getByText('You have already voted in this poll.').waitFor();
  await poll.getByRole('row', { name: 'Mobile app your choice 100% 1' }).waitFor();
});

test('what somebody has chosen stays chosen where options are added before it', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { poll } = await openPoll(tag(id, 'show-results'));
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  await poll.getByLabel('Dark mode').check();
  await editPoll(world, id, { options: [{ id: 'opt_0', label: 'Nothing' }, ...QUESTION.options] });
  await poll.getByRole('row', { name: 'Nothing 0% 0' }).waitFor();
  await poll.getByLabel('Nothing').waitFor();
  expect(await poll.getByLabel('Nothing').isChecked()).toBe(false);
  expect(await poll.getByLabel('Dark mode').isChecked()).toBe(true);
});

test('its bars are seen where the person chooses the colours', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { poll } = await openPoll(tag(id, 'show-results'), { forcedColors: 'active' });
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  const [bar, track] = await poll.evaluate((element) =>
    ['.bar', '.track'].map((part) => {
      const found = element.shadowRoot?.querySelector(part);
      return found && getComputedStyle(found).backgroundColor;
    }),
  );
  expect(bar).not.toBe(track);
});

test('results move again after the server had a moment of trouble', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id, 'show-results'));
  let troubles = 0;
  await page.routeWebSocket('**/graphql', (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { id, type } = JSON.parse(String(message));
      if (type !== 'subscribe' || troubles > 0) return server.send(message);
      troubles += 1;
      const payload = [{ message: 'Something went wrong.', extensions: { code: 'internal' } }];
      socket.send(JSON.stringify({ id, type: 'error', payload }));
    });
  });
  await page.reload();
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  expect(troubles).toBe(1);
  await voteFor(world, id, ['opt_1'], 'somebody else');
  await poll.getByRole('row', { name: 'Dark mode 100% 1' }).waitFor();
});

test('an outage is one error to its page, however often the vote is sent again', async () => {
  const id = await makePoll(world, { duplicate_check: 'device' });
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  await page.waitForLoadState('networkidle');
  let tries = 0;
  await page.route('**/graphql', (route) => {
    tries += 1;
    return route.abort();
  });
  const told = await noteEvents(page);
  await poll.getByRole('button', { name: 'Vote' }).click();
  await expect.poll(() => tries).toBeGreaterThan(2);
  expect(await told()).toEqual(['poll-error']);
});

test('a vote is kept and sent by itself also where what voting takes comes late', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await page.route('**/taking-part-*.js', (route) => route.abort());
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('The server cannot be reached.').waitFor();
  await page.unroute('**/taking-part-*.js');
  await poll.getByText('Thank you').waitFor();
  expect(await countedVotes(world, id)).toBe(1);
});

test('nothing of a vote can be changed while it is sent', async () => {
  const { page, poll } = await openPoll(tag(await makePoll(world, { anonymous: false })));
  await poll.getByLabel('Dark mode').check();
  await page.waitForLoadState('networkidle');
  await page.route('**/graphql', (route) => route.abort());
  // So that it isn't sent again by itself.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(60_000);
  await poll.getByLabel('Your name').fill('Ada');
  await page.keyboard.press('Enter');
  await poll.getByText('Your vote is not confirmed yet').waitFor();
  expect(await poll.getByLabel('Dark mode').isDisabled()).toBe(true);
  expect(await poll.getByLabel('Your name').isDisabled()).toBe(true);
  await page.unroute('**/graphql');
  await poll.getByRole('button', { name: 'Send again' }).click();
  await poll.getByRole('row', { name: 'Dark mode your choice Ada 100% 1' }).waitFor();
});

test('that a poll can’t be reached or isn’t there is read to those who don’t see it', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await page.route('**/graphql', (route) => route.abort());
  await page.reload();
  await poll.getByRole('alert').filter({ hasText: 'The server cannot be reached.' }).waitFor();
  await page.unroute('**/graphql');
  await deletePoll(world, id);
  await poll.getByRole('button', { name: 'Try again' }).click();
  await poll.getByRole('alert').filter({ hasText: 'This poll does not exist' }).waitFor();
});

test('a poll that was taken back for a moment is found again, by itself and by whoever tries', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  const isGone = () => poll.getByRole('alert').filter({ hasText: 'This poll does not exist' }).waitFor();
  await poll.getByLabel('Dark mode').waitFor();
  for (const look of [
    () => comeBack(page),
    () => page.evaluate(() => dispatchEvent(new Event('online'))),
    () => poll.getByRole('button', { name: 'Try again' }).click(),
  ]) {
    await editPoll(world, id, { published: false });
    await comeBack(page);
    await isGone();
    await editPoll(world, id, { published: true });
    await look();
    await poll.getByLabel('Dark mode').waitFor();
  }
});

test('results move again where the connection died without a word', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id, 'show-results'));
  let isDead = false;
  let opened = 0;
  await page.routeWebSocket('**/graphql', (socket) => {
    const server = socket.connectToServer();
    opened += 1;
    const isFirst = opened === 1;
    socket.onMessage((message) => !(isFirst && isDead) && server.send(message));
    server.onMessage((message) => !(isFirst && isDead) && socket.send(message));
  });
  await page.clock.install();
  await page.reload();
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  isDead = true;
  await voteFor(world, id, ['opt_1'], 'somebody else');
  // It asks whether the connection lives, and gets no answer.
  await page.clock.fastForward(15_000);
  await page.clock.fastForward(10_000);
  await poll.getByRole('row', { name: 'Dark mode 100% 1' }).waitFor();
});

test('an empty close message is none', async () => {
  const ended = { ends_at: new Date(Date.now() - 1000).toISOString() };
  const { poll } = await openPoll(tag(await makePoll(world, { ...ended, close_message: '' })));
  await poll.getByText('This poll is closed.').waitFor();
});

test('nobody is told that results aren’t shown where they only haven’t come yet', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Thank you').waitFor();
  // A connection that is never answered.
  await page.routeWebSocket('**/graphql', () => {});
  await page.reload();
  await poll.getByText('You have already voted in this poll.').waitFor();
  expect(await poll.getByText('The results are not shown here.').count()).toBe(0);
});

test('where results were hidden just before they would have come, that is said', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Thank you').waitFor();
  await page.routeWebSocket('**/graphql', async (socket) => {
    await editPoll(world, id, { show_results_after_vote: false });
    socket.connectToServer();
  });
  await page.reload();
  await poll.getByText('The results are not shown here.').waitFor();
});

test('an address that can’t be one is told like a server that can’t be reached', async () => {
  const { page, poll } = await openPoll('');
  const told = await noteEvents(page);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<poll-embed poll-id="poll_x" server="http://"></poll-embed>',
    );
  });
  await poll.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await told()).toEqual(['poll-error']);
});

test('a tag that names no poll says what the page must set', async () => {
  const { poll } = await openPoll('<poll-embed locale="de"></poll-embed>');
  await poll.getByText('Die Seite muss poll-id setzen').waitFor();
});

test('a poll that goes while its voter waits for what voting takes is gone, and the page lives', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  const release = await holdBack(page, '**/taking-part-*.js');
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await deletePoll(world, id);
  await comeBack(page);
  await poll.getByRole('alert').filter({ hasText: 'This poll does not exist' }).waitFor();
  release();
  await expect
    .poll(() =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('taking-part')),
      ),
    )
    .toBe(true);
  expect(await page.evaluate(() => 'alive')).toBe('alive');
});
