/** What the chores work on: the database of a server, which may be running. */

import type { OrganizationStore } from '@showhands/store';
import { type ApiKeys, createApiKeys } from '../access/api-keys.ts';
import { deriveKeys, readOrMakeSecret } from '../access/secret.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';

export interface Access {
  readonly organizations: OrganizationStore;
  readonly apiKeys: ApiKeys;
}

/** Does the work, and closes the database whatever becomes of it. */
export async function withAccess(work: (access: Access) => Promise<void>): Promise<void> {
  // What is stored is nobody else's, also where this makes the files.
  process.umask(0o077);
  const config = readConfig(process.env);
  const keys = deriveKeys(config.secret ?? readOrMakeSecret(config.dataDir));
  const store = await openStore(config);
  try {
    const { organizations } = store;
    await work({ organizations, apiKeys: createApiKeys({ store: organizations, hashKey: keys['api-key'] }) });
  } finally {
    await store.close();
  }
}
