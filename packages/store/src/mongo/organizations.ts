import type { Db } from 'mongodb';
import type { ApiKey, Organization, OrganizationStore } from '../organization-store.ts';
import type { ApiKeyDocument, OrganizationDocument } from './documents.ts';
import { insertOnce, untilAnswered } from './lost-answers.ts';

export async function openMongoOrganizations(database: Db): Promise<OrganizationStore> {
  const organizations = database.collection<OrganizationDocument>('organizations');
  const keys = database.collection<ApiKeyDocument>('api_keys');
  await keys.createIndex({ hash: 1 });

  return {
    async create({ id, ...organization }) {
      return insertOnce(() => organizations.insertOne({ _id: id, ...organization }));
    },
    async list() {
      const found = await organizations.find().sort({ createdAt: 1, _id: 1 }).toArray();
      return found.map(organizationOf);
    },
    async load(id) {
      const found = await organizations.findOne({ _id: id });
      return found && organizationOf(found);
    },
    async createKey({ id, ...key }) {
      if (await keys.findOne({ hash: key.hash }, { projection: { _id: 1 } })) return false;
      const isKept = await insertOnce(() => keys.insertOne({ _id: id, ...key }));
      if (isKept) return true;
      // An earlier attempt of this very insert, whose answer was lost, is a success as well.
      return (await keys.findOne({ _id: id }))?.hash === key.hash;
    },
    async findKey(hash) {
      const found = await keys.findOne({ hash });
      return found && keyOf(found);
    },
    async keys() {
      return (await keys.find().sort({ createdAt: 1, _id: 1 }).toArray()).map(keyOf);
    },
    async revokeKey(id, time) {
      const write = () => keys.updateOne({ _id: id, revokedAt: null }, { $set: { revokedAt: time } });
      const { matchedCount } = await untilAnswered(write);
      return matchedCount === 1 || (await keys.findOne({ _id: id }))?.revokedAt === time;
    },
    async touchKeys(uses) {
      for (const [id, time] of uses) await keys.updateOne({ _id: id }, { $max: { lastUsedAt: time } });
    },
  };
}

function organizationOf({ _id, ...organization }: OrganizationDocument): Organization {
  return { id: _id, ...organization };
}

function keyOf({ _id, ...key }: ApiKeyDocument): ApiKey {
  return { id: _id, ...key };
}
