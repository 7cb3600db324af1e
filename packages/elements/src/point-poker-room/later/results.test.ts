import { describe, expect, test } from 'vitest';
import { aRoom, aStory, reveal } from '../../../../client/test/a-room.ts';
import { brokenRules } from '../../../test/in-a-page.ts';
import { enter, server, useServer, voting, within } from '../../../test/in-a-room.ts';

useServer();

describe('a result', () => {
  test('says who is far from whom, and draws the cards that no font may have', async () => {
    const { element, ui } = await enter(voting);
    const result = {
      ...reveal({ ada: '3', bo: '8', cem: '☕' }),
      byRole: [
        { role: 'Dev', count: 2, votes: ['3', '☕'], average: 3, median: 3 },
        { role: 'QE', count: 1, votes: ['8'], average: 8, median: 8 },
      ],
      hasRoleGap: true,
    };
    server.emit({ name: 'votes-revealed', payload: result });
    await ui.findByText('The roles are far apart from each other. QE says 8, Dev says 3.');
    within('bo', ui).getByText('Highest vote', { exact: false });
    within('ada', ui).getByText('Lowest vote', { exact: false });
    expect(ui.getAllByRole('img', { name: '☕ Coffee break' })[0]?.querySelector('svg')).not.toBeNull();
    expect(await brokenRules(element)).toEqual([]);
  });

  test('draws each bar by its part of all votes', async () => {
    const { element, ui } = await enter(voting);
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '8', cem: '8', dan: '8' }) });
    await ui.findByText('3 votes');
    const tracks = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.track') ?? [])];
    // By the layout, which growing leaves alone.
    const shares = tracks.map(
      (track) => (track.firstElementChild as HTMLElement).offsetWidth / track.offsetWidth,
    );
    expect(shares).toEqual([expect.closeTo(0.25, 2), expect.closeTo(0.75, 2)]);
  });

  test('is told as consensus where there is one', async () => {
    const { ui } = await enter(voting);
    const agreed = { ...reveal({ ada: '4' }), overall: { average: 4, median: 4, consensus: 'consensus' } };
    server.emit({ name: 'votes-revealed', payload: agreed as ReturnType<typeof reveal> });
    await ui.findByText('The votes are revealed. Average 4. Consensus');
  });

  test('stays in the history, which can be taken along', async () => {
    const { phase: _phase, timerEndsAt: _end, ...story } = aStory();
    const more = { finalEstimate: '5', wasRevoted: false, completedAt: '', result: reveal({ ada: '5' }) };
    const { element, ui } = await enter(aRoom({ history: [{ ...story, ...more }] }));
    const saved: string[] = [];
    // The link stands outside of the document: it is caught where it is clicked.
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download);
    };
    ui.getByText('History').click();
    await ui.findByRole('row', { name: 'Login 5 4' });
    expect(await brokenRules(element)).toEqual([]);
    ui.getByRole('button', { name: 'Download CSV' }).click();
    await expect.poll(() => saved).toEqual(['showhands-ABC234.csv']);
    HTMLAnchorElement.prototype.click = click;
  });
});
