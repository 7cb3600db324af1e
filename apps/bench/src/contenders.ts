/** Servers under test, each in a process of its own, and the words for comparing them. */

import { type ChildProcess, spawn } from 'node:child_process';

export interface Started {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
}

/** Resolves once it has printed the port that it listens on. */
export async function startContender(
  name: string,
  file: string,
  env: Readonly<Record<string, string>>,
  nodeArguments: readonly string[] = [],
): Promise<Started> {
  const child = spawn(process.execPath, [...nodeArguments, file], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /"port":(\d+)/.exec(printed)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return { name, child, port };
}

/** The median of the ratios of rounds that ran beside each other, and their range. */
export function ratioText(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((value, index) => value / (theirs[index] ?? Number.NaN));
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
