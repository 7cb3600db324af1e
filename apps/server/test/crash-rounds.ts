/** Kills a server again and again while rooms are voting, and looks whether anything acknowledged got lost. */

import { CrashMember } from './crash-member.ts';
import { type Env, type ServerProcess, startServerProcess } from './server-process.ts';

export interface CrashOptions {
  /** Where the server keeps its data. */
  readonly storage: Env;
  readonly rounds: number;
  readonly rooms?: number;
  readonly voters?: number;
  readonly onRound?: (round: number, report: CrashReport) => void;
}

export interface CrashReport {
  readonly rounds: number;
  /** Commands that were acknowledged, all of which must be there after every crash. */
  readonly acknowledged: number;
  readonly losses: readonly string[];
  /** The longest time from a start of the server until everybody was back. */
  readonly slowestReturnMs: number;
}

/** The shortest timer there is, and the longest. */
const TIMER_SECONDS = { min: 15, max: 300 };
/** Everybody votes for so long before the next crash, so that crashes come at all moments of a save. */
const VOTING_MS = { min: 200, max: 800 };
/** A machine that is busy with other things takes a while to start Node. */
const PATIENCE_MS = 30_000;
/** The queue takes 200. */
const MAX_STORIES = 150;

interface Table {
  readonly host: CrashMember;
  readonly voters: readonly CrashMember[];
}

export async function crashRounds(options: CrashOptions): Promise<CrashReport> {
  const { storage, rounds, rooms = 10, voters = 4, onRound } = options;
  let server = await startServerProcess(storage);
  const port = Number(new URL(server.url).port);
  const tables: Table[] = [];
  let slowestReturnMs = 0;
  try {
    for (let room = 0; room < rooms; room += 1) tables.push(await openTable(server, room, voters));
    const everybody = tables.flatMap(({ host, voters }) => [host, ...voters]);
    const report = (round: number): CrashReport => ({
      rounds: round,
      acknowledged: everybody.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      losses: everybody.flatMap(({ losses }) => losses),
      slowestReturnMs,
    });

    for (let round = 1; round <= rounds; round += 1) {
      // The last round's timers run through its crash; those of the others are nobody's matter.
      const isLast = round === rounds;
      const timerSeconds = timerOutlasting(slowestReturnMs);
      if (isLast) await restartTimers(tables, timerSeconds);
      keepBusy(tables, round);
      await wait(VOTING_MS.min + Math.random() * (VOTING_MS.max - VOTING_MS.min));
      await server.kill();
      await Promise.all(everybody.map((member) => member.rest()));
      await until('everybody noticed', () => everybody.every(({ isIn }) => !isIn));
      const begun = Date.now();
      server = await startServerProcess(storage, port);
      await until('everybody is back', () =>
        everybody.every(({ isIn, losses }) => isIn || losses.length > 0),
      );
      slowestReturnMs = Math.max(slowestReturnMs, Date.now() - begun);
      if (isLast) await expectTimers(tables, timerSeconds);
      onRound?.(round, report(round));
    }
    return report(rounds);
  } finally {
    for (const { host, voters } of tables) for (const member of [host, ...voters]) member.close();
    await server.kill();
  }
}

async function openTable({ url }: ServerProcess, room: number, voters: number): Promise<Table> {
  const response = await fetch(`${url}/api/rooms`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      facilitatorName: `Host ${room}`,
      cardScale: 'fibonacci',
      roles: ['Dev'],
      anonymousVoting: room % 2 === 0,
      votingTimerSeconds: TIMER_SECONDS.min,
    }),
  });
  const { roomId } = (await response.json()) as { roomId: string };
  const member = async (name: string) => {
    const person = new CrashMember(url, roomId, name);
    await until(`${name} is in`, () => person.isIn);
    return person;
  };
  const host = await member(`Host ${room}`);
  const others = Array.from({ length: voters }, (_, index) => member(`Voter ${room}.${index}`));
  const table = { host, voters: await Promise.all(others) };
  await host.send('set-story', { title: 'The first' });
  return table;
}

/** Voters change their votes all the time, the host adds stories to the queue. */
function keepBusy(tables: readonly Table[], round: number): void {
  for (const { host, voters } of tables) {
    for (const voter of voters) voter.act(() => voter.vote());
    let stories = 0;
    host.act(async () => {
      if (round * 3 <= MAX_STORIES && stories < 3) await host.addStory(`${host.name}, ${round}.${stories++}`);
      else await wait(20);
    });
  }
}

/** Whoever isn't back when a timer ends doesn't hear of it: so it has to last longer than a crash does here. */
function timerOutlasting(returnMs: number): number {
  const seconds = TIMER_SECONDS.min + Math.ceil((2 * returnMs) / 1000);
  return Math.min(seconds, TIMER_SECONDS.max);
}

async function restartTimers(tables: readonly Table[], votingTimerSeconds: number): Promise<void> {
  for (const { host, voters } of tables) {
    await host.send('update-config', { votingTimerSeconds });
    await host.send('revote');
    const members = [host, ...voters];
    // By the answer, each was told all that there was to tell of the timer before.
    await Promise.all(members.map((member) => member.send('mood-react', { emoji: '👍' })));
    for (const member of members) {
      member.forgetVote();
      member.events.length = 0;
    }
  }
}

/** Timers that were running warn at most once more, and expire exactly once. */
async function expectTimers(tables: readonly Table[], timerSeconds: number): Promise<void> {
  const everybody = tables.flatMap(({ host, voters }) => [host, ...voters]);
  const allHeard = () => everybody.every((member) => member.count('timer-expired') > 0);
  await until('every timer expired', allHeard, timerSeconds * 1000 + PATIENCE_MS);
  // Asked after its answer, each has been told all that there was to tell until then.
  await Promise.all(everybody.map((member) => member.send('mood-react', { emoji: '👍' })));
  for (const member of everybody) {
    const [warnings, ends] = [member.count('timer-expiring'), member.count('timer-expired')];
    if (warnings > 1 || ends !== 1) {
      member.losses.push(`${member.name} heard ${warnings} warnings and ${ends} ends of one timer`);
    }
  }
}

async function until(what: string, isSo: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`still waiting until ${what}`);
    await wait(10);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
