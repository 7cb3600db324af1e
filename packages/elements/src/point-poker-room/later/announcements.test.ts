import { describe, expect, test } from 'vitest';
import { aStory, person, reveal } from '../../../../client/test/a-room.ts';
import { enter, server, useServer, voting } from '../../../test/in-a-room.ts';

useServer();

/** What a screen reader is given to read, in its order. */
function follow(element: Element): string[] {
  const said: string[] = [];
  const log = element.shadowRoot?.querySelector('[role=log]') as Element;
  const observer = new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    said.push(...added.filter((node) => node instanceof Element).map((node) => node.textContent ?? ''));
  });
  observer.observe(log, { childList: true });
  return said;
}

const voted = (participantId: string, voteCount: number) =>
  server.emit({ name: 'vote-submitted', payload: { participantId, voteCount, totalEligible: 3 } });

describe('who only hears a room', () => {
  test('is told of a whole story in order, and of votes without chatter', async () => {
    const participants = [person('ada', { isFacilitator: true }), person('bo'), person('cem')];
    const { element } = await enter({ ...voting, participants, totalEligible: 3 });
    const said = follow(element);

    server.emit({ name: 'story-changed', payload: aStory({ id: 's_2', title: 'Search' }) });
    voted('bo', 1);
    voted('bo', 1);
    voted('cem', 2);
    await expect.poll(() => said).toEqual(['Now voting: Search', '2 of 3 voted']);
    server.emit({ name: 'timer-expiring', payload: { votedCount: 2, totalCount: 3 } });
    server.emit({ name: 'timer-extended', payload: { timerEndsAt: new Date().toISOString() } });
    voted('ada', 3);
    await expect.poll(() => said.at(-1)).toBe('Everybody has voted.');
    // Too late to be of interest: the reveal says more.
    voted('ada', 3);
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5', cem: '5' }) });
    server.emit({ name: 'voting-reset', payload: { timerEndsAt: null } });
    server.emit({ name: 'timer-expired', payload: {} });
    server.emit({ name: 'facilitator-changed', payload: { newFacilitatorId: 'bo' } });
    server.emit({ name: 'facilitator-changed', payload: { newFacilitatorId: 'ada' } });
    server.emit({ name: 'story-skipped', payload: { queue: [] } });
    server.emit({ name: 'done-for-today', payload: { history: [] } });
    server.emit({ name: 'session-resumed', payload: {} });
    server.emit({ name: 'session-ended', payload: { history: [] } });
    await expect
      .poll(() => said.slice(2))
      .toEqual([
        'Ten seconds left. 2 of 3 voted',
        'There is more time now.',
        'Everybody has voted.',
        'The votes are revealed. Average 4.',
        'Voting again: all cards were taken back.',
        'Time is up.',
        'bo is the facilitator now.',
        'You are the facilitator now.',
        'Waiting for the next story',
        'Done for today',
        'The room stays open. The facilitator can resume the session.',
        'The session goes on.',
        'The session has ended',
      ]);
  });
});
