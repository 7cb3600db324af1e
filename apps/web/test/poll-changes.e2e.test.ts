/** Polls whose owner changes them in front of people. */

import { expect, test } from 'vitest';
import { tag, usePollSites } from './poll-sites.ts';
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
