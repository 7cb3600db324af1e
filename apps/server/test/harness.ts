/** Real servers for the tests: in this process with a clock to turn, or as a process of their own to kill. */

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RoomState } from '@showhands/protocol';
import type { Store } from '@showhands/store';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type App, startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createLocalBus } from '../src/realtime/bus.ts';
import { API_KEY } from './api-key.ts';
import { type Env, type ServerProcess, startServerProcess } from './server-process.ts';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

export interface TestApp {
  readonly url: string;
  readonly app: App;
  /** Every line that was logged, as text. */
  readonly logLines: readonly string[];
  /** Every message that went over the bus, as text. */
  readonly busLines: readonly string[];
  /** Turns the server's clock forward. Timers that are set already don't notice; new decisions do. */
  travel(milliseconds: number): void;
  /** Stops this one and starts another on the same data. */
  restart(): Promise<TestApp>;
}

/** Where a test's server keeps its data: a fresh folder, and a fresh database where MONGODB_URL names a server. */
export function freshStorage(): Env {
  const dataDir = mkdtempSync(joinPath(tmpdir(), 'showhands-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const mongo = process.env.MONGODB_URL;
  if (!mongo) return { DATA_DIR: dataDir };
  const url = new URL(mongo);
  url.pathname = `/test_${randomBytes(6).toString('hex')}`;
  return { DATA_DIR: dataDir, MONGODB_URL: url.href, SECRET: randomBytes(32).toString('base64url') };
}

export interface TestAppOptions {
  /** How far its clock is ahead. */
  readonly offset?: number;
  /** What stands between the server and its database. */
  readonly withStore?: (store: Store) => Store;
}

/** A server in this process, on a free port; rate limits are off unless `env` says otherwise. */
export async function startTestApp(
  env: Env = {},
  storage: Env = freshStorage(),
  { offset = 0, withStore }: TestAppOptions = {},
): Promise<TestApp> {
  const logLines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logLines.push(line) });
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    RATE_LIMITS: 'off',
    BOOTSTRAP_API_KEY: API_KEY,
    ...storage,
    ...env,
  });
  let ahead = offset;
  const busLines: string[] = [];
  const bus = createLocalBus();
  bus.subscribe((message) => busLines.push(JSON.stringify(message)));
  const clock = () => Date.now() + ahead;
  const app = await startApp({ config, log, bus, clock, ...(withStore && { withStore }) });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= app.stop();
    return stopping;
  };
  onTestFinished(stop);
  return {
    url: `http://127.0.0.1:${app.port}`,
    app: { ...app, stop },
    logLines,
    busLines,
    travel(milliseconds) {
      ahead += milliseconds;
    },
    async restart() {
      await stop();
      return startTestApp(env, storage, { offset: ahead, ...(withStore && { withStore }) });
    },
  };
}

/** A server as a process of its own that ends with the test; resolves once it answers. */
export async function spawnServer(env: Env, port = 0): Promise<ServerProcess> {
  const server = await startServerProcess(env, port);
  onTestFinished(() => server.kill());
  return server;
}

/** A further organization with a key, as an operator makes it while the server runs; answers the key. */
export async function createOrganization(
  storage: Env,
  { plan, scopes }: { plan: string; scopes: readonly string[] },
): Promise<string> {
  const organization = await runCli(storage, 'organizations', 'create', 'Another', '--plan', plan);
  const id = /org_[\w-]+/.exec(organization)?.[0] ?? '';
  const key = await runCli(
    storage,
    'keys',
    'create',
    'Its key',
    '--organization',
    id,
    '--scopes',
    scopes.join(),
  );
  return /sk_[\w-]+/.exec(key)?.[0] ?? '';
}

/** Runs `npm run cli -- …`; resolves with what it printed, rejects where it failed. */
export async function runCli(storage: Env, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, ...storage };
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args], { env });
  return stdout;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly body: any;
}

export async function request(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

/** Posts a body that doesn't say its length; resolves with the status and the code of the error. */
export function postInChunks(url: string, text: string): Promise<[number | undefined, string]> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(
      url,
      { method: 'POST', headers: { 'Content-Type': 'application/json' } },
      (res) => {
        let body = '';
        res.on('data', (chunk) => {
          body += chunk;
        });
        res.on('end', () => resolve([res.statusCode, JSON.parse(body).code]));
      },
    );
    req.on('error', reject);
    for (let i = 0; i < text.length; i += 50_000) req.write(text.slice(i, i + 50_000));
    req.end();
  });
}

export function post(url: string, body: unknown, headers: Env = {}): Promise<Answer> {
  return request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export interface RoomIds {
  readonly roomId: string;
  readonly roomCode: string;
  readonly facilitatorRestToken: string;
}

/** A room from the document's own example, with what a test wants differently. */
export async function createRoom(url: string, options: Record<string, unknown> = {}): Promise<RoomIds> {
  const { status, body } = await post(`${url}/api/rooms`, {
    facilitatorName: 'Sarah',
    cardScale: 'fibonacci',
    roles: ['Dev', 'QE'],
    anonymousVoting: false,
    ...options,
  });
  if (status !== 201) throw new Error(`no room: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A connected Socket.io client that remembers all it was told. */
export interface SocketClient {
  readonly socket: Socket;
  readonly received: { readonly name: string; readonly payload: unknown }[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  send(event: string, input?: unknown): Promise<any>;
  /** Resolves with the payload of the first such event that came, or comes. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  next(name: string): Promise<any>;
  /** How many of these events came so far. */
  count(name: string): number;
}

export async function connect(url: string, options: Record<string, unknown> = {}): Promise<SocketClient> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
  onTestFinished(() => void socket.close());
  const received: { name: string; payload: unknown }[] = [];
  socket.onAny((name: string, payload: unknown) => received.push({ name, payload }));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    received,
    send: (event, input) =>
      input === undefined
        ? socket.timeout(10_000).emitWithAck(event)
        : socket.timeout(10_000).emitWithAck(event, input),
    next: (name) =>
      new Promise((resolve) => {
        const known = received.find((event) => event.name === name);
        if (known) resolve(known.payload);
        else socket.once(name, (payload) => resolve(payload));
      }),
    count: (name) => received.filter((event) => event.name === name).length,
  };
}

export interface Member extends SocketClient {
  readonly participantId: string;
  readonly reconnectToken: string;
  readonly state: RoomState;
}

/** Connects and joins; throws where the room says no. */
export async function join(
  url: string,
  roomId: string,
  person: Record<string, unknown>,
  options: Record<string, unknown> = {},
): Promise<Member> {
  const client = await connect(url, options);
  const answer = await client.send('join-room', { roomId, role: 'Dev', ...person });
  if (!answer.success) throw new Error(`${answer.code}: ${answer.error}`);
  const { participantId, reconnectToken, state } = answer;
  return { ...client, participantId, reconnectToken, state };
}

export function graphql(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<Answer> {
  return post(`${url}/graphql`, { query, variables }, token ? { Authorization: `Bearer ${token}` } : {});
}

/** A graphql-ws client that proves itself by a token, or says which poll it follows, and closes with the test. */
export function graphqlClient(url: string, token?: string, pollId?: string): Client {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { ...(token && { authorization: `Bearer ${token}` }), pollId },
  });
  onTestFinished(() => void client.dispose());
  return client;
}

/**
 * Waits so long, in small steps: after each of them this process, which is the server and its clients, goes on with what
 * has arrived, however busy the machine is.
 */
export async function soon(milliseconds: number): Promise<void> {
  for (let waited = 0; waited < milliseconds; waited += 5) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Waits until something is so, looking often; fails with `what` after ten seconds. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`still waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
