/** Polls where websockets are closed, for a moment or for good. */

import { expect, test } from 'vitest';
import { tag, usePollSites } from './poll-sites.ts';
import { API_KEY, editPoll, makePoll, voteFor } from './polls.ts';
import { useWorld } from './world.ts';

const world = useWorld({ BOOTSTRAP_API_KEY: API_KEY });
const { openPoll } = usePollSites(world);

test.each([1008, 1011])('results move again after a proxy closed the connection with %i', async (code) => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id, 'show-results'));
  let opened = 0;
  let closeFirst = () => {};
  await page.routeWebSocket('**/graphql', (socket) => {
    socket.connectToServer();
    opened += 1;
    if (opened === 1) closeFirst = () => void socket.close({ code });
  });
  await page.reload();
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  closeFirst();
  await expect.poll(() => opened).toBe(2);
  await voteFor(world, id, ['opt_1'], 'somebody else');
  await poll.getByRole('row', { name: 'Dark mode 100% 1' }).waitFor();
});

// What it is closed with by those who forbid it, and what is seen where it can't be opened at all.
test.each([1008, 1006])('results are shown and move where no websocket lives (%i)', async (code) => {
  const id = await makePoll(world, { show_results_before_vote: true });
  const { page, poll } = await openPoll(tag(id, 'show-results'));
  if (code === 1006) {
    await page.addInitScript(() => {
      window.WebSocket = class extends WebSocket {
        constructor(address: string | URL, protocols?: string | string[]) {
          super(String(address).replace('graphql', 'nowhere'), protocols);
        }
      };
    });
  } else {
    await page.routeWebSocket('**/graphql', (socket) => socket.close({ code }));
  }
  await page.clock.install();
  let asked = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('pollResults')) asked += 1;
  });
  await page.reload();
  await poll.getByLabel('Dark mode').waitFor();
  await page.waitForLoadState('networkidle');
  await page.clock.fastForward(6000);
  await poll.getByRole('row', { name: 'Dark mode 0% 0' }).waitFor();
  await voteFor(world, id, ['opt_1'], 'somebody else');
  await editPoll(world, id, { title: 'What next?' });
  await page.clock.fastForward(60_000);
  await poll.getByRole('row', { name: 'Dark mode 100% 1' }).waitFor();
  await poll.getByRole('heading', { name: 'What next?' }).waitFor();
  expect(asked).toBe(2);
});

test('a voter without websockets is told that results aren’t shown where they aren’t', async () => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('Thank you').waitFor();
  await page.routeWebSocket('**/graphql', (socket) => socket.close({ code: 1008 }));
  await page.reload();
  await poll.getByRole('row', { name: 'Dark mode your choice 100% 1' }).waitFor();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('pollResults'))
      await editPoll(world, id, { show_results_after_vote: false });
    await route.continue();
  });
  await page.reload();
  await poll.getByText('The results are not shown here.').waitFor();
});

test.each([
  [
    'hides the results, and shows them again',
    { show_results_after_vote: false },
    'The results are not shown here.',
  ],
  ['takes it back, and publishes it again', { published: false }, 'This poll does not exist'],
])('a voter without websockets sees results move on after their owner %s', async (_, change, sentence) => {
  const id = await makePoll(world);
  const { page, poll } = await openPoll(tag(id));
  await poll.getByLabel('Dark mode').check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.locator('.thanks').waitFor();
  await page.routeWebSocket('**/graphql', (socket) => socket.close({ code: 1008 }));
  await page.clock.install();
  await page.reload();
  await poll.locator('.thanks').waitFor();
  await page.clock.fastForward(6000);
  await poll.getByRole('row', { name: 'Dark mode your choice 100% 1' }).waitFor();
  await editPoll(world, id, change);
  await page.clock.fastForward(60_000);
  await poll.getByText(sentence, { exact: false }).waitFor();
  await editPoll(world, id, { show_results_after_vote: true, published: true });
  await page.clock.fastForward(120_000);
  await poll.getByRole('row', { name: 'Dark mode your choice 100% 1' }).waitFor();
  await voteFor(world, id, ['opt_1'], 'somebody else');
  await page.clock.fastForward(60_000);
  await poll.getByRole('row', { name: 'Dark mode your choice 100% 2' }).waitFor();
});
