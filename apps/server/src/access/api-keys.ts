/** API keys: who may manage what. The key itself is shown once and stored nowhere, only its keyed hash. */

import { createHmac, randomBytes } from 'node:crypto';
import { Refusal } from '@showhands/protocol';
import type { ApiKey, KeyScope, Organization, OrganizationStore } from '@showhands/store';
import type { Logger } from 'pino';
import { newId } from '../ids.ts';

/** Who called with a key that is valid. */
export interface ApiCaller {
  readonly key: ApiKey;
  readonly organization: Organization;
}

export interface NewKey {
  readonly organizationId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** By default one is made up. */
  readonly id?: string;
  readonly secret?: string;
}

/** "Last used" is for people who wonder which key is still needed: a minute more or less is nothing to them. */
const TOUCH_MS = 60_000;
/** 256 random bits. */
const SECRET_BYTES = 32;

export type ApiKeys = ReturnType<typeof createApiKeys>;

export interface ApiKeysDeps {
  readonly store: OrganizationStore;
  /** For the hashes at rest. */
  readonly hashKey: Buffer;
  readonly clock?: (() => number) | undefined;
  readonly log?: Logger;
}

export function createApiKeys({ store, hashKey, clock = Date.now, log }: ApiKeysDeps) {
  const uses = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const hashOf = (secret: string) => createHmac('sha256', hashKey).update(secret).digest('base64url');

  /** Whose key this is; null where it is nobody's, or was revoked. Asked of the store each time: a revocation counts at once. */
  async function find(secret: string): Promise<ApiCaller | null> {
    if (!isApiKey(secret)) return null;
    const key = await store.findKey(hashOf(secret));
    if (!key || key.revokedAt !== null) return null;
    const organization = await store.load(key.organizationId);
    if (!organization) return null;
    noteUse(key.id);
    return { key, organization };
  }

  /** Makes a key; the answer is the only time that it is told. Null where its id or itself is taken. */
  async function create({
    secret = newSecret(),
    id = `key_${newId()}`,
    ...key
  }: NewKey): Promise<string | null> {
    const created = {
      ...key,
      id,
      hash: hashOf(secret),
      createdAt: clock(),
      lastUsedAt: null,
      revokedAt: null,
    };
    return (await store.createKey(created)) ? secret : null;
  }

  function noteUse(id: string): void {
    uses.set(id, clock());
    timer ??= setTimeout(() => void flush(), TOUCH_MS).unref();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const noted = new Map(uses);
    uses.clear();
    if (noted.size === 0) return;
    await store
      .touchKeys(noted)
      .catch((error) => log?.error({ err: error }, 'the use of keys was not noted'));
  }

  return { find, create, hashOf, stop: flush };
}

export function isApiKey(token: string): boolean {
  return token.startsWith('sk_') && token.length <= 300;
}

/** The caller, if there is one; else refuses in the words that fit what was sent. */
export function assertCaller(caller: ApiCaller | null, secret: string | undefined): ApiCaller {
  if (caller) return caller;
  const sentence = secret ? 'This API key is not valid.' : 'An API key is required as bearer token.';
  throw new Refusal('unauthorized', sentence);
}

export function assertScope(caller: ApiCaller, scope: KeyScope): ApiCaller {
  if (caller.key.scopes.includes(scope)) return caller;
  throw new Refusal('forbidden', `This API key does not have the scope "${scope}".`);
}

function newSecret(): string {
  return `sk_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}
