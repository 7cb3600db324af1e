/** Live results as those who pass them on ask for them: one after the other, and not for ever. */

import { expect, test } from 'vitest';
import { createPollFeeds } from '../src/graphql/poll-feeds.ts';
import type { Polls } from '../src/polls/polls.ts';
import { ORGANIZATION, openPolls } from './open-polls.ts';

test('a subscription ends while an update waits for somebody to take it', async () => {
  const { id, processes } = await openPolls((store) => store);
  const [polls] = processes as [Polls];
  const poll = await polls.open(id);
  const feeds = createPollFeeds(polls);
  const updates = (await feeds.subscribe(poll, { organizationId: ORGANIZATION }))[Symbol.asyncIterator]();
  expect((await updates.next()).value).toMatchObject({ status: 'unpublished' });
  expect(feeds.count).toBe(1);
  await poll.edit({ published: true });
  // Nobody asks for it.
  await new Promise((resolve) => setTimeout(resolve, 400));
  await updates.return?.();
  expect(feeds.count).toBe(0);
  expect(poll.isWatched).toBe(false);
});
