import { expect, test } from 'vitest';
import type { ApiKey, Organization } from '../../organization-store.ts';
import type { Bench } from '../bench.ts';

const ORGANIZATION: Organization = { id: 'org_a', name: 'A $et.b', plan: 'grow', createdAt: 5 };
const KEY: ApiKey = {
  id: 'key_1',
  organizationId: 'org_a',
  name: 'CI',
  scopes: ['polls', 'meetings'],
  hash: 'hash1',
  createdAt: 6,
  lastUsedAt: null,
  revokedAt: null,
};

export function organizationPromises(bench: Bench): void {
  test('organizations and keys come back as they were', async () => {
    const { organizations } = bench.store;
    expect(await organizations.create(ORGANIZATION)).toBe(true);
    expect(await organizations.create({ ...ORGANIZATION, name: 'Other' })).toBe(false);
    expect(await organizations.load('org_a')).toEqual(ORGANIZATION);
    expect(await organizations.load('org_b')).toBeNull();
    expect(await organizations.list()).toEqual([ORGANIZATION]);
    expect(await organizations.createKey(KEY)).toBe(true);
    expect(await organizations.findKey('hash1')).toEqual(KEY);
    expect(await organizations.findKey('hash2')).toBeNull();
    expect(await organizations.keys()).toEqual([KEY]);
  });

  test('a key whose id or hash is taken is refused', async () => {
    const { organizations } = bench.store;
    await organizations.createKey(KEY);
    expect(await organizations.createKey({ ...KEY, hash: 'hash2' })).toBe(false);
    expect(await organizations.createKey({ ...KEY, id: 'key_2' })).toBe(false);
    expect(await organizations.keys()).toEqual([KEY]);
  });

  test('of many that make one key at the same time exactly one does', async () => {
    const handles = [bench.store, await bench.another()] as const;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        handles[at % 2 ? 1 : 0].organizations.createKey({ ...KEY, hash: `hash${at}` }),
      ),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    expect((await bench.store.organizations.keys()).map(({ hash }) => hash)).toEqual([
      `hash${results.indexOf(true)}`,
    ]);
  });

  test('a key is revoked once, for good', async () => {
    const { organizations } = bench.store;
    await organizations.createKey(KEY);
    expect(await organizations.revokeKey('key_1', 9)).toBe(true);
    expect(await organizations.revokeKey('key_1', 10)).toBe(false);
    expect(await organizations.revokeKey('key_2', 10)).toBe(false);
    expect((await organizations.findKey('hash1'))?.revokedAt).toBe(9);
  });

  test('the last use of a key never goes back', async () => {
    const { organizations } = bench.store;
    await organizations.createKey(KEY);
    for (const time of [7, 9, 8]) await organizations.touchKeys(new Map([['key_1', time]]));
    await organizations.touchKeys(new Map([['key_gone', 5]]));
    expect((await organizations.findKey('hash1'))?.lastUsedAt).toBe(9);
  });
}
