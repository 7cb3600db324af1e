/** What people with bad intentions, or bad programs, send to polls. */

import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { post, request, startTestApp } from './harness.ts';
import { NO_TEXT, nested, ODD_NAMES } from './hostile.ts';
import {
  BEARER,
  countsIn,
  createPoll,
  EXAMPLE,
  getToken,
  readResults,
  sendVote,
  vote,
} from './poll-client.ts';

test('text that is none is refused everywhere, and odd text is kept as it is', async () => {
  const { url, logLines } = await startTestApp();
  const id = await createPoll(url, { anonymous: false });
  const token = await getToken(url, id);
  for (const [what, text] of Object.entries(NO_TEXT)) {
    for (const body of [
      { ...EXAMPLE, title: text },
      { ...EXAMPLE, options: [{ label: text }, { label: 'B' }] },
    ]) {
      expect((await post(`${url}/api/polls`, body, BEARER)).status, what).toBe(400);
    }
    const named = { option_ids: ['opt_1'], _token: token, fingerprint: 'f', voter_name: text };
    expect((await sendVote(url, id, named)).status, what).toBe(400);
  }
  for (const [at, name] of ODD_NAMES.entries()) {
    const odd = await createPoll(url, {
      title: name,
      options: [{ label: name }, { label: 'B' }],
      anonymous: false,
    });
    const { body } = await request(`${url}/api/polls/${odd}`);
    expect([body.title, body.options[0].label]).toEqual([name, name]);
    const cast = await vote(url, odd, `${at}`, [body.options[0].id], { voter_name: name });
    expect(cast.body.results.results[0].voters).toEqual([name]);
  }
  expect(logLines.filter((line) => /"level":[56]0/.test(line) && !line.includes('not built'))).toEqual([]);
});

test('fingerprints and option ids that mean something to a database or to JavaScript are data', async () => {
  const { url } = await startTestApp();
  const options = ['__proto__', 'constructor', 'toString'].map((id) => ({ id, label: id }));
  const id = await createPoll(url, { options, allow_multiple: true });
  const fingerprints = ['__proto__', '{"$gt":""}', "'; DROP TABLE polls;--", '\u0000', '\ud83d', '💥', ' '];
  for (const fingerprint of fingerprints) {
    const optionIds = ['__proto__', 'constructor'];
    expect((await vote(url, id, fingerprint, optionIds)).status, fingerprint).toBe(200);
    expect((await vote(url, id, fingerprint, optionIds)).status, fingerprint).toBe(400);
  }
  const { body } = await readResults(url, id);
  const counts = body.results.map(({ option_id, count }: { option_id: string; count: number }) => [
    option_id,
    count,
  ]);
  expect(counts).toEqual([
    ['__proto__', 7],
    ['constructor', 7],
    ['toString', 0],
  ]);
});

test('bodies of every wrong shape are refused, and the poll goes on', async () => {
  const { url, logLines } = await startTestApp();
  const id = await createPoll(url, { show_results_before_vote: true });
  const path = `${url}/api/polls/${id}/vote`;
  for (const body of [
    'null',
    '[]',
    '5',
    '"text"',
    'true',
    '{}',
    nested(100_000),
    '{"fingerprint":',
    '\u0000',
  ]) {
    const { status } = await post(path, body);
    expect(status, body.slice(0, 20)).toBe(400);
  }
  const many = Array.from({ length: 20_000 }, (_, at) => `o${at}`);
  const _token = await getToken(url, id);
  expect((await sendVote(url, id, { option_ids: many, _token, fingerprint: 'f' })).body.error).toBe(
    'invalid_options',
  );
  const deep = JSON.parse(nested(1000));
  const good = {
    option_ids: ['opt_1'],
    _token,
    fingerprint: 'f',
    clientMetadata: { a: deep, b: 'x'.repeat(100_000) },
  };
  expect((await sendVote(url, id, good)).status).toBe(200);
  for (const unknown of ['poll_%00', '..%2f..', '%F0%9F%92%A5', 'x'.repeat(3000), '__proto__', '%', '{}']) {
    const { status, body } = await request(`${url}/api/polls/${unknown}/results`);
    expect([status, body.error], unknown).toEqual([404, 'poll_not_found']);
  }
  expect(countsIn((await readResults(url, id)).body).total).toBe(1);
  expect(logLines.filter((line) => /"level":[56]0/.test(line) && !line.includes('not built'))).toEqual([]);
});

test('a flood of votes without tokens stops nobody with one', async () => {
  const { url } = await startTestApp();
  const id = await createPoll(url);
  const flood = Array.from({ length: 2000 }, (_, at) =>
    sendVote(url, id, { option_ids: ['opt_1'], _token: `forged.${at}.token`, fingerprint: `${at}` }),
  );
  const voters = Array.from({ length: 50 }, (_, at) => vote(url, id, `real ${at}`));
  expect((await Promise.all(voters)).every(({ status }) => status === 200)).toBe(true);
  expect((await Promise.all(flood)).every(({ status }) => status === 403)).toBe(true);
  expect((await readResults(url, id)).body.total_votes).toBe(50);
});

test('a vote that breaks off in its middle is none, and no fault of the server', async () => {
  const { url, logLines } = await startTestApp();
  const id = await createPoll(url);
  const body = JSON.stringify({
    option_ids: ['opt_1'],
    _token: await getToken(url, id),
    fingerprint: 'f'.repeat(32),
  });
  const head = `POST /api/polls/${id}/vote HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`, () => {
        socket.resetAndDestroy();
        resolve();
      });
    });
  });
  expect((await vote(url, id, 'another')).status).toBe(200);
  expect((await readResults(url, id)).body.total_votes).toBe(1);
  expect(logLines.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
});
