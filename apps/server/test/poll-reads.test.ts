/** Whoever reads a poll gets what was acknowledged before they asked, whichever process acknowledged it. */

import type { PollStore } from '@showhands/store';
import { expect, test } from 'vitest';
import type { Polls } from '../src/polls/polls.ts';
import { until } from './harness.ts';
import { ORGANIZATION, openPolls } from './open-polls.ts';

/** A store whose answers to reads are on their way until they are let through, each by itself. */
function createSlowReads() {
  const loads: (() => void)[] = [];
  const versions: (() => void)[] = [];
  let isSlow = true;
  const slowly = async <T>(answer: Promise<T>, waiting: (() => void)[]): Promise<T> => {
    const answered = await answer;
    if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
    return answered;
  };
  const view = (store: PollStore): PollStore => ({
    ...store,
    load: (id) => slowly(store.load(id), loads),
    version: (id) => slowly(store.version(id), versions),
  });
  const hurry = () => {
    isSlow = false;
    for (const letThrough of [...loads, ...versions]) letThrough();
  };
  return { view, loads, versions, hurry };
}

/** A poll that one process changes twice while another one, which is about to change it, reads it. */
async function readDuring(changes: (other: Polls, id: string) => Promise<unknown>) {
  const { view, loads, versions, hurry } = createSlowReads();
  const { id, processes } = await openPolls(view, (store) => store);
  const [here, other] = processes as [Polls, Polls];
  const opening = here.open(id);
  await until('it is loaded', () => loads.length === 1);
  loads[0]?.();
  const poll = await opening;
  await other.update(ORGANIZATION, id, { title: 'Second' });
  // 1. This process lost a race to the second version, and is loading it.
  const editing = poll.edit({ description: 'Ours' }).catch((error) => error);
  await until('the second version is on its way', () => loads.length === 2);
  // 2. There is a further one, and then somebody reads.
  await changes(other, id);
  const reading = poll.read().then(
    ({ stored }) => stored,
    (error) => error.code,
  );
  await until('the read is on its way', () => versions.length === 1);
  // 3. The second version arrives before the read's answer does.
  loads[1]?.();
  await until('the second version is here', () => poll.latest?.stored.version === 2);
  versions[0]?.();
  // The edit may look for the third version, too.
  await until('it is found to be old', () => loads.length >= 3);
  hurry();
  await editing;
  return reading;
}

test('a read does not take what arrives meanwhile for the latest', async () => {
  const stored = await readDuring((other, id) => other.update(ORGANIZATION, id, { title: 'Third' }));
  expect(stored.poll.config.title).toBe('Third');
});

test('a read finds that a poll is gone though an older version arrives meanwhile', async () => {
  expect(await readDuring((other, id) => other.remove(ORGANIZATION, id))).toBe('poll_not_found');
});
