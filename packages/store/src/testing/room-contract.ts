/** What every adapter of the rooms' port promises, said once. Nothing here is skipped for any of them. */

import { describe } from 'vitest';
import { describeOnBench, type FreshDatabase } from './bench.ts';
import { codePromises } from './contract/codes.ts';
import { expiryPromises } from './contract/expiry.ts';
import { racePromises } from './contract/races.ts';
import { roundTripPromises } from './contract/round-trip.ts';
import { savePromises } from './contract/saves.ts';

/** Registers the suite for the adapter `name`; `openFresh` is called once for each test. */
export function describeRoomStore(name: string, openFresh: () => Promise<FreshDatabase>): void {
  describeOnBench(`rooms in ${name}`, openFresh, (bench) => {
    describe('keep what they are given', () => roundTripPromises(bench));
    describe('are saved by version', () => savePromises(bench));
    describe('survive races', () => racePromises(bench));
    describe('are found by code', () => codePromises(bench));
    describe('are found by time', () => expiryPromises(bench));
  });
}
