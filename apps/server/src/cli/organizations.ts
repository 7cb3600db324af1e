/** `organizations …`: whose polls and points they are. */

import { PLANS } from '@showhands/store';
import type { Options } from '../cli.ts';
import { newId } from '../ids.ts';
import { withAccess } from './open.ts';
import { assertName } from './text.ts';

export async function listOrganizations(): Promise<void> {
  await withAccess(async ({ organizations }) => {
    for (const { id, name, plan } of await organizations.list()) console.log([id, plan, name].join('  '));
  });
}

export async function createOrganization(name: string | undefined, options: Options): Promise<void> {
  assertName(name, 'organizations create');
  const plan = PLANS.find((known) => known === (options.plan ?? 'grow'));
  if (!plan) throw new Error(`--plan: "${options.plan}" is not allowed; it must be ${PLANS.join(' or ')}.`);
  await withAccess(async ({ organizations }) => {
    const id = `org_${newId()}`;
    await organizations.create({ id, name, plan, createdAt: Date.now() });
    console.log(id);
  });
}
