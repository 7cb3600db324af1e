/** The first start makes the default organization and its key. */

import { KEY_SCOPES, type OrganizationStore } from '@showhands/store';
import type { ApiKeys } from './api-keys.ts';

/** Fixed ids: of several processes that start at once on one database, exactly one makes each of the two. */
export const DEFAULT_ORGANIZATION = 'org_default';
const FIRST_KEY = 'key_bootstrap';

export interface Bootstrap {
  /** The key that was made up just now, to be told once; null where there was one, or the operator gave it. */
  readonly newKey: string | null;
  /** Whether the operator gave a key that is none of this database's: the first start's counts. */
  readonly isIgnored: boolean;
}

export async function bootstrap(
  store: OrganizationStore,
  apiKeys: ApiKeys,
  given: string | undefined,
  now: number,
): Promise<Bootstrap> {
  await store.create({ id: DEFAULT_ORGANIZATION, name: 'Default', plan: 'grow', createdAt: now });
  const key = { id: FIRST_KEY, organizationId: DEFAULT_ORGANIZATION, name: 'First key', scopes: KEY_SCOPES };
  // A crash between the two leaves an organization without its key: the next start goes on here.
  const made = await apiKeys.create({ ...key, ...(given && { secret: given }) });
  const isIgnored = !made && given !== undefined && !(await store.findKey(apiKeys.hashOf(given)));
  return { newKey: made && !given ? made : null, isIgnored };
}
