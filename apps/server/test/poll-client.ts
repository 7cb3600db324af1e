/** What the tests of polls ask over and over, over HTTP as anybody would. */

import { API_KEY } from './api-key.ts';
import { type Answer, post, request } from './harness.ts';

export const BEARER = { Authorization: `Bearer ${API_KEY}` };

/** The body of the document's own example, without its end, which has passed. */
export const EXAMPLE = {
  title: 'What feature should we build next?',
  description: 'Help us prioritize our roadmap',
  options: [
    { id: 'opt_1', label: 'Dark mode' },
    { id: 'opt_2', label: 'Mobile app' },
    { id: 'opt_3', label: 'API improvements' },
  ],
  allow_multiple: false,
  show_results_before_vote: false,
  show_results_after_vote: true,
  anonymous: true,
};

/** A published poll, with what a test wants differently; answers its id. */
export async function createPoll(url: string, settings: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await post(
    `${url}/api/polls`,
    { ...EXAMPLE, published: true, ...settings },
    BEARER,
  );
  if (status !== 201) throw new Error(`no poll: ${status} ${JSON.stringify(body)}`);
  return body.id;
}

export function patch(url: string, id: string, changes: unknown): Promise<Answer> {
  return request(`${url}/api/polls/${id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', ...BEARER },
    body: JSON.stringify(changes),
  });
}

export async function getToken(url: string, id: string): Promise<string> {
  const { status, body } = await request(`${url}/api/polls/${id}/token`);
  if (status !== 200) throw new Error(`no token: ${status} ${JSON.stringify(body)}`);
  return body.token;
}

/** A vote with everything given. */
export function sendVote(url: string, id: string, body: Record<string, unknown>): Promise<Answer> {
  return post(`${url}/api/polls/${id}/vote`, body);
}

/** A vote with a fresh token. */
export async function vote(
  url: string,
  id: string,
  fingerprint: string,
  optionIds: readonly string[] = ['opt_1'],
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const token = await getToken(url, id);
  return sendVote(url, id, { option_ids: optionIds, _token: token, fingerprint, ...more });
}

export function readResults(
  url: string,
  id: string,
  headers: Record<string, string> = BEARER,
): Promise<Answer> {
  return request(`${url}/api/polls/${id}/results`, { headers });
}

/** Counts by option id, and the total: what results come down to. */
export function countsIn(body: { total_votes: number; results: { option_id: string; count: number }[] }) {
  const counts = Object.fromEntries(body.results.map(({ option_id, count }) => [option_id, count]));
  return { total: body.total_votes, ...counts };
}
