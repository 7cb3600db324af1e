/** A storm of votes on servers that are killed, one after the other, while it lasts. */

import { pollStorm, type StormOptions, type StormReport } from './poll-storm.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

export interface CrashStormOptions extends Omit<StormOptions, 'urls' | 'onProgress'> {
  readonly processes: number;
  readonly kills: number;
}

export async function crashStorm(
  options: CrashStormOptions,
): Promise<{ readonly report: StormReport; readonly kills: number }> {
  const { storage, processes, kills, voters } = options;
  const servers: ServerProcess[] = [];
  let killed = 0;
  let killing: Promise<void> = Promise.resolve();
  try {
    for (let count = 0; count < processes; count += 1) servers.push(await startServerProcess(storage));
    const urls = servers.map(({ url }) => url);
    /** Spread over the storm, each at whatever step of a save it happens to hit. */
    const killNext = async (): Promise<void> => {
      const victim = killed % servers.length;
      killed += 1;
      await servers[victim]?.kill();
      servers[victim] = await startServerProcess(storage, Number(new URL(urls[victim] ?? '').port));
    };
    let scheduled = 0;
    const report = await pollStorm({
      ...options,
      urls,
      onProgress(answers) {
        const due = Math.floor((answers / (2 * voters)) * (kills + 1));
        for (; scheduled < Math.min(due, kills); scheduled += 1) killing = killing.then(killNext);
      },
    });
    await killing;
    return { report, kills: killed };
  } finally {
    await killing.catch(() => {});
    for (const server of servers) await server.kill();
  }
}
