/** Databases of their own on the server under test. */

import { MongoClient } from 'mongodb';

export function freshDatabase(target: string): string {
  const url = new URL(target);
  url.pathname = `/showhands_test_${crypto.randomUUID().slice(0, 8)}`;
  return url.href;
}

export async function dropDatabase(url: string): Promise<void> {
  const client = new MongoClient(url);
  await client.db().dropDatabase();
  await client.close();
}
