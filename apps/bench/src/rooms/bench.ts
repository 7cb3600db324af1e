/** Rooms against a bare relay: votes to everybody, in alternating rounds, so that both meet the same machine. */

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, ratioText, startContender } from '../contenders.ts';
import { type Load, openLoad, PEOPLE, ROOMS, type Round } from './load.ts';

const WARM_UP_SECONDS = 4;
const ROUND_SECONDS = 5;
const ROUNDS = 7;
/** Enough connections for what each of them keeps to stand out from what a process keeps anyway. */
const IDLE_ROOMS = 60;

interface Contender {
  readonly name: string;
  readonly child: ChildProcess;
  readonly load: Load;
  readonly rounds: Round[];
  /** Resident bytes for each further connection, before anybody votes: later the process reuses what votes left. */
  readonly memory: number;
}

export async function benchRooms(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'showhands-bench-'));
  const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const contenders: Contender[] = [];
  try {
    contenders.push(await begin('bare relay', path('./relay.ts'), {}));
    contenders.push(
      await begin('showhands', path('../../../server/src/main.ts'), {
        DATA_DIR: dataDir,
        RATE_LIMITS: 'off',
        PORT: '0',
        HOST: '127.0.0.1',
        ...(process.env.MONGODB_URL && { MONGODB_URL: process.env.MONGODB_URL, SECRET: 'x'.repeat(32) }),
      }),
    );
    for (const { load } of contenders) await load.run(WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Who begins alternates too.
      for (const each of round % 2 === 0 ? contenders : contenders.toReversed()) {
        each.rounds.push(await each.load.run(ROUND_SECONDS));
      }
    }
    report(contenders);
  } finally {
    for (const { load, child } of contenders) {
      load.close();
      child.kill('SIGKILL');
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function begin(name: string, file: string, env: Record<string, string>): Promise<Contender> {
  const { child, port } = await startContender(name, file, env, ['--inspect=127.0.0.1:0']);
  const inspector = inspectorOf(child);
  const load = await openLoad(port);
  return { name, child, load, memory: await measureMemory(child, port, await inspector), rounds: [] };
}

async function measureMemory(child: ChildProcess, port: number, inspector: string): Promise<number> {
  await collectGarbage(inspector);
  const before = residentBytes(child);
  const idle = await openLoad(port, IDLE_ROOMS);
  await collectGarbage(inspector);
  const memory = (residentBytes(child) - before) / (IDLE_ROOMS * PEOPLE);
  idle.close();
  return memory;
}

/** The address at which Node's inspector answers. */
function inspectorOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    stderr?.on('data', (chunk: Buffer) => {
      const found = /ws:\/\/\S+/.exec(chunk.toString())?.[0];
      if (found) resolve(found);
      else if (!/inspector|debugg/i.test(chunk.toString())) process.stderr.write(chunk);
    });
  });
}

/** What is garbage is nobody's connection; when it is collected by itself is chance. */
function collectGarbage(inspector: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(inspector);
    socket.onerror = () => reject(new Error('the inspector does not answer'));
    socket.onopen = () => socket.send('{"id":1,"method":"HeapProfiler.collectGarbage"}');
    socket.onmessage = () => {
      socket.close();
      resolve();
    };
  });
}

function residentBytes({ pid }: ChildProcess): number {
  const [, kibibytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

function report(contenders: readonly Contender[]): void {
  const [relay, ours] = contenders;
  if (!relay || !ours) return;
  console.log(
    `${ROOMS} rooms of ${PEOPLE} people; ${ROUNDS} rounds of ${ROUND_SECONDS} s each, in turns; medians.`,
  );
  for (const { name, rounds, memory } of contenders) {
    const of = (key: keyof Round) => median(rounds.map((round) => round[key]));
    console.log(
      `${name.padEnd(11)} ${of('votesPerSecond').toFixed(0).padStart(6)} votes/s  p50 ${of('p50').toFixed(1)} ms  ` +
        `p99 ${of('p99').toFixed(1)} ms  ${of('fanOut').toFixed(2)} events a vote  ${(memory / 1024).toFixed(0)} KiB a connection`,
    );
  }
  const ratio = (key: keyof Round) =>
    ratioText(
      ours.rounds.map((round) => round[key]),
      relay.rounds.map((round) => round[key]),
    );
  console.log(
    `ratios      throughput ${ratio('votesPerSecond')}  p99 ${ratio('p99')}  memory ${(ours.memory / relay.memory).toFixed(2)}`,
  );
}
