/** A server as a process of its own, as `npm start` runs it: for the tests, and for programs without a test runner. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { API_KEY } from './api-key.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export type Env = Readonly<Record<string, string>>;

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Ends it as a power switch would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it in good order; resolves with its exit code. */
  terminate(): Promise<number | null>;
}

/** While a server was down, another one that takes any port may have got its port, until that one ends. */
const PORT_TAKEN_MS = 30_000;

/** Resolves once it answers; rejects with what it printed where it ended instead. */
export async function startServerProcess(env: Env, port = 0): Promise<ServerProcess> {
  const deadline = Date.now() + PORT_TAKEN_MS;
  for (;;) {
    try {
      return await start(env, port);
    } catch (error) {
      const isTaken = port !== 0 && String(error).includes('is in use');
      if (!isTaken || Date.now() > deadline) throw error;
    }
  }
}

async function start(env: Env, port: number): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      RATE_LIMITS: 'off',
      BOOTSTRAP_API_KEY: API_KEY,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const listening = new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /"port":(\d+)/.exec(printed)?.[1];
      if (found) resolve(Number(found));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
  // When all that it printed has come, too.
  const gone = once(child, 'close');
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    url: `http://127.0.0.1:${await listening}`,
    child,
    output: () => printed,
    kill: async () => void (await end('SIGKILL')),
    terminate: () => end('SIGTERM'),
  };
}
