/** Creates, uses and ends rooms without pause, and watches whether the server's memory stays flat. */

import { io, type Socket } from 'socket.io-client';
import { type Env, startServerProcess } from './server-process.ts';

export interface MemoryOptions {
  readonly storage: Env;
  readonly seconds: number;
  readonly onSample?: (megabytes: number, rooms: number) => void;
}

export interface MemoryReport {
  readonly rooms: number;
  /** Medians of the resident memory after the warm-up, and at the end. */
  readonly warmMegabytes: number;
  readonly endMegabytes: number;
}

/** Until then Node compiles, the heap finds its size, and the first rooms are forgotten. */
const WARM_UP_SHARE = 0.4;
const SAMPLE_MS = 2_000;
/** Rooms in use at a time. */
const WORKERS = 8;
const PEOPLE = 3;

export async function memorySoak({ storage, seconds, onSample }: MemoryOptions): Promise<MemoryReport> {
  const server = await startServerProcess(storage);
  const deadline = Date.now() + seconds * 1000;
  const samples: number[] = [];
  let rooms = 0;
  try {
    const work = async () => {
      while (Date.now() < deadline) {
        await playRoom(server.url);
        rooms += 1;
      }
    };
    const watch = async () => {
      while (Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
        const megabytes = await residentMegabytes(server.url);
        samples.push(megabytes);
        onSample?.(megabytes, rooms);
      }
    };
    await Promise.all([watch(), ...Array.from({ length: WORKERS }, work)]);
  } finally {
    await server.kill();
  }
  const warm = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
  const third = Math.ceil(warm.length / 3);
  return { rooms, warmMegabytes: median(warm.slice(0, third)), endMegabytes: median(warm.slice(-third)) };
}

/** A room's whole life: half of its people by Socket.io alone, one also by GraphQL. */
async function playRoom(url: string): Promise<void> {
  const { roomId } = await postJson(`${url}/api/rooms`, {
    facilitatorName: 'P0',
    cardScale: 'fibonacci',
    roles: ['Dev'],
    anonymousVoting: false,
    storyQueue: [{ title: 'One' }, { title: 'Two', description: 'x'.repeat(500) }],
  });
  const people: Socket[] = [];
  try {
    const tokens: string[] = [];
    for (let index = 0; index < PEOPLE; index += 1) {
      const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
      people.push(socket);
      const answer = await ask(socket, 'join-room', { roomId, name: `P${index}`, role: 'Dev' });
      tokens.push(String(answer.reconnectToken));
    }
    const [host] = people as [Socket];
    for (let story = 0; story < 2; story += 1) {
      await ask(host, 'start-next-from-queue');
      await Promise.all(people.slice(1).map((person) => ask(person, 'submit-vote', { value: '5' })));
      await postJson(
        `${url}/graphql`,
        { query: 'mutation { submitVote(input: { value: "8" }) { success } }' },
        { Authorization: `Bearer ${tokens[1]}` },
      );
      await ask(host, 'reveal-votes');
      await ask(host, 'next-story');
    }
    await ask(host, 'end-session');
  } finally {
    for (const person of people) person.close();
  }
}

async function ask(socket: Socket, event: string, input = {}): Promise<Record<string, unknown>> {
  const answer = await socket.timeout(20_000).emitWithAck(event, input);
  if (!answer.success) throw new Error(`${event}: ${answer.code}`);
  return answer;
}

async function postJson(url: string, body: unknown, headers: Env = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function residentMegabytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1024 / 1024;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
