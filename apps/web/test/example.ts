/** The example pages as a process of their own: a foreign origin for the rooms and polls of a server. */

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SERVE = fileURLToPath(new URL('../../../examples/script-tag/serve.ts', import.meta.url));

export interface Example {
  /** The page with this server's room. */
  address(server: string, roomId: string): string;
  /** The page with this server's poll. */
  pollAddress(server: string, pollId: string): string;
  stop(): void;
}

export async function startExample(): Promise<Example> {
  const child = spawn(process.execPath, [SERVE], { env: { PATH: process.env.PATH, PORT: '0' } });
  const port = await printedPort(child);
  return {
    address: (server, room) => `http://localhost:${port}/?${new URLSearchParams({ server, room })}`,
    pollAddress: (server, poll) => `http://localhost:${port}/poll?${new URLSearchParams({ server, poll })}`,
    stop: () => void child.kill(),
  };
}

function printedPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /localhost:(\d+)/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the example ended with ${code}`)));
  });
}
