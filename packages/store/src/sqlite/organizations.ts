import type { DatabaseSync } from 'node:sqlite';
import type { ApiKey, KeyScope, Organization, OrganizationStore } from '../organization-store.ts';
import type { Write } from './write-queue.ts';

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
const TOUCH = 'UPDATE api_keys SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?';

export function openSqliteOrganizations(database: DatabaseSync, write: Write): OrganizationStore {
  const insert = database.prepare(INSERT);
  const list = database.prepare(`${ORGANIZATION} ORDER BY created_at, id`);
  const load = database.prepare(`${ORGANIZATION} WHERE id = ?`);
  const insertKey = database.prepare(INSERT_KEY);
  const keys = database.prepare(`${KEY} ORDER BY created_at, id`);
  const findKey = database.prepare(`${KEY} WHERE hash = ?`);
  const revoke = database.prepare(REVOKE);
  const touch = database.prepare(TOUCH);

  return {
    create: ({ id, name, plan, createdAt }) =>
      write(() => insert.run(id, name, plan, createdAt).changes === 1),
    async list() {
      return list.all().map((row) => ({ ...row }) as unknown as Organization);
    },
    async load(id) {
      const row = load.get(id);
      return row ? ({ ...row } as unknown as Organization) : null;
    },
    createKey: ({ id, organizationId, name, scopes, hash, createdAt }) =>
      write(() => insertKey.run(id, organizationId, name, scopes.join(' '), hash, createdAt).changes === 1),
    async findKey(hash) {
      const row = findKey.get(hash);
      return row ? keyOf(row) : null;
    },
    async keys() {
      return keys.all().map(keyOf);
    },
    revokeKey: (id, time) => write(() => revoke.run(time, id).changes === 1),
    async touchKeys(uses) {
      await write(() => {
        for (const [id, time] of uses) touch.run(time, id);
      });
    },
  };
}

function keyOf(row: Record<string, unknown>): ApiKey {
  const scopes = String(row.scopes).split(' ').filter(Boolean) as KeyScope[];
  return { ...(row as unknown as ApiKey), scopes };
}
