/** What every adapter of the port promises, said once. Nothing here is skipped for any of them. */

import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../store.ts';
import { codePromises } from './contract/codes.ts';
import { expiryPromises } from './contract/expiry.ts';
import { racePromises } from './contract/races.ts';
import { roundTripPromises } from './contract/round-trip.ts';
import { savePromises } from './contract/saves.ts';

/** A database that nobody else uses. */
export interface FreshDatabase {
  /** A further store on it, as another process would open it. */
  open(): Promise<Store>;
  /** Deletes it. The stores are closed by then. */
  drop(): Promise<void>;
}

/** What the promises are tried on: a fresh database for each test. */
export interface Bench {
  /** The store that most tests use. */
  readonly store: Store;
  /** Opens another one on the same database; closed after the test. */
  another(): Promise<Store>;
}

/** Registers the suite for the adapter `name`; `openFresh` is called once for each test. */
export function describeRoomStore(name: string, openFresh: () => Promise<FreshDatabase>): void {
  describe(`rooms in ${name}`, () => {
    let database: FreshDatabase;
    let stores: Store[];
    const another = async () => {
      const store = await database.open();
      stores.push(store);
      return store;
    };

    beforeEach(async () => {
      stores = [];
      database = await openFresh();
      await another();
    });

    afterEach(async () => {
      for (const store of stores) await store.close();
      await database.drop();
    });

    const bench: Bench = {
      get store() {
        const [first] = stores;
        if (!first) throw new Error('The store is open only while a test runs');
        return first;
      },
      another,
    };
    describe('keep what they are given', () => roundTripPromises(bench));
    describe('are saved by version', () => savePromises(bench));
    describe('survive races', () => racePromises(bench));
    describe('are found by code', () => codePromises(bench));
    describe('are found by time', () => expiryPromises(bench));
  });
}
