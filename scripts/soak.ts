/**
 * `npm run soak`: kills a server fifty times while rooms are voting, then uses rooms up for two minutes and watches the
 * memory. On MongoDB where MONGODB_URL is set. Exits with 1 where anything acknowledged is lost or the memory grows.
 * `npm run soak -- --rounds 5 --seconds 30` for less.
 */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRounds } from '../apps/server/test/crash-rounds.ts';
import { memorySoak } from '../apps/server/test/memory-soak.ts';

/** SQLite may fill its cache of 64 MB meanwhile; the rest is the heap's ups and downs. */
const MAX_GROWTH_MB = 80;
/** A round takes about two seconds; on a machine that needs ten times as long, something else is wrong. */
const MAX_SECONDS_PER_ROUND = 20;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, seconds: { type: 'string', default: '120' } },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

setTimeout(
  () => {
    console.error('soak: FAILED, it took too long');
    process.exit(1);
  },
  (60 + rounds * MAX_SECONDS_PER_ROUND + seconds * 2) * 1000,
).unref();

const dataDir = mkdtempSync(join(tmpdir(), 'showhands-soak-'));
try {
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
    `soak: ${isFine ? 'ok' : 'FAILED'}, ${crashes.acknowledged} commands acknowledged over ${rounds} crashes, ` +
      `${crashes.losses.length} lost, slowest return ${crashes.slowestReturnMs} ms; ${memory.rooms} rooms used up in ` +
      `${seconds} s, memory ${memory.warmMegabytes.toFixed(0)} -> ${memory.endMegabytes.toFixed(0)} MB ` +
      `(at most ${MAX_GROWTH_MB} more)`,
  );
  process.exitCode = isFine ? 0 : 1;
} catch (error) {
  console.error(`soak: FAILED, ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

/** A fresh folder, and a fresh database where MONGODB_URL names a server. */
function storage(name: string): Record<string, string> {
  const mongo = process.env.MONGODB_URL;
  if (!mongo) return { DATA_DIR: join(dataDir, name) };
  const url = new URL(mongo);
  url.pathname = `/soak_${name}_${randomBytes(6).toString('hex')}`;
  return { DATA_DIR: dataDir, MONGODB_URL: url.href, SECRET: randomBytes(32).toString('base64url') };
}
