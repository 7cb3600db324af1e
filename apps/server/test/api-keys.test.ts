/** API keys: the first one, further ones, what of them is kept, and how they end. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { API_KEY } from './api-key.ts';
import { freshStorage, request, runCli, spawnServer, startTestApp, until } from './harness.ts';

/** Each start of Node takes a busy machine seconds. */
vi.setConfig({ testTimeout: 120_000 });

const list = (url: string, key: string) =>
  request(`${url}/api/polls`, { headers: { Authorization: `Bearer ${key}` } });
const firstKeyIn = (output: string) => output.match(/sk_[\w-]{20,}/g) ?? [];

test('the first start makes a key and tells it once; of several that start together, one does', async () => {
  const storage = freshStorage();
  const env = { ...storage, BOOTSTRAP_API_KEY: '' };
  const servers = await Promise.all([spawnServer(env), spawnServer(env), spawnServer(env)]);
  await until('a key was told', () => servers.some((server) => firstKeyIn(server.output()).length > 0));
  const told = servers.flatMap((server) => firstKeyIn(server.output()));
  expect(told).toHaveLength(1);
  for (const { url } of servers) expect((await list(url, told[0] ?? '')).status).toBe(200);
  expect((await runCli(storage, 'keys', 'list')).trim().split('\n')).toHaveLength(1);
  expect((await runCli(storage, 'organizations', 'list')).trim()).toBe('org_default  grow  Default');
  for (const server of servers) await server.terminate();
  const again = await spawnServer(env);
  expect(firstKeyIn(again.output())).toEqual([]);
  expect((await list(again.url, told[0] ?? '')).status).toBe(200);
});

test('a given first key is exactly that, printed nowhere, and another one later changes nothing', async () => {
  const storage = freshStorage();
  const first = await spawnServer(storage);
  expect((await list(first.url, API_KEY)).status).toBe(200);
  await first.terminate();
  const later = await spawnServer({ ...storage, BOOTSTRAP_API_KEY: 'sk_another_first_key' });
  expect((await list(later.url, API_KEY)).status).toBe(200);
  expect((await list(later.url, 'sk_another_first_key')).status).toBe(401);
  await until('that is said', () => later.output().includes('BOOTSTRAP_API_KEY is ignored'));
  expect(first.output() + later.output()).not.toMatch(/sk_/);
});

test('keys are made and revoked while the server runs, and it is known when they were last used', async () => {
  const storage = freshStorage();
  const { url, app } = await startTestApp({}, storage);
  const key = (await runCli(storage, 'keys', 'create', 'For the CI', '--scopes', 'polls')).trim();
  expect((await list(url, key)).status).toBe(200);
  await app.stop();
  const lines = (await runCli(storage, 'keys', 'list')).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^key_[\w-]+ {2}org_default {2}polls {2}made .* {2}used 20\d\d-.* {2}For the CI$/);
  expect(lines[0]).toContain('used never');
  const id = /^key_[\w-]+/.exec(lines[1] ?? '')?.[0] ?? '';

  const { url: again } = await startTestApp({}, storage);
  expect(await runCli(storage, 'keys', 'revoke', id)).toBe(`${id} is revoked.\n`);
  expect((await list(again, key)).status).toBe(401);
  expect((await list(again, API_KEY)).status).toBe(200);
  const wrong = [
    [['keys', 'revoke', id], 'no key'],
    [['keys', 'create'], 'a name'],
    [['keys', 'create', 'A', '--scopes', 'all'], '--scopes'],
    [['keys', 'create', 'A', '--organization', 'org_x'], 'no organization'],
    [['organizations', 'create', 'A', '--plan', 'free'], '--plan'],
    [['keys', 'burn'], 'no command'],
  ] as const;
  await Promise.all(
    wrong.map(([args, message]) => expect(runCli(storage, ...args), args.join(' ')).rejects.toThrow(message)),
  );
});

test.skipIf(process.env.MONGODB_URL)('no key lies in the data folder', async () => {
  const storage = freshStorage();
  const { url, app } = await startTestApp({}, storage);
  const made = (await runCli(storage, 'keys', 'create', 'A findable name')).trim();
  await list(url, made);
  await app.stop();
  const folder = storage.DATA_DIR ?? '';
  const bytes = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
  expect(bytes.includes('A findable name')).toBe(true);
  for (const key of [API_KEY, made]) expect(bytes.includes(key)).toBe(false);
});
