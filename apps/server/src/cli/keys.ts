/** `keys …`: who may use the API. */

import { type ApiKey, KEY_SCOPES, type KeyScope } from '@showhands/store';
import { DEFAULT_ORGANIZATION } from '../access/bootstrap.ts';
import type { Options } from '../cli.ts';
import { withAccess } from './open.ts';
import { assertName } from './text.ts';

export async function listKeys(): Promise<void> {
  await withAccess(async ({ organizations }) => {
    for (const key of await organizations.keys()) console.log(lineOf(key));
  });
}

export async function createKey(name: string | undefined, options: Options): Promise<void> {
  assertName(name, 'keys create');
  const scopes = (options.scopes?.split(',') ?? [...KEY_SCOPES]).map(scopeOf);
  await withAccess(async ({ organizations, apiKeys }) => {
    const organizationId = options.organization ?? DEFAULT_ORGANIZATION;
    if (!(await organizations.load(organizationId))) {
      throw new Error(
        `There is no organization ${organizationId}; a first start of the server makes the default one.`,
      );
    }
    console.log(await apiKeys.create({ organizationId, name, scopes }));
  });
}

export async function revokeKey(id: string | undefined): Promise<void> {
  if (!id) throw new Error('keys revoke: which one? "keys list" shows their ids.');
  await withAccess(async ({ organizations }) => {
    if (!(await organizations.revokeKey(id, Date.now()))) {
      throw new Error(`There is no key ${id} that could be revoked.`);
    }
    console.log(`${id} is revoked.`);
  });
}

function lineOf({ id, organizationId, name, scopes, createdAt, lastUsedAt, revokedAt }: ApiKey): string {
  const day = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
  const state =
    revokedAt === null
      ? `used ${lastUsedAt === null ? 'never' : day(lastUsedAt)}`
      : `revoked ${day(revokedAt)}`;
  return [id, organizationId, scopes.join(), `made ${day(createdAt)}`, state, name].join('  ');
}

function scopeOf(given: string): KeyScope {
  const scope = KEY_SCOPES.find((known) => known === given.trim());
  if (!scope)
    throw new Error(`--scopes: "${given}" is not allowed; it must be some of ${KEY_SCOPES.join(', ')}.`);
  return scope;
}
