/** Votes on one poll without pause, and watches whether the server's memory stays flat however many there are. */

import { Agent } from 'node:http';
import type { MemoryReport } from './memory-soak.ts';
import { persist } from './poll-storm.ts';
import { type Env, startServerProcess } from './server-process.ts';

export interface PollMemoryOptions {
  readonly storage: Env;
  readonly seconds: number;
  readonly onSample?: (megabytes: number, votes: number) => void;
}

/** Until then Node compiles, and the heap and the database's cache find their size. */
const WARM_UP_SHARE = 0.4;
const SAMPLE_MS = 1_000;
const VOTERS_AT_ONCE = 50;
const POLL = {
  title: 'How many?',
  options: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ],
  show_results_before_vote: true,
  published: true,
};

export async function pollMemory(
  options: PollMemoryOptions,
): Promise<Omit<MemoryReport, 'rooms'> & { votes: number }> {
  const { storage, seconds, onSample } = options;
  const server = await startServerProcess(storage);
  const agent = new Agent({ keepAlive: true, maxSockets: VOTERS_AT_ONCE });
  const api = `${server.url}/api/polls`;
  const deadline = Date.now() + seconds * 1000;
  const samples: number[] = [];
  let votes = 0;
  try {
    const { id } = JSON.parse((await persist(agent, 'POST', api, JSON.stringify(POLL))).text);
    const voteOn = async () => {
      while (Date.now() < deadline) {
        votes += 1;
        const fingerprint = `voter ${votes}`;
        const { token } = JSON.parse((await persist(agent, 'GET', `${api}/${id}/token`)).text);
        const body = JSON.stringify({ option_ids: [votes % 2 ? 'a' : 'b'], _token: token, fingerprint });
        const { status, text } = await persist(agent, 'POST', `${api}/${id}/vote`, body);
        if (status !== 200) throw new Error(text);
      }
    };
    const watch = async () => {
      while (Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
        const { text } = await persist(agent, 'GET', `${server.url}/metrics`);
        samples.push(Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1024 / 1024);
        onSample?.(samples.at(-1) ?? Number.NaN, votes);
      }
    };
    await Promise.all([watch(), ...Array.from({ length: VOTERS_AT_ONCE }, voteOn)]);
    const { text } = await persist(agent, 'GET', `${api}/${id}/results`);
    if (JSON.parse(text).total_votes !== votes) throw new Error(`${votes} votes were cast: ${text}`);
  } finally {
    agent.destroy();
    await server.kill();
  }
  const warm = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
  const third = Math.ceil(warm.length / 3);
  return { votes, warmMegabytes: median(warm.slice(0, third)), endMegabytes: median(warm.slice(-third)) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
