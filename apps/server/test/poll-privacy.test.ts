/** Who voted can't be read off anything that is left behind: no fingerprint, token or address, in no place. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, test } from 'vitest';
import { API_KEY } from './api-key.ts';
import { freshStorage, graphql, request, spawnServer, startTestApp, until } from './harness.ts';
import { createPoll, getToken, sendVote, vote } from './poll-client.ts';
import type { Env } from './server-process.ts';

/** Everything that the database holds, as bytes. */
async function databaseBytes(storage: Env): Promise<Buffer> {
  const folder = storage.DATA_DIR ?? '';
  const parts = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  if (storage.MONGODB_URL) {
    const client = new MongoClient(storage.MONGODB_URL);
    for (const { collectionName } of await client.db().collections()) {
      for await (const document of client.db().collection(collectionName).find()) {
        parts.push(Buffer.from(JSON.stringify(document)));
      }
    }
    await client.close();
  }
  return Buffer.concat(parts);
}

test('no fingerprint, token or address is in a log line, the database, or a message between nodes', async () => {
  const storage = freshStorage();
  const { url, logLines, busLines, app } = await startTestApp(
    { LOG_LEVEL: 'debug', TRUST_PROXY: '1' },
    storage,
  );
  const id = await createPoll(url, { anonymous: false, close_message: 'Findable-Closing' });
  const secrets: string[] = ['198.51.100.77', API_KEY];
  for (let voter = 0; voter < 20; voter += 1) {
    const fingerprint = `Fingerprint-${voter}-of-somebody`;
    const token = await getToken(url, id);
    secrets.push(fingerprint, token, ...token.split('.').slice(1));
    await request(`${url}/api/polls/${id}/vote`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '198.51.100.77' },
      body: JSON.stringify({
        option_ids: ['opt_1'],
        _token: token,
        fingerprint,
        voter_name: `Findable-Name-${voter}`,
        clientMetadata: { referrer: 'https://example.com/Secret-Path' },
      }),
    });
    await sendVote(url, id, { option_ids: ['opt_2'], _token: token, fingerprint });
    await request(`${url}/api/polls/${id}/vote?fingerprint=${fingerprint}`);
    await request(`${url}/api/polls/${id}/results?fingerprint=${fingerprint}`);
    await graphql(url, `{ hasVoted(id: "${id}", fingerprint: "${fingerprint}") }`);
  }
  secrets.push('Secret-Path');
  await app.stop();
  const bytes = await databaseBytes(storage);
  const log = logLines.join('');
  const bus = busLines.join('');
  for (const secret of secrets) {
    expect(bytes.includes(secret), secret).toBe(false);
    expect(log.includes(secret), secret).toBe(false);
    expect(bus.includes(secret), secret).toBe(false);
  }
  // The same search finds what is meant to be there: so it can find.
  expect(bytes.includes('Findable-Closing')).toBe(true);
  expect(bytes.includes('Findable-Name-19')).toBe(true);
  expect(bytes.includes('example.com')).toBe(true);
  expect(bus.includes(id)).toBe(true);
  expect(bus).not.toMatch(/Findable|opt_/);
  expect(log.includes('"level"') || logLines.length === 0).toBe(true);
});

test('one voter looks different on every poll, and anonymous polls keep no name', async () => {
  const storage = freshStorage();
  const { url, app } = await startTestApp({}, storage);
  const ids = [await createPoll(url), await createPoll(url)];
  for (const id of ids) await vote(url, id, 'the same person', ['opt_1'], { voter_name: 'Unkept-Name' });
  await app.stop();
  const { storedVotes } = await import('./poll-storm.ts');
  const voters = await Promise.all(ids.map(async (id) => (await storedVotes(storage, id))[0]?.voter));
  expect(voters.every((voter) => /^[\w-]{22}$/.test(voter ?? ''))).toBe(true);
  expect(new Set(voters).size).toBe(2);
  expect((await databaseBytes(storage)).includes('Unkept-Name')).toBe(false);
});

test('deleting a poll deletes its votes, also where the server died right after', async () => {
  const storage = freshStorage();
  const server = await spawnServer(storage);
  const id = await createPoll(server.url);
  const { storedVotes } = await import('./poll-storm.ts');
  for (let voter = 0; voter < 5; voter += 1) await vote(server.url, id, `${voter}`);
  expect(await storedVotes(storage, id)).toHaveLength(5);
  const headers = { Authorization: `Bearer ${API_KEY}` };
  const deletion = await request(`${server.url}/api/polls/${id}`, { method: 'DELETE', headers });
  expect(deletion.body).toEqual({ success: true });
  await server.kill();
  await spawnServer(storage);
  await until('the votes are gone', async () => (await storedVotes(storage, id)).length === 0);
});
