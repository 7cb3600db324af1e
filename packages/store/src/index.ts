import type { Store } from './store.ts';

export type { ApiKey, KeyScope, Organization, OrganizationStore, Plan } from './organization-store.ts';
export { KEY_SCOPES, PLANS } from './organization-store.ts';
export type { PollPlace, PollStore, StoredPoll } from './poll-store.ts';
export { MAX_VOTES_A_SAVE } from './poll-store.ts';
export { openSqliteStore } from './sqlite/open.ts';
export type { RoomStore, Store, StoredRoom } from './store.ts';

/**
 * Opens the MongoDB database that `url` names (`showhands` where it names none).
 * Rejects with an Error of one sentence, without the URL's credentials, where it can't be reached.
 */
export async function openMongoStore(url: string): Promise<Store> {
  // Loaded only here: the driver would cost the embedded start its quickness.
  const { openMongoStore: open } = await import('./mongo/open.ts');
  return open(url);
}
