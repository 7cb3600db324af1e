import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RoomConnection } from '../src/room-connection.ts';
import { memoryTokenStore } from '../src/token-store.ts';
import { aRoom, aStory } from './a-room.ts';
import { FakeServer } from './fake-server.ts';

const voting = aRoom({ phase: 'voting', round: 1, currentStory: aStory() });
const nextStory = { name: 'story-changed', payload: aStory({ id: 's_2', title: 'Search' }) } as const;

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.install();
});

afterEach(() => server.uninstall());

async function inside(tokens = memoryTokenStore()): Promise<RoomConnection> {
  server.state = voting;
  const place = { server: 'https://poker.example', roomId: 'r', tokens };
  const connection = RoomConnection.resume(place, 'token-of-ada');
  await expect.poll(() => connection.snapshot.status).toBe('online');
  return connection;
}

describe('a vote', () => {
  test('says which round it is for, and so does taking it back', async () => {
    const connection = await inside();
    await connection.vote('8');
    await connection.vote(null);
    expect(server.inputsOf('submitVote')).toEqual([{ value: '8', round: 1 }]);
    expect(server.inputsOf('clearVote')).toEqual([{ round: 1 }]);
    connection.close();
  });

  test('that another story overtakes is shown no more, and the person hears that it came too late', async () => {
    const connection = await inside();
    server.refusals.set('submitVote', { code: 'not_voting', message: 'Your vote came too late.' });
    server.emit(nextStory);
    const voted = connection.vote('8');
    await expect(voted).rejects.toMatchObject({ code: 'not_voting' });
    expect(connection.snapshot).toMatchObject({ votePending: false, state: { round: 2, ownVote: null } });
    connection.close();
  });

  test('from another window is looked up in a new round, however soon after the own one', async () => {
    const connection = await inside();
    await connection.vote('8');
    server.emit(nextStory);
    const counts = { participantId: 'ada', voteCount: 1, totalEligible: 2 };
    server.answers.set('roomState', { ...voting, round: 2, ownVote: '5' });
    server.emit({ name: 'vote-submitted', payload: counts });
    await expect.poll(() => connection.snapshot.state?.ownVote).toBe('5');
    connection.close();
  });

  test('from another window is not taken for one of the round that began while it was looked up', async () => {
    const connection = await inside();
    server.answers.set('roomState', { ...voting, ownVote: '5' });
    const counts = { participantId: 'ada', voteCount: 1, totalEligible: 2 };
    server.emit({ name: 'vote-submitted', payload: counts });
    server.emit({ name: 'voting-reset', payload: { timerEndsAt: null } });
    await expect.poll(() => server.inputsOf('roomState')).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(connection.snapshot.state).toMatchObject({ round: 2, ownVote: null });
    connection.close();
  });
});

test('the server’s clock is known from the first state on, whatever the device’s clock shows', async () => {
  server.clockAhead = -90_000;
  const connection = await inside();
  const offBy = () => Math.abs(connection.snapshot.clockOffset - server.clockAhead);
  expect(offBy()).toBeLessThan(1000);
  server.clockAhead = 3_600_000;
  server.emit({ name: 'room-state', payload: voting });
  await expect.poll(offBy).toBeLessThan(1000);
  connection.close();
});

test('whoever is removed forgets their own token, and none that was stored since', async () => {
  const tokens = memoryTokenStore();
  await inside(tokens);
  server.emit({ name: 'force-disconnect', payload: { reason: 'removed' } });
  await expect.poll(() => tokens.load()).toBeNull();

  const stale = await inside(tokens);
  tokens.save('token-of-a-new-visit');
  server.emit({ name: 'force-disconnect', payload: { reason: 'removed' } });
  await expect.poll(() => stale.snapshot.status).toBe('removed');
  expect(tokens.load()).toBe('token-of-a-new-visit');
});
