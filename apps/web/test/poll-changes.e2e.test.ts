/** Polls whose owner changes them in front of people. */

import { expect, test } from 'vitest';
import { comeBack, noteEvents, tag, usePollSites } from './poll-sites.ts';
import { API_KEY, editPoll, makePoll, voteFor } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const { openPoll } = usePollSites(world);

test('whoever follows a poll sees what its owner changes in it, without asking for it', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id, 'show-results'));
  await poll.getByRole('row', { name: 'API improvements 0% 0' }).waitFor();
  let asked = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('query Poll')) asked += 1;
  });
  const options = [
    { id: 'opt_2', label: 'Phone app' },
    { id: 'opt_1', label: 'Dark mode' },
  ];
  await editPoll(world, id, { title: 'What next?', description: 'Two are left', options });
  await poll.getByRole('heading', { name: 'What next?' }).waitFor();
  await poll.getByText('Two are left').waitFor();
  expect(
    await poll.getByRole('radio').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
  ).toEqual(['opt_2', 'opt_1']);
  await poll.getByRole('row', { name: 'Phone app 0% 0' }).waitFor();
  expect(await poll.getByText('API improvements').count()).toBe(0);
  await voteFor(world, id, ['opt_2'], 'somebody else');
  await poll.getByRole('row', { name: 'Phone app 100% 1' }).waitFor();
  expect(asked).toBe(0);
});

test('a poll that opens again says so no more that it is closed, and says it again when it closes again', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id, 'show-results'));
  const said = () => poll.getByRole('status').textContent();
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  const told = await noteEvents(page);
  const [past, future] = [-1000, 60_000].map((ms) => ({ ends_at: new Date(Date.now() + ms).toISOString() }));
  await editPoll(world, id, past as object);
  await expect.poll(said).toBe('This poll is closed.');
  await editPoll(world, id, future as object);
  await poll.getByLabel('Dark mode').waitFor();
  expect(await said()).toBe('');
  await editPoll(world, id, past as object);
  await expect.poll(said).toBe('This poll is closed.');
  expect(await told()).toEqual(['poll-closed', 'poll-closed']);
});

test('a look at the poll that takes long hides nothing of what is heard meanwhile', async () => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id, 'show-results'));
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let isRead = false;
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    isRead = true;
    await released;
    await route.fulfill({ response });
  });
  await comeBack(page);
  await expect.poll(() => isRead).toBe(true);
  await editPoll(world, id, { title: 'What next?' });
  await poll.getByRole('heading', { name: 'What next?' }).waitFor();
  release();
  await page.waitForTimeout(500);
  await poll.getByRole('heading', { name: 'What next?' }).waitFor();
});

const ended = { ends_at: new Date(Date.now() - 1000).toISOString() };

test('whoever comes back to a closed poll finds it open again, also where nothing live is told', async () => {
  const id = await makePoll(world, ended);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByText('This poll is closed.').waitFor();
  await editPoll(world, id, { ends_at: null });
  await comeBack(page);
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Thank you').waitFor();
});

test('a closed poll is looked at again, ever more seldom, and never while nobody sees the page', async () => {
  const id = await makePoll(world, ended);
  const { page, poll } = await openPoll(tag(id));
  await page.clock.install();
  await page.reload();
  await poll.getByText('This poll is closed.').waitFor();
  let asked = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('query Poll')) asked += 1;
  });
  for (let minute = 0; minute < 14; minute += 1) await page.clock.runFor(60_000);
  // After 1 to 2 minutes, then 2 to 4, and 4 to 8; the next one 8 or more after that.
  await expect.poll(() => asked).toBe(3);
  const hide = (isHidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
    }, isHidden);
  await hide(true);
  for (let minute = 0; minute < 60; minute += 1) await page.clock.runFor(60_000);
  await comeBack(page);
  expect(asked).toBe(3);
  await hide(false);
  await editPoll(world, id, { ends_at: null });
  await comeBack(page);
  await poll.getByLabel('Dark mode').waitFor();
  expect(asked).toBe(4);
});
