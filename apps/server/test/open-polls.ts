/** The polls of a process without a server around them, for what no client can bring about. */

import { join } from 'node:path';
import { createPollInput } from '@showhands/protocol';
import { openSqliteStore, type PollStore } from '@showhands/store';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createEmbedTokens } from '../src/polls/embed-tokens.ts';
import { createPolls, type Polls } from '../src/polls/polls.ts';
import { createVoterHash } from '../src/polls/voters.ts';
import { createLocalBus } from '../src/realtime/bus.ts';
import { freshStorage } from './harness.ts';

export const ORGANIZATION = 'org_1';
const KEY = Buffer.alloc(32, 1);

/** A poll's id, and the polls of as many processes as there are views of their database; they hear nothing of each other. */
export async function openPolls(
  ...views: readonly ((store: PollStore) => PollStore)[]
): Promise<{ id: string; processes: Polls[] }> {
  const store = await openSqliteStore(join(String(freshStorage().DATA_DIR), 'polls.db'));
  const processes = views.map((view) =>
    createPolls({
      store: view(store.polls),
      bus: createLocalBus(),
      embedTokens: createEmbedTokens(KEY),
      voterHash: createVoterHash(KEY),
      log: pino({ level: 'silent' }),
    }),
  );
  onTestFinished(async () => {
    for (const polls of processes) await polls.stop();
    await store.close();
  });
  const input = createPollInput.parse({ title: 'Which?', options: [{ label: 'A' }, { label: 'B' }] });
  const poll = await processes[0]?.create(ORGANIZATION, input);
  return { id: String(poll?.id), processes };
}
