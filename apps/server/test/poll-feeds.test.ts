/** Live results as those who pass them on ask for them: one after the other, and not for ever. */

import { join } from 'node:path';
import { openSqliteStore } from '@showhands/store';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createEmbedTokens } from '../src/polls/embed-tokens.ts';
import { createPollFeeds } from '../src/polls/feeds.ts';
import { createPolls } from '../src/polls/polls.ts';
import { createVoterHash } from '../src/polls/voters.ts';
import { createLocalBus } from '../src/realtime/bus.ts';
import { freshStorage } from './harness.ts';

const KEY = Buffer.alloc(32, 1);

async function openPoll() {
  const store = await openSqliteStore(join(String(freshStorage().DATA_DIR), 'polls.db'));
  const polls = createPolls({
    store: store.polls,
    bus: createLocalBus(),
    embedTokens: createEmbedTokens(KEY),
    voterHash: createVoterHash(KEY),
    log: pino({ level: 'silent' }),
  });
  onTestFinished(async () => {
    await polls.stop();
    await store.close();
  });
  const options = [{ label: 'A' }, { label: 'B' }];
  const { id } = await polls.create('org_1', { title: 'Which?', options } as never);
  const poll = await polls.open(id);
  return { polls, poll, feeds: createPollFeeds(polls) };
}

test('a subscription ends while an update waits for somebody to take it', async () => {
  const { poll, feeds } = await openPoll();
  const updates = (await feeds.subscribe(poll, { organizationId: 'org_1' }))[Symbol.asyncIterator]();
  expect((await updates.next()).value).toMatchObject({ status: 'unpublished' });
  expect(feeds.count).toBe(1);
  await poll.edit({ published: true });
  // Nobody asks for it.
  await new Promise((resolve) => setTimeout(resolve, 400));
  await updates.return?.();
  expect(feeds.count).toBe(0);
  expect(poll.isWatched).toBe(false);
});
