/** The port for organizations and their API keys. */

export const PLANS = ['grow', 'build'] as const;
export type Plan = (typeof PLANS)[number];

export const KEY_SCOPES = ['polls', 'platform', 'meetings'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  readonly createdAt: number;
}

export interface ApiKey {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** The keyed hash of the key itself, which is stored nowhere. */
  readonly hash: string;
  readonly createdAt: number;
  /** Up to a minute old: it is written lazily. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** On any number of processes that share the database: of several that create one id, one does. */
export interface OrganizationStore {
  /** False, and nothing kept, where the id is taken. */
  create(organization: Organization): Promise<boolean>;
  list(): Promise<Organization[]>;
  load(id: string): Promise<Organization | null>;
  /** False, and nothing kept, where its id or its hash is another key's. */
  createKey(key: ApiKey): Promise<boolean>;
  findKey(hash: string): Promise<ApiKey | null>;
  /** All keys, revoked ones too, oldest first. */
  keys(): Promise<ApiKey[]>;
  /** False where there is no such key, or it was revoked before. */
  revokeKey(id: string, time: number): Promise<boolean>;
  /** Notes when keys were last used; never sets a time back. */
  touchKeys(uses: ReadonlyMap<string, number>): Promise<void>;
}
