/** The polls' document, example by example, against a fresh server. */

import { expect, test } from 'vitest';
import { post, request, startTestApp } from './harness.ts';
import { BEARER, countsIn, createPoll, EXAMPLE, getToken, patch, sendVote, vote } from './poll-client.ts';

const NEXT_YEAR = `${new Date().getUTCFullYear() + 1}-02-01T00:00:00Z`;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
const anyTime = expect.stringMatching(TIME);
const anyPollId = expect.stringMatching(/^poll_[\w-]+$/);

test('the examples of the document answer as printed', async () => {
  const { url } = await startTestApp();
  const api = `${url}/api/polls`;

  const created = await post(
    api,
    { ...EXAMPLE, starts_at: null, ends_at: NEXT_YEAR, max_responses: 1000 },
    BEARER,
  );
  expect(created.status).toBe(201);
  expect(created.body).toEqual({
    id: anyPollId,
    title: 'What feature should we build next?',
    published: false,
    created_at: anyTime,
  });
  const { id } = created.body;

  const listed = await request(api, { headers: BEARER });
  expect(listed.status).toBe(200);
  expect(listed.body).toEqual({
    polls: [
      {
        id,
        title: EXAMPLE.title,
        description: EXAMPLE.description,
        mode: 'poll',
        published: false,
        starts_at: null,
        ends_at: NEXT_YEAR,
        created_at: created.body.created_at,
        updated_at: created.body.created_at,
      },
    ],
    pagination: { page: 1, limit: 50, total: 1, totalPages: 1 },
  });

  const later = NEXT_YEAR.replace('-02-', '-03-');
  const updated = await patch(url, id, { title: 'Updated Poll Title', published: true, ends_at: later });
  expect(updated.status).toBe(200);
  expect(updated.body).toEqual({ id, title: 'Updated Poll Title', published: true, updated_at: anyTime });

  const poll = await request(`${api}/${id}`);
  expect(poll.status).toBe(200);
  expect(poll.body).toEqual({
    id,
    ...EXAMPLE,
    title: 'Updated Poll Title',
    published: true,
    starts_at: null,
    ends_at: later,
    status: 'open',
    close_message: null,
    duplicate_check: 'fingerprint',
    server_time: anyTime,
  });

  const token = await request(`${api}/${id}/token`);
  expect(token.body).toEqual({ token: expect.stringMatching(/^eyJhbGciOiJIUzI1NiJ9\./), expiresIn: 1800 });
  expect(token.headers.get('cache-control')).toBe('no-store');

  const fingerprint = 'abc123';
  const status = () => request(`${api}/${id}/vote?fingerprint=${fingerprint}`);
  expect((await status()).body).toEqual({ hasVoted: false });

  await vote(url, id, 'somebody else', ['opt_2']);
  const cast = await sendVote(url, id, {
    option_ids: ['opt_1'],
    _token: token.body.token,
    fingerprint,
    clientMetadata: { screenWidth: 1920, language: 'en-US' },
  });
  expect(cast.status).toBe(200);
  const results = {
    total_votes: 2,
    results: [
      { option_id: 'opt_1', count: 1 },
      { option_id: 'opt_2', count: 1 },
      { option_id: 'opt_3', count: 0 },
    ],
  };
  expect(cast.body).toEqual({ success: true, results });
  expect((await status()).body).toEqual({ hasVoted: true });
  expect((await request(`${api}/${id}/results?fingerprint=${fingerprint}`)).body).toEqual(results);

  const deleted = await request(`${api}/${id}`, { method: 'DELETE', headers: BEARER });
  expect([deleted.status, deleted.body]).toEqual([200, { success: true }]);
  expect((await request(`${api}/${id}`)).status).toBe(404);
  expect((await request(api, { headers: BEARER })).body.pagination).toEqual({
    page: 1,
    limit: 50,
    total: 0,
    totalPages: 0,
  });
});

test('a vote that is sent again gets its first answer, word for word', async () => {
  const { url, travel } = await startTestApp();
  const id = await createPoll(url);
  const body = { option_ids: ['opt_1'], _token: await getToken(url, id), fingerprint: 'ann' };
  const first = await sendVote(url, id, body);
  expect(countsIn(first.body.results)).toEqual({ total: 1, opt_1: 1, opt_2: 0, opt_3: 0 });
  await vote(url, id, 'bob', ['opt_2']);
  expect((await sendVote(url, id, body)).body).toEqual(first.body);
  // Also when the token has expired, and the poll is closed, and results are hidden.
  travel(2 * 1800 * 1000);
  await patch(url, id, { max_responses: 1, show_results_after_vote: false });
  const again = await sendVote(url, id, body);
  expect([again.status, again.body]).toEqual([200, first.body]);
});
