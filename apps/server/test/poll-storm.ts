/**
 * Very many people vote on one poll at once, everybody sends their vote twice, and there are more of them than the poll
 * takes. Then the stored votes are counted and held against every answer that was given. Servers may be killed meanwhile.
 */

import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Vote } from '@showhands/core';
import type { VoteAnswer } from '@showhands/protocol';
import { openMongoStore, openSqliteStore } from '@showhands/store';
import { API_KEY } from './api-key.ts';
import type { Env } from './server-process.ts';

export interface StormOptions {
  /** Where servers of one database answer; voters go to them in turns. */
  readonly urls: readonly string[];
  readonly storage: Env;
  readonly voters: number;
  readonly concurrency: number;
  readonly maxResponses: number;
  /** Called with the number of answers so far, now and then. */
  readonly onProgress?: (answers: number) => void;
}

export interface StormReport {
  readonly accepted: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly stored: number;
  readonly total: number;
  /** Everything that isn't as it must be, as sentences. */
  readonly faults: readonly string[];
  readonly seconds: number;
}

const OPTIONS = ['opt_1', 'opt_2', 'opt_3'];
/** A killed server is back within this time, on a busy machine. */
const PATIENCE_MS = 60_000;

interface Reply {
  readonly status: number;
  readonly text: string;
}

export async function pollStorm(options: StormOptions): Promise<StormReport> {
  const { urls, storage, voters, concurrency, maxResponses, onProgress } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency * 2 });
  const begun = performance.now();
  const id = await createPoll(agent, urls[0] ?? '', maxResponses);
  const accepted = new Map<number, string>();
  const refused: Record<string, number> = {};
  const faults: string[] = [];
  let answers = 0;

  async function voteTwice(voter: number): Promise<void> {
    const at = (turn: number) => `${urls[(voter + turn) % urls.length]}/api/polls/${id}`;
    const { token } = JSON.parse((await persist(agent, 'GET', `${at(0)}/token`)).text);
    const body = JSON.stringify({
      option_ids: [OPTIONS[voter % OPTIONS.length]],
      _token: token,
      fingerprint: `voter ${voter}`,
    });
    const send = (turn: number) => persist(agent, 'POST', `${at(turn)}/vote`, body);
    // Half of them at the same moment, the others one after the other; to two servers, where there are two.
    const both = voter % 2 === 0 ? await Promise.all([send(0), send(1)]) : [await send(0), await send(1)];
    note(voter, both as [Reply, Reply]);
    answers += 2;
    onProgress?.(answers);
  }

  function note(voter: number, [first, second]: [Reply, Reply]): void {
    if (first.status !== second.status || first.text !== second.text) {
      faults.push(`voter ${voter} was answered ${first.text} and then ${second.text}`);
    }
    if (first.status === 200) accepted.set(voter, first.text);
    else {
      const word = String(JSON.parse(first.text).error);
      refused[word] = (refused[word] ?? 0) + 1;
    }
  }

  const queue = Array.from({ length: voters }, (_, voter) => voter);
  const worker = async () => {
    for (let voter = queue.pop(); voter !== undefined; voter = queue.pop()) await voteTwice(voter);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const results = JSON.parse((await persist(agent, 'GET', `${urls[0]}/api/polls/${id}/results`)).text);
  agent.destroy();

  const votes = await storedVotes(storage, id);
  faults.push(...contradictions(results, votes, accepted, maxResponses));
  const seconds = (performance.now() - begun) / 1000;
  return {
    accepted: accepted.size,
    refused,
    stored: votes.length,
    total: results.total_votes,
    faults,
    seconds,
  };
}

interface Results {
  readonly total_votes: number;
  readonly results: readonly { readonly option_id: string; readonly count: number }[];
}

function contradictions(
  results: Results,
  votes: readonly Vote[],
  accepted: ReadonlyMap<number, string>,
  maxResponses: number,
): string[] {
  const faults: string[] = [];
  const expect = (isSo: boolean, sentence: string) => void (isSo || faults.push(sentence));
  const { total_votes: total } = results;
  expect(total <= maxResponses, `${total} votes were counted where ${maxResponses} are allowed`);
  expect(total === votes.length, `${total} votes are counted and ${votes.length} stored`);
  expect(accepted.size === votes.length, `${accepted.size} votes were accepted and ${votes.length} stored`);
  expect(new Set(votes.map(({ voter }) => voter)).size === votes.length, 'somebody voted twice');
  expect(new Set(votes.map(({ tokenId }) => tokenId)).size === votes.length, 'a token was used twice');
  expect(
    votes.every(({ number }, at) => number === at + 1),
    'the votes are not numbered from 1 on',
  );
  for (const { option_id, count } of results.results) {
    const stored = votes.filter(({ optionIds }) => optionIds.includes(option_id)).length;
    expect(stored === count, `${option_id} has ${count} votes counted and ${stored} stored`);
  }
  // Each answer tells how many votes there were with its own: so each total was told to one voter only.
  const told = [...accepted.values()].map((text) => (JSON.parse(text) as VoteAnswer).results?.total_votes);
  expect(new Set(told).size === accepted.size, 'two voters were told the same total');
  return faults;
}

async function createPoll(agent: Agent, url: string, maxResponses: number): Promise<string> {
  const poll = {
    title: 'Storm',
    options: OPTIONS.map((id) => ({ id, label: id })),
    max_responses: maxResponses,
    show_results_before_vote: true,
    published: true,
  };
  const { text } = await persist(agent, 'POST', `${url}/api/polls`, JSON.stringify(poll));
  return JSON.parse(text).id;
}

/** Sends until there is an answer that isn't about the server's own state: as people's browsers do, again and again. */
export async function persist(agent: Agent, method: string, url: string, body?: string): Promise<Reply> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const reply = await send(agent, method, url, body).catch(() => null);
    if (reply && reply.status < 500) return reply;
    if (Date.now() > deadline) throw new Error(`${method} ${url}: no answer (${reply?.text ?? 'no server'})`);
    await wait(20 + Math.random() * 50);
  }
}

function send(agent: Agent, method: string, url: string, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${API_KEY}`,
      ...(body !== undefined && {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      }),
    };
    const sent = request(url, {
      agent,
      method,
      headers: method === 'GET' && url.endsWith('/token') ? {} : headers,
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        // A connection that broke ends, too; such an answer is none.
        if (!response.complete) return reject(new Error('broken off'));
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.end(body);
  });
}

/** Every vote of a poll, as it lies in the database. */
export async function storedVotes(storage: Env, id: string): Promise<Vote[]> {
  const store = storage.MONGODB_URL
    ? await openMongoStore(storage.MONGODB_URL)
    : await openSqliteStore(`${storage.DATA_DIR}/showhands.db`);
  try {
    const votes: Vote[] = [];
    for await (const vote of store.polls.votes(id)) votes.push(vote);
    return votes;
  } finally {
    await store.close();
  }
}
