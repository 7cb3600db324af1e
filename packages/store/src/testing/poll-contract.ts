/**
 * What every adapter promises of polls, organizations and keys, said once. Nothing here is skipped for any of them, but
 * what is promised of repeats where a store says that it notices them.
 */

import { describe } from 'vitest';
import { describeOnBench, type FreshDatabase } from './bench.ts';
import { organizationPromises } from './contract/organizations.ts';
import { pollDeletionPromises } from './contract/poll-deletion.ts';
import { pollListPromises } from './contract/poll-list.ts';
import { pollRacePromises } from './contract/poll-races.ts';
import { pollSavePromises } from './contract/poll-saves.ts';

export function describePollStore(name: string, openFresh: () => Promise<FreshDatabase>): void {
  describeOnBench(`polls in ${name}`, openFresh, (bench) => {
    describe('are saved with their votes', () => pollSavePromises(bench));
    describe('survive races', () => pollRacePromises(bench));
    describe('are listed', () => pollListPromises(bench));
    describe('are deleted', () => pollDeletionPromises(bench));
  });
  describeOnBench(`organizations in ${name}`, openFresh, organizationPromises);
}
