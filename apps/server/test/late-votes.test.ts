/** A vote that says which round it is for counts in no other, however late it arrives. */

import { expect, test } from 'vitest';
import { createRoom, graphql, join, startTestApp } from './harness.ts';

test('a vote for a round that is over is refused, on every transport', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url, { autoReveal: true });
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const mike = await join(url, roomId, { name: 'Mike' });
  await sarah.send('set-story', { title: 'A' });
  const refused = { code: 'not_voting', error: 'Your vote came too late: voting went on without it.' };
  await sarah.send('set-story', { title: 'B' });
  const open = mike.state.round + 2;
  const over = open - 1;

  expect(await mike.send('submit-vote', { value: '8', round: over })).toEqual({ success: false, ...refused });
  expect(await mike.send('clear-vote', { round: over })).toMatchObject(refused);
  const mutations = (round: number) => [
    `mutation { clearVote(input: { round: ${round} }) { success } }`,
    `mutation { submitVote(input: { value: "8", round: ${round} }) { success } }`,
  ];
  const ask = async (query: string) => (await graphql(url, query, {}, mike.reconnectToken)).body;
  for (const query of mutations(over)) {
    const [error] = (await ask(query)).errors;
    expect(error).toMatchObject({ message: refused.error, extensions: { code: refused.code } });
  }
  expect(mike.count('vote-submitted')).toBe(0);
  expect(mike.count('votes-revealed')).toBe(0);

  for (const query of mutations(open)) expect(await ask(query)).not.toHaveProperty('errors');
  // All who vote have voted.
  expect(await mike.next('votes-revealed')).toMatchObject({ votes: [{ value: '8' }] });
});

test('a vote that names no round is for the open one, as documented', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url);
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const mike = await join(url, roomId, { name: 'Mike' });
  await sarah.send('set-story', { title: 'A' });
  expect(await mike.send('submit-vote', { value: '8' })).toEqual({ success: true });
  expect(await mike.send('clear-vote')).toEqual({ success: true });
  const { body } = await graphql(url, 'mutation { clearVote { success } }', {}, mike.reconnectToken);
  expect(body).toEqual({ data: { clearVote: { success: true } } });
  const vote = 'mutation { submitVote(input: { value: "8", round: null }) { success } }';
  expect((await graphql(url, vote, {}, mike.reconnectToken)).body).not.toHaveProperty('errors');
});
