/**
 * `npm run lighthouse`: how Lighthouse judges the front page and a room's page, as the median of three runs each. Lighthouse
 * itself is fetched by npx, as nothing else needs it. The machine should have nothing else to do.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRoom } from '@showhands/client';
import { startServerProcess } from '../apps/server/test/server-process.ts';
import { chromiumArguments, findChromium } from './chromium.ts';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const folder = mkdtempSync(join(tmpdir(), 'showhands-lighthouse-'));
const server = await startServerProcess({ DATA_DIR: folder });
try {
  const { roomId } = await createRoom(server.url, {
    facilitatorName: 'Hanna',
    cardScale: 'fibonacci',
    roles: ['Dev', 'QE'],
    anonymousVoting: false,
  });
  for (const path of ['/', `/room/${roomId}`]) {
    const scores = Array.from({ length: RUNS }, () => judge(`${server.url}${path}`));
    const medians = CATEGORIES.map((name) => `${name} ${median(scores.map((run) => run[name]))}`);
    console.log(`${path.replace(roomId, ':id')}: ${medians.join(', ')}`);
  }
} finally {
  await server.terminate();
  rmSync(folder, { recursive: true, force: true });
}

type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

function judge(url: string): Scores {
  const report = join(folder, 'report.json');
  const flags = ['--headless=new', ...chromiumArguments].join(' ');
  const options = ['--output=json', `--output-path=${report}`, '--quiet', `--chrome-flags=${flags}`];
  const { status, stderr } = spawnSync('npx', ['--yes', 'lighthouse@13', url, ...options], {
    encoding: 'utf8',
    env: { ...process.env, CHROME_PATH: findChromium() ?? '' },
  });
  if (status !== 0) throw new Error(`Lighthouse failed: ${stderr}`);
  const { categories } = JSON.parse(readFileSync(report, 'utf8')) as {
    categories: Record<string, { score: number | null }>;
  };
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
