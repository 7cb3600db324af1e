/** Polls against bare handlers: votes and results, over REST and GraphQL, in alternating rounds on the same machine. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, ratioText, type Started, startContender } from '../contenders.ts';
import { API_KEY, CONNECTIONS, KINDS, type Kind, type Load, openLoad, type Round } from './load.ts';

const WARM_UP_SECONDS = 2;
const ROUND_SECONDS = 2;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);

interface Contender extends Started {
  readonly load: Load;
  readonly rounds: Record<Kind, Round[]>;
}

export async function benchPolls(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'showhands-bench-'));
  const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const mongo = process.env.MONGODB_URL;
  const env = {
    DATA_DIR: dataDir,
    RATE_LIMITS: 'off',
    PORT: '0',
    HOST: '127.0.0.1',
    BOOTSTRAP_API_KEY: API_KEY,
    ...(mongo && { MONGODB_URL: mongo, SECRET: 'x'.repeat(32) }),
  };
  const contenders: Contender[] = [];
  try {
    contenders.push(await begin('bare', path('./bare.ts'), {}, false));
    contenders.push(await begin('showhands', path('../../../server/src/main.ts'), env, true));
    for (const { load } of contenders) {
      for (const kind of KINDS) await (await load.prepare(kind, WARM_UP_SECONDS))();
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const kind of KINDS) {
        const ready = [];
        for (const { load, rounds } of contenders) {
          ready.push({ run: await load.prepare(kind, ROUND_SECONDS), rounds: rounds[kind] });
        }
        // Right after each other, as a machine's speed changes with what else it has to do; who begins alternates too.
        for (const { run, rounds } of round % 2 === 0 ? ready : ready.toReversed()) rounds.push(await run());
      }
    }
    await report(contenders as [Contender, Contender]);
  } finally {
    for (const { child } of contenders) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function begin(
  name: string,
  file: string,
  env: Record<string, string>,
  hasTokens: boolean,
): Promise<Contender> {
  const started = await startContender(name, file, env);
  const rounds = Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Contender['rounds'];
  return { ...started, load: await openLoad(started.port, hasTokens), rounds };
}

async function report([bare, ours]: [Contender, Contender]): Promise<void> {
  console.log(`${CONNECTIONS} connections; ${ROUNDS} rounds of ${ROUND_SECONDS} s each, in turns; medians.`);
  for (const kind of KINDS) {
    console.log(kind);
    for (const { name, rounds } of [bare, ours]) {
      const of = (key: keyof Round) => median(rounds[kind].map((round) => round[key]));
      console.log(
        `  ${name.padEnd(11)} ${of('perSecond').toFixed(0).padStart(6)}/s  p50 ${of('p50').toFixed(1)} ms  p99 ${of('p99').toFixed(1)} ms`,
      );
    }
    const ratio = (key: keyof Round) =>
      ratioText(
        ours.rounds[kind].map((round) => round[key]),
        bare.rounds[kind].map((round) => round[key]),
      );
    console.log(`  ratios      throughput ${ratio('perSecond')}  p99 ${ratio('p99')}`);
  }
  const counted = await ours.load.counted();
  console.log(`${ours.load.accepted} votes were accepted, and ${counted} are counted.`);
  if (counted !== ours.load.accepted) process.exitCode = 1;
}
