/** The database that the settings name. */

import { join } from 'node:path';
import { openMongoStore, openSqliteStore, type Store } from '@showhands/store';
import type { Config } from './config.ts';

export function openStore({ mongodbUrl, dataDir }: Config): Promise<Store> {
  return mongodbUrl
    ? named('MONGODB_URL', () => openMongoStore(mongodbUrl))
    : named('DATA_DIR', () => openSqliteStore(join(dataDir, 'showhands.db')));
}

/** Tells whoever starts the server which setting the trouble is about. */
export async function named<T>(setting: string, open: () => Promise<T> | T): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new Error(`${setting}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
