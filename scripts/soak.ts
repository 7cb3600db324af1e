/**
 * `npm run soak`: kills a server fifty times while rooms are voting, then uses rooms up for two minutes and watches the
 * memory; the same with polls, whose votes are counted after storms with crashes. On MongoDB where MONGODB_URL is set.
 * Exits with 1 where anything acknowledged is lost or the memory grows.
 * `npm run soak -- --rounds 5 --seconds 30` for less; `--only polls` or `--only rooms`.
 */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRounds } from '../apps/server/test/crash-rounds.ts';
import { memorySoak } from '../apps/server/test/memory-soak.ts';
import { crashStorm } from '../apps/server/test/poll-crashes.ts';
import { pollMemory } from '../apps/server/test/poll-memory.ts';

/** SQLite may fill its cache of 64 MB meanwhile; the rest is the heap's ups and downs. */
const MAX_GROWTH_MB = 80;
/** A round takes about two seconds; on a machine that needs ten times as long, something else is wrong. */
const MAX_SECONDS_PER_ROUND = 20;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '120' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

setTimeout(
  () => {
    console.error('soak: FAILED, it took too long');
    process.exit(1);
  },
  // Both halves kill servers, and both use memory up.
  2 * (60 + rounds * MAX_SECONDS_PER_ROUND + seconds * 2) * 1000,
).unref();

const dataDir = mkdtempSync(join(tmpdir(), 'showhands-soak-'));
try {
  const parts = { rooms: soakRooms, polls: soakPolls };
  const results: boolean[] = [];
  for (const [name, soak] of Object.entries(parts)) {
    if (values.only === undefined || values.only === name) results.push(await soak());
  }
  process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1;
} catch (error) {
  console.error(`soak: FAILED, ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function soakRooms(): Promise<boolean> {
  const crashes = await crashRounds({
    storage: storage('crash'),
    rounds,
    onRound: (round, { acknowledged, losses, slowestReturnMs }) =>
      console.log(
        `round ${round}/${rounds}: ${acknowledged} acknowledged, ${losses.length} lost, slowest return ${slowestReturnMs} ms`,
      ),
  });
  for (const loss of crashes.losses) console.error(loss);
  const memory = await memorySoak({
    storage: storage('memory'),
    seconds,
    onSample: (megabytes, rooms) => console.log(`${rooms} rooms: ${megabytes.toFixed(0)} MB`),
  });
  const growth = memory.endMegabytes - memory.warmMegabytes;
  const isFine = crashes.losses.length === 0 && growth <= MAX_GROWTH_MB;
  console.log(
    `soak of rooms: ${isFine ? 'ok' : 'FAILED'}, ${crashes.acknowledged} commands acknowledged over ${rounds} crashes, ` +
      `${crashes.losses.length} lost, slowest return ${crashes.slowestReturnMs} ms; ${memory.rooms} rooms used up in ` +
      `${seconds} s, memory ${memory.warmMegabytes.toFixed(0)} -> ${memory.endMegabytes.toFixed(0)} MB ` +
      `(at most ${MAX_GROWTH_MB} more)`,
  );
  return isFine;
}

/** 2000 people vote twice each on a poll that takes 1500, while servers die. */
async function soakPolls(): Promise<boolean> {
  const faults: string[] = [];
  for (const processes of [1, 2]) {
    const storm = {
      voters: 2000,
      concurrency: 200,
      maxResponses: 1500,
      kills: Math.ceil(rounds / 5),
      processes,
    };
    const { report, kills } = await crashStorm({ storage: storage(`storm${processes}`), ...storm });
    faults.push(...report.faults);
    if (report.accepted !== storm.maxResponses) faults.push(`${report.accepted} votes were accepted`);
    console.log(
      `${processes} process(es): ${report.accepted} accepted, ${report.stored} stored, ${report.total} counted, ` +
        `${report.faults.length} faults over ${kills} kills in ${report.seconds.toFixed(0)} s`,
    );
  }
  for (const fault of faults) console.error(fault);
  const memory = await pollMemory({
    storage: storage('poll_memory'),
    seconds,
    onSample: (megabytes, votes) => console.log(`${votes} votes: ${megabytes.toFixed(0)} MB`),
  });
  const isFine = faults.length === 0 && memory.endMegabytes - memory.warmMegabytes <= MAX_GROWTH_MB;
  console.log(
    `soak of polls: ${isFine ? 'ok' : 'FAILED'}, ${faults.length} faults; ${memory.votes} votes on one poll in ${seconds} s, ` +
      `memory ${memory.warmMegabytes.toFixed(0)} -> ${memory.endMegabytes.toFixed(0)} MB (at most ${MAX_GROWTH_MB} more)`,
  );
  return isFine;
}

/** A fresh folder, and a fresh database where MONGODB_URL names a server. */
function storage(name: string): Record<string, string> {
  const mongo = process.env.MONGODB_URL;
  if (!mongo) return { DATA_DIR: join(dataDir, name) };
  const url = new URL(mongo);
  url.pathname = `/soak_${name}_${randomBytes(6).toString('hex')}`;
  return { DATA_DIR: dataDir, MONGODB_URL: url.href, SECRET: randomBytes(32).toString('base64url') };
}
