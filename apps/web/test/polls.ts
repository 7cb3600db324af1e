/** Polls to look at, made over REST as their owner would. */

import { randomBytes } from 'node:crypto';
import type { World } from './world.ts';

/** Where they are made. */
export type Place = Pick<World, 'server'>;

export const API_KEY = `sk_${randomBytes(16).toString('hex')}`;

export const QUESTION = {
  title: 'What feature should we build next?',
  description: 'Help us prioritize our roadmap',
  options: [
    { id: 'opt_1', label: 'Dark mode' },
    { id: 'opt_2', label: 'Mobile app' },
    { id: 'opt_3', label: 'API improvements' },
  ],
  published: true,
};

/** A published poll, with what a test wants differently; answers its id. */
export async function makePoll({ server }: Place, settings: object = {}): Promise<string> {
  return (await manage(server.url, 'POST', '/api/polls', { ...QUESTION, ...settings })).id;
}

export async function editPoll({ server }: Place, id: string, changes: object): Promise<void> {
  await manage(server.url, 'PATCH', `/api/polls/${id}`, changes);
}

export async function deletePoll({ server }: Place, id: string): Promise<void> {
  await manage(server.url, 'DELETE', `/api/polls/${id}`);
}

/** Somebody who votes without a browser. */
export async function voteFor(
  { server }: Place,
  id: string,
  optionIds: readonly string[],
  fingerprint: string,
) {
  const place = `${server.url}/api/polls/${id}`;
  const { token } = (await (await fetch(`${place}/token`)).json()) as { token: string };
  const response = await fetch(`${place}/vote`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ option_ids: optionIds, _token: token, fingerprint }),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** How many ballots the poll counts. */
export async function countedVotes({ server }: Place, id: string): Promise<number> {
  return (await manage(server.url, 'GET', `/api/polls/${id}/results`)).total_votes;
}

async function manage(url: string, method: string, path: string, body?: object) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { id: string; total_votes: number };
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}
