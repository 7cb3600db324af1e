/** Starting the server: its settings, what it says about wrong ones, and its secret. */

import { type ExecFileException, execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createRoom, freshStorage, join as joinRoom, post, request, spawnServer } from './harness.ts';

/** Each start of Node takes a busy machine seconds. */
vi.setConfig({ testTimeout: 120_000 });

const SERVER = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const CONFIG = fileURLToPath(new URL('../src/config.ts', import.meta.url));
const SECRET = 'a secret of more than thirty-two characters';

test('--help prints every setting with its default', async () => {
  const { output, code } = await run([SERVER, '--help']);
  const names = [...readFileSync(CONFIG, 'utf8').matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z]+)*)'/g)].map(
    ([, name]) => name,
  );
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(output).toMatch(new RegExp(`^ +${name} +\\S+ +\\S`, 'm'));
  expect(code).toBe(0);
});

test('a wrong setting stops the start with one line that names it, what was given, and what is allowed', async () => {
  const wrong: [name: string, value: string][] = [
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '8080.5'],
    ['HOST', 'two words'],
    ['PUBLIC_URL', 'example.org'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['PUBLIC_URL', 'https://example.org/path'],
    ['PUBLIC_URL', 'https://[::1'],
    ['RATE_LIMITS', 'yes'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '11'],
    ['FEATURE_SKIP_STORY', '1'],
    ['FEATURE_OBSERVER_SWITCH', 'TRUE'],
    ['FEATURE_OPEN_CONTROLS', 'no'],
    ['PRO_FOR_ALL', 'on'],
    ['LOG_LEVEL', 'loud'],
  ];
  const outputs = await Promise.all(wrong.map(([name, value]) => run([SERVER], { [name]: value })));
  for (const [index, { output, code }] of outputs.entries()) {
    const [name = '', value = ''] = wrong[index] ?? [];
    expectOneLine(output, name);
    expect(output).toContain(JSON.stringify(value));
    expect(output).toMatch(/must be \S+/);
    expect(code).toBe(1);
  }
});

test('a wrong secret is not repeated', async () => {
  const wrong: [name: string, env: Record<string, string>, hidden: string][] = [
    ['SECRET', { SECRET: 'too-short' }, 'too-short'],
    ['MONGODB_URL', { MONGODB_URL: 'http://me:hunter2@db', SECRET }, 'hunter2'],
    ['SECRET', { MONGODB_URL: 'mongodb://me:hunter2@127.0.0.1/x' }, 'hunter2'],
  ];
  const outputs = await Promise.all(wrong.map(([, env]) => run([SERVER], env)));
  for (const [index, { output, code }] of outputs.entries()) {
    const [name = '', , hidden] = wrong[index] ?? [];
    expectOneLine(output, name);
    expect(output).not.toContain(hidden);
    expect(code).toBe(1);
  }
});

test('a database that cannot be reached is one line without its credentials', async () => {
  const MONGODB_URL = 'mongodb://me:hunter2@127.0.0.1:9/x?serverSelectionTimeoutMS=300';
  const { output, code } = await run([SERVER], { MONGODB_URL, SECRET });
  expectOneLine(output, 'MONGODB_URL');
  expect(output).not.toMatch(/hunter2|me:/);
  expect(code).toBe(1);
});

test('a port that is in use, and a host that is not ours, are one line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const taken = await run([SERVER], { PORT: String(port), ...freshStorage() });
  expectOneLine(taken.output, 'PORT');
  expect(taken).toMatchObject({ code: 1, output: expect.stringContaining(`${port} is in use`) });
  other.close();

  const elsewhere = await run([SERVER], { HOST: '203.0.113.1', ...freshStorage() });
  expectOneLine(elsewhere.output, 'HOST');
  expect(elsewhere.code).toBe(1);
});

test('a data folder that cannot be used is one line', async () => {
  const { DATA_DIR: folder = '' } = freshStorage();
  const { DATA_DIR: other = '' } = freshStorage();
  const file = join(folder, 'file');
  writeFileSync(file, 'no folder');
  writeFileSync(join(folder, 'secret'), 'cut off');
  writeFileSync(join(other, 'showhands.db'), 'This is no database. '.repeat(1000));
  const unusable: Record<string, string>[] = [
    { DATA_DIR: join(file, 'data') },
    { DATA_DIR: join(file, 'data'), SECRET },
    { DATA_DIR: folder },
    { DATA_DIR: other },
  ];
  for (const { output, code } of await Promise.all(unusable.map((env) => run([SERVER], env)))) {
    expectOneLine(output, 'DATA_DIR');
    expect(code).toBe(1);
  }
});

test('the generated secret is its owner’s alone and outlives restarts, and with it every token', async () => {
  const { DATA_DIR = '' } = freshStorage();
  const first = await spawnServer({ DATA_DIR });
  const { roomId } = await createRoom(first.url);
  const sarah = await joinRoom(first.url, roomId, { name: 'Sarah' });
  const secret = readFileSync(join(DATA_DIR, 'secret'), 'utf8');
  expect(statSync(join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600);
  expect(await first.terminate()).toBe(0);

  const second = await spawnServer({ DATA_DIR });
  expect(readFileSync(join(DATA_DIR, 'secret'), 'utf8')).toBe(secret);
  const again = await joinRoom(second.url, roomId, { reconnectToken: sarah.reconnectToken });
  expect(again.participantId).toBe(sarah.participantId);
});

test('a Pro token from the command line opens Pro features for the server with the same secret', async () => {
  const { DATA_DIR = '' } = freshStorage();
  const { output, code } = await run([CLI, 'pro-token', '--days', '2'], { DATA_DIR });
  expect(code).toBe(0);
  const proToken = output.trim();
  const { url } = await spawnServer({ DATA_DIR });
  const room = { facilitatorName: 'S', cardScale: 'fibonacci', roles: ['Dev'], anonymousVoting: false };
  expect(await post(`${url}/api/rooms`, { ...room, theme: 'neon', proToken })).toMatchObject({ status: 201 });
  expect(await post(`${url}/api/rooms`, { ...room, theme: 'neon' })).toMatchObject({ status: 403 });
  expect(await request(`${url}/health`)).toMatchObject({ status: 200, body: { status: 'ok' } });

  const wrong = await run([CLI, 'pro-token', '--days', '0'], { DATA_DIR });
  expectOneLine(wrong.output, '--days');
  const unknown = await run([CLI, 'sell-tokens'], { DATA_DIR });
  expect([wrong.code, unknown.code]).toEqual([1, 1]);
});

/** Runs a program of the server to its end; `output` is all that it printed. */
function run(args: string[], env: Record<string, string> = {}): Promise<{ output: string; code: number }> {
  return new Promise((resolve) => {
    const options = {
      env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', ...env },
      timeout: 100_000,
    };
    execFile(process.execPath, args, options, (error: ExecFileException | null, stdout, stderr) =>
      resolve({ output: stdout + stderr, code: error ? Number(error.code ?? Number.NaN) : 0 }),
    );
  });
}

function expectOneLine(output: string, name: string): void {
  expect(output.trimEnd().split('\n'), output).toHaveLength(1);
  expect(output.startsWith(`${name}: `), output).toBe(true);
}
