import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { ApiKey, KeyScope, Organization, OrganizationStore } from '../organization-store.ts';
import type { Write } from './writer.ts';

const INSERT = `
  INSERT INTO organizations (id, name, plan, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;
const ORGANIZATION = 'SELECT id, name, plan, created_at AS createdAt FROM organizations';
const INSERT_KEY = `
  INSERT INTO api_keys (id, organization_id, name, scopes, hash, created_at) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;
const KEY = `
  SELECT id, organization_id AS organizationId, name, scopes, hash, created_at AS createdAt,
    last_used_at AS lastUsedAt, revoked_at AS revokedAt FROM api_keys`;
const REVOKE = 'UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL';
const TOUCH = `
  UPDATE api_keys SET last_used_at = max(coalesce(last_used_at, 0), used.value ->> 1)
  FROM json_each(?) AS used WHERE api_keys.id = used.value ->> 0`;

export function openSqliteOrganizations(database: DatabaseSync, write: Write): OrganizationStore {
  const list = database.prepare(`${ORGANIZATION} ORDER BY created_at, id`);
  const load = database.prepare(`${ORGANIZATION} WHERE id = ?`);
  const keys = database.prepare(`${KEY} ORDER BY created_at, id`);
  const findKey = database.prepare(`${KEY} WHERE hash = ?`);

  /** Whether the statement changed something. */
  async function changes(sql: string, ...values: readonly SQLInputValue[]): Promise<boolean> {
    return (await write({ sql, runs: [values] })).changes > 0;
  }

  return {
    create: ({ id, name, plan, createdAt }) => changes(INSERT, id, name, plan, createdAt),
    async list() {
      return list.all().map((row) => ({ ...row }) as unknown as Organization);
    },
    async load(id) {
      const row = load.get(id);
      return row ? ({ ...row } as unknown as Organization) : null;
    },
    createKey: ({ id, organizationId, name, scopes, hash, createdAt }) =>
      changes(INSERT_KEY, id, organizationId, name, scopes.join(' '), hash, createdAt),
    async findKey(hash) {
      const row = findKey.get(hash);
      return row ? keyOf(row) : null;
    },
    async keys() {
      return keys.all().map(keyOf);
    },
    revokeKey: (id, time) => changes(REVOKE, time, id),
    async touchKeys(uses) {
      await changes(TOUCH, JSON.stringify([...uses]));
    },
  };
}

function keyOf(row: Record<string, unknown>): ApiKey {
  const scopes = String(row.scopes).split(' ').filter(Boolean) as KeyScope[];
  return { ...(row as unknown as ApiKey), scopes };
}
