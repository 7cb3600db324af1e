/** What the promises of every port are tried on: a fresh database for each test. */

import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../store.ts';

/** A database that nobody else uses. */
export interface FreshDatabase {
  /** A further store on it, as another process would open it. */
  open(): Promise<Store>;
  /** Deletes it. The stores are closed by then. */
  drop(): Promise<void>;
}

export interface Bench {
  /** The store that most tests use. */
  readonly store: Store;
  /** Opens another one on the same database; closed after the test. */
  another(): Promise<Store>;
}

/** Describes promises under this name; `openFresh` is called once for each test. */
export function describeOnBench(
  name: string,
  openFresh: () => Promise<FreshDatabase>,
  promises: (bench: Bench) => void,
): void {
  describe(name, () => {
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

    promises({
      get store() {
        const [first] = stores;
        if (!first) throw new Error('The store is open only while a test runs');
        return first;
      },
      another,
    });
  });
}
