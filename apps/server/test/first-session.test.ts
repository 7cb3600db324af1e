/** A session as the document's own examples write it. */

import { roomEvents } from '@showhands/protocol';
import { expect, test } from 'vitest';
import { createRoom, join, startTestApp } from './harness.ts';

test('three people estimate a story, vote again, and end the session', async () => {
  const { url } = await startTestApp();
  const { roomId } = await createRoom(url, { storyQueue: [{ title: 'PP-2' }] });
  const sarah = await join(url, roomId, { name: 'Sarah' });
  const mike = await join(url, roomId, { name: 'Mike', role: 'QE' });
  const ann = await join(url, roomId, { name: 'Ann' });
  expect(mike.state.participants.map(({ name, isFacilitator }) => [name, isFacilitator])).toEqual([
    ['Sarah', true],
    ['Mike', false],
  ]);

  expect(await sarah.send('set-story', { title: 'PP-1', url: 'https://example.org/1' })).toEqual({
    success: true,
  });
  expect(await mike.send('submit-vote', { value: '8' })).toEqual({ success: true });
  expect(await ann.send('submit-vote', { value: '5' })).toEqual({ success: true });
  expect(await ann.send('reveal-votes')).toMatchObject({ success: false, code: 'facilitator_only' });
  await sarah.send('reveal-votes');
  const revealed = await mike.next('votes-revealed');
  expect(revealed.overall).toEqual({ average: 6.5, median: 6.5, consensus: 'discuss' });

  await sarah.send('revote');
  await mike.send('submit-vote', { value: '5' });
  await ann.send('submit-vote', { value: '5' });
  await sarah.send('reveal-votes');
  await sarah.send('set-final-estimate', { value: '5' });
  await sarah.send('next-story');
  await sarah.send('start-next-from-queue');
  expect(await sarah.send('end-session')).toEqual({ success: true });

  const { history } = await ann.next('session-ended');
  expect(history).toMatchObject([{ title: 'PP-1', finalEstimate: '5', wasRevoted: true }]);
  for (const person of [sarah, mike, ann]) {
    for (const { name, payload } of person.received) {
      const { success, error } = roomEvents[name as keyof typeof roomEvents].safeParse(payload ?? {});
      expect(success, `${name}: ${error?.message}`).toBe(true);
    }
  }
});
