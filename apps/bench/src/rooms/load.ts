/** The load: rooms full of people who vote as fast as they are acknowledged, and everybody hears of every vote. */

import { openRawSocket, type RawSocket } from './raw-socket.ts';

export const ROOMS = 20;
export const PEOPLE = 25;

export interface Round {
  readonly votesPerSecond: number;
  /** Milliseconds from sending a vote to its arrival at the one who joined the room last, 99th percentile. */
  readonly p99: number;
  readonly p50: number;
  /** Events received for each vote: everybody's. */
  readonly fanOut: number;
}

export interface Load {
  run(seconds: number): Promise<Round>;
  close(): void;
}

interface Voter {
  readonly socket: RawSocket;
  sentAt: number;
  votes: number;
}

const SUBMITTED = Buffer.from('42["vote-submitted",{"participantId":"');

/** Fills so many rooms of the server on this port and starts a story in each. */
export async function openLoad(port: number, rooms = ROOMS): Promise<Load> {
  const voters: Voter[] = [];
  let isRunning = false;
  let acknowledged = 0;
  let received = 0;
  let latencies: number[] = [];

  const vote = (voter: Voter) => {
    voter.votes += 1;
    voter.sentAt = performance.now();
    voter.socket.send('submit-vote', { value: voter.votes % 2 === 0 ? '5' : '8' });
  };

  for (let room = 0; room < rooms; room += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/api/rooms`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        facilitatorName: 'P0',
        cardScale: 'fibonacci',
        roles: ['Dev'],
        anonymousVoting: false,
        facilitatorParticipates: true,
      }),
    });
    const { roomId } = (await response.json()) as { roomId: string };
    const byId = new Map<string, Voter>();
    for (let person = 0; person < PEOPLE; person += 1) {
      const isLast = person === PEOPLE - 1;
      const socket = await openRawSocket(port, {
        onEvent(packet) {
          if (packet[4] !== 0x76) return; // votes only: "v"
          received += 1;
          if (!isLast || !packet.subarray(0, SUBMITTED.length).equals(SUBMITTED)) return;
          const end = packet.indexOf(0x22, SUBMITTED.length);
          const voter = byId.get(packet.toString('latin1', SUBMITTED.length, end));
          if (voter && isRunning) latencies.push(performance.now() - voter.sentAt);
        },
        onAcknowledged() {
          acknowledged += 1;
          if (isRunning) vote(voter);
        },
      });
      const voter: Voter = { socket, sentAt: 0, votes: 0 };
      const [answer] = JSON.parse(
        await socket.request('join-room', { roomId, name: `P${person}`, role: 'Dev' }),
      );
      if (!answer.success) throw new Error(JSON.stringify(answer));
      byId.set(answer.participantId, voter);
      voters.push(voter);
    }
    await voters[room * PEOPLE]?.socket.request('set-story', { title: 'A story' });
  }

  return {
    async run(seconds) {
      acknowledged = 0;
      received = 0;
      latencies = [];
      isRunning = true;
      const begun = performance.now();
      for (const voter of voters) vote(voter);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      const votesPerSecond = (acknowledged / (performance.now() - begun)) * 1000;
      isRunning = false;
      const counted = acknowledged;
      // What is still on its way belongs to nobody's round.
      await new Promise((resolve) => setTimeout(resolve, 500));
      const sorted = latencies.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
      return {
        votesPerSecond,
        p99: at(0.99),
        p50: at(0.5),
        fanOut: received / Math.max(counted, acknowledged),
      };
    },
    close() {
      for (const { socket } of voters) socket.close();
    },
  };
}
