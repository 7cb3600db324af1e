import { fireEvent, within as inPart } from '@testing-library/dom';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aRoom, aStory, person, reveal } from '../../../client/test/a-room.ts';
import { FakeServer } from '../../test/fake-server.ts';
import { addRoom, brokenRules, inside, listen } from '../../test/in-a-page.ts';
import { define } from './index.ts';

const info = {
  roomId: 'r',
  roomCode: 'ABC234',
  roles: ['Dev', 'QE'],
  cardScale: 'fibonacci',
  participantCount: 3,
  maxParticipants: 25,
  passwordRequired: false,
  locked: false,
  theme: 'default',
} as const;
const voting = aRoom({
  phase: 'voting',
  currentStory: aStory({ description: 'Two\nlines', url: 'https://a.example/1' }),
});
/** Nobody facilitates but Bo; Ada, who looks, only votes. */
const asVoter = { participants: [person('ada'), person('bo', { isFacilitator: true })] };

let server: FakeServer;

// From a server that builds on demand, the tools' first load takes longer than a test waits.
beforeAll(() => import('./facilitator/index.ts'));

beforeEach(() => {
  define();
  localStorage.clear();
  server = new FakeServer();
  server.info = { ...info, roles: [...info.roles] };
  server.state = aRoom();
  server.install();
});

afterEach(() => {
  document.body.replaceChildren();
  server.uninstall();
});

/** Somebody whom the page knows, in the room at once. */
async function enter(state = server.state, room = { 'room-id': `r-${Math.random()}` }) {
  server.state = state;
  const element = addRoom({ ...room, name: 'Ada', role: 'Dev' });
  const ui = inside(element);
  await ui.findByRole('heading', { name: /^People/ });
  const isFacilitator = state?.participants.some(({ id, isFacilitator }) => id === 'ada' && isFacilitator);
  if (isFacilitator) await ui.findByRole('heading', { name: 'Facilitator' });
  return { element, ui };
}

/** The row of one of the people. */
function within(name: string, ui: ReturnType<typeof inside>) {
  const row = ui.getByText(name, { selector: '.name' }).closest('li');
  return inPart(row as HTMLElement);
}

describe('coming in', () => {
  test('asks newcomers who they are, and tells the page when they are in', async () => {
    const joined = listen('room-joined');
    const element = addRoom({ 'room-id': 'new' });
    const ui = inside(element);
    await ui.findByText('Room ABC234 · 3 people inside');
    expect(await brokenRules(element)).toEqual([]);
    fireEvent.input(await ui.findByLabelText('Your name'), { target: { value: 'Ada' } });
    fireEvent.change(ui.getByLabelText('Your role'), { target: { value: 'QE' } });
    ui.getByRole('button', { name: 'Join' }).click();
    await ui.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('joinRoom')).toEqual([
      { roomId: 'new', name: 'Ada', role: 'QE', asObserver: false },
    ]);
    expect(joined).toEqual([{ roomId: 'r', roomCode: 'ABC234', participantId: 'ada' }]);
  });

  test('asks nobody whom the page knows, and brings them back after a reload', async () => {
    const { element } = await enter(aRoom(), { 'room-id': 'known' });
    element.parentElement?.remove();
    const again = inside(addRoom({ 'room-id': 'known' }));
    await again.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('joinRoom')).toEqual([{ roomId: 'known', name: 'Ada', role: 'Dev' }]);
    // What a team calls a role is none of ARIA's.
    expect(element.hasAttribute('role')).toBe(false);
  });

  test('goes in with the host’s key, and asks a host who was never there for a name', async () => {
    server.refusals.set('joinRoom', { code: 'invalid_input', message: 'A name is required.' });
    const element = addRoom({ 'room-id': 'hosted' });
    element.hostKey = 'key';
    const ui = inside(element);
    await ui.findByText('You come in as its host.');
    fireEvent.input(ui.getByLabelText('Your name'), { target: { value: 'Hanna' } });
    ui.getByRole('button', { name: 'Join' }).click();
    await ui.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('joinRoom').at(-1)).toMatchObject({ name: 'Hanna', reconnectToken: 'key' });
  });

  test('asks for the password where there is one, and says where it is wrong', async () => {
    server.info = { ...info, roles: ['Dev'], passwordRequired: true };
    server.refusals.set('joinRoom', { code: 'wrong_password', message: 'The password is missing or wrong.' });
    const ui = inside(addRoom({ 'room-id': 'secret', name: 'Ada', role: 'Dev' }));
    fireEvent.input(await ui.findByLabelText('Room password'), { target: { value: 'nope' } });
    ui.getByRole('button', { name: 'Join' }).click();
    await ui.findByText('The password is missing or wrong.');
  });

  test.each([
    ['a locked room', { locked: true }, 'The facilitator has locked this room.'],
    ['a full room', { participantCount: 25 }, 'This room is full: it holds 25 people.'],
  ])('says so at %s', async (_state, changes, sentence) => {
    server.info = { ...info, roles: ['Dev'], ...changes };
    const ui = inside(addRoom({ 'room-id': 'closed' }));
    await ui.findByText(sentence, { exact: false });
    expect(ui.queryByLabelText('Your name')).toBeNull();
  });

  test('says so where there is no such room, or none was named', async () => {
    server.info = null;
    await inside(addRoom({ 'room-code': 'NOPE22' })).findByText('This room does not exist', { exact: false });
    await inside(addRoom({})).findByText('No room was named here', { exact: false });
  });

  test('waits for a server that cannot be reached', async () => {
    server.isDown = true;
    const ui = inside(addRoom({ 'room-id': 'later' }));
    await ui.findByText('The server cannot be reached. Trying again…');
    server.isDown = false;
    await ui.findByLabelText('Your name', undefined, { timeout: 3000 });
  });
});

describe('a round', () => {
  test('shows the story as text, with its link', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { element, ui } = await enter({
      ...voting,
      currentStory: aStory({ title: hostile, url: 'javascript:alert(1)' }),
    });
    ui.getByRole('heading', { name: hostile });
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(ui.queryByRole('link')).toBeNull();
    server.emit({ name: 'story-changed', payload: aStory({ id: 's_2', url: 'https://a.example/2' }) });
    expect(await ui.findByRole('link')).toMatchObject({
      href: 'https://a.example/2',
      rel: 'noopener noreferrer',
    });
  });

  test('takes a vote at once, and takes it back with a second click', async () => {
    const cast = listen('vote-cast');
    const { element, ui } = await enter({ ...voting, ...asVoter });
    const five = ui.getByRole('button', { name: '5' });
    five.click();
    await element.updateComplete;
    expect(five.getAttribute('aria-pressed')).toBe('true');
    await ui.findByText('You chose 5.', { exact: false });
    expect(await brokenRules(element)).toEqual([]);
    five.click();
    await ui.findByText('Choose your card');
    expect(server.inputsOf('submitVote')).toEqual([{ value: '5' }]);
    expect(server.inputsOf('clearVote')).toHaveLength(1);
    await expect.poll(() => cast).toEqual([{ value: '5' }, { value: null }]);
  });

  test('goes from card to card with the keyboard, mirrored from right to left', async () => {
    const { element, ui } = await enter(voting);
    const card = (name: string) => ui.getByRole('button', { name });
    const press = (key: string) => fireEvent.keyDown(element.shadowRoot?.activeElement as Element, { key });
    card('1').focus();
    press('ArrowRight');
    expect(element.shadowRoot?.activeElement).toBe(card('2'));
    press('End');
    expect(element.shadowRoot?.activeElement).toBe(card('❓ Not sure'));
    element.dir = 'rtl';
    press('ArrowRight');
    expect(element.shadowRoot?.activeElement).toBe(card('☕ Coffee break'));
  });

  test('takes back what the server refuses, and says why', async () => {
    const errors = listen('room-error');
    const { ui } = await enter({ ...voting, ownVote: '3' });
    server.refusals.set('submitVote', { code: 'rate_limited', message: 'Too many votes.' });
    ui.getByRole('button', { name: '5' }).click();
    await ui.findByText('Too many votes.');
    expect(ui.getByRole('button', { name: '3' }).getAttribute('aria-pressed')).toBe('true');
    expect(errors).toEqual([{ code: 'rate_limited', message: 'Too many votes.' }]);
  });

  test('keeps a vote while the connection is down, and sends it when it is back', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    server.isDown = true;
    server.drop();
    await ui.findByText('Connection lost, reconnecting…');
    ui.getByRole('button', { name: '8' }).click();
    await ui.findByText('Your vote is kept', { exact: false });
    expect(await brokenRules(element)).toEqual([]);
    server.isDown = false;
    await ui.findByText('You chose 8.', { exact: false }, { timeout: 4000 });
    expect(server.inputsOf('submitVote')).toEqual([{ value: '8' }]);
  });

  test('drops a kept vote where another story is open by then, and says so', async () => {
    const { ui } = await enter({ ...voting, ...asVoter });
    server.isDown = true;
    server.drop();
    await ui.findByText('Connection lost, reconnecting…');
    ui.getByRole('button', { name: '8' }).click();
    server.state = { ...voting, ...asVoter, round: 2, currentStory: aStory({ id: 's_2', title: 'Search' }) };
    server.isDown = false;
    await ui.findByText('Your vote came too late', { exact: false }, { timeout: 4000 });
    expect(server.inputsOf('submitVote')).toEqual([]);
  });

  test('shows who has voted, and in an anonymous room nobody', async () => {
    const { ui } = await enter(voting);
    server.emit({ name: 'vote-submitted', payload: { participantId: 'bo', voteCount: 1, totalEligible: 2 } });
    await ui.findByRole('img', { name: 'Has voted' });
    server.emit({
      name: 'room-state',
      payload: {
        ...voting,
        voteCount: 1,
        votingStatus: { ada: false },
        config: { ...voting.config, anonymousVoting: true },
      },
    });
    await ui.findByText('Who has voted stays hidden until the reveal.');
    expect(ui.queryByRole('img', { name: 'Has voted' })).toBeNull();
    expect(ui.getAllByRole('img', { name: 'Has not voted yet' })).toHaveLength(1);
  });

  test('shows what the reveal says', async () => {
    const revealed = listen('votes-revealed');
    const { element, ui } = await enter(voting);
    server.emit({ name: 'votes-revealed', payload: reveal({ ada: '3', bo: '5' }) });
    await ui.findByText('Worth a talk');
    ui.getByRole('img', { name: 'Voted 5' });
    ui.getByText('The votes are revealed. Average 4.');
    expect(revealed).toHaveLength(1);
    expect(await brokenRules(element)).toEqual([]);
  });
});

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

  test('is told as consensus where there is one', async () => {
    const { ui } = await enter(voting);
    const agreed = { ...reveal({ ada: '4' }), overall: { average: 4, median: 4, consensus: 'consensus' } };
    server.emit({ name: 'votes-revealed', payload: agreed as ReturnType<typeof reveal> });
    await ui.findByText('The votes are revealed. Average 4. Consensus!');
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

describe('for the page around it', () => {
  test('has methods, and a state to read', async () => {
    const { element, ui } = await enter(voting);
    expect(element.state?.currentStory?.title).toBe('Login');
    expect(await element.setStory({ title: 'Search' })).toBe(true);
    expect(server.inputsOf('setStory')).toEqual([{ title: 'Search' }]);
    server.refusals.set('revealVotes', { code: 'rate_limited', message: 'Too often.' });
    expect(await element.revealVotes()).toBe(false);
    await ui.findByText('Too often.');
    await element.leave();
    await ui.findByText('You left the room.');
    expect(await element.setStory({ title: 'Nowhere' })).toBe(false);
  });

  test('renames a person, and lets an observer vote, when its attributes change', async () => {
    const { element } = await enter({
      ...voting,
      participants: [person('ada', { isObserver: true }), person('bo', { isFacilitator: true })],
    });
    element.setAttribute('name', 'Ada L.');
    await expect.poll(() => server.inputsOf('updateParticipant')).toEqual([{ name: 'Ada L.' }]);
    element.observer = true;
    await element.updateComplete;
    element.observer = false;
    await expect.poll(() => server.inputsOf('switchToVoter')).toEqual([{ participantId: 'ada' }]);
    expect(server.sockets.size).toBe(1);
  });

  test('lets digits and arrows choose cards where the room has the focus, and nowhere else', async () => {
    const config = { ...voting.config, cardValues: ['1', '2', '13', '21', '☕'] };
    const { element, ui } = await enter({ ...voting, config });
    const room = element.shadowRoot?.querySelector('.room') as HTMLElement;
    const type = (keys: string, target: Element = room) => {
      for (const key of keys) fireEvent.keyDown(target, { key });
    };
    const votes = () => server.inputsOf('submitVote').map((input) => (input as { value: string }).value);
    type('13');
    await expect.poll(votes).toEqual(['13']);
    type('2');
    await expect.poll(votes, { timeout: 2500 }).toEqual(['13', '2']);
    ui.getByText('Another story').click();
    type('1', ui.getByLabelText('Story'));
    type('1', document.body);
    fireEvent.keyDown(room, { key: '1', ctrlKey: true });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(votes()).toEqual(['13', '2']);
    fireEvent.keyDown(room, { key: 'ArrowRight' });
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).toBe('2');
  });
});

describe('the facilitator', () => {
  test('starts a story, keeps another for later, and does each thing once for two clicks', async () => {
    const { element, ui } = await enter();
    expect(await brokenRules(element)).toEqual([]);
    fireEvent.input(ui.getByLabelText('Story'), { target: { value: ' Login ' } });
    ui.getByRole('button', { name: 'Start voting' }).click();
    ui.getByRole('button', { name: 'Start voting' }).click();
    await expect.poll(() => server.inputsOf('setStory')).toEqual([{ title: 'Login' }]);
    await expect.poll(() => ui.getByLabelText<HTMLInputElement>('Story').value).toBe('');
    fireEvent.input(ui.getByLabelText('Story'), { target: { value: 'Later' } });
    ui.getByRole('button', { name: 'Add to queue' }).click();
    await expect.poll(() => server.inputsOf('addToQueue')).toEqual([{ title: 'Later' }]);
  });

  test('has what others have not', async () => {
    const { ui } = await enter({ ...voting, ...asVoter });
    expect(ui.queryByRole('button', { name: 'Reveal votes' })).toBeNull();
    server.emit({ name: 'facilitator-changed', payload: { newFacilitatorId: 'ada' } });
    (await ui.findByRole('button', { name: 'Reveal votes' })).click();
    await expect.poll(() => server.inputsOf('revealVotes')).toHaveLength(1);
  });

  test('gets more time once the timer is about to end', async () => {
    const { ui } = await enter({ ...voting, timerEndsAt: new Date(Date.now() + 60_000).toISOString() });
    expect(ui.queryByRole('button', { name: 'More time' })).toBeNull();
    server.emit({
      name: 'timer-extended',
      payload: { timerEndsAt: new Date(Date.now() + 5000).toISOString() },
    });
    await ui.findByRole('button', { name: 'More time' });
    ui.getByText('Ten seconds left. Reveal the votes, or give more time?');
    ui.getByRole('button', { name: 'Reveal votes' });
    server.emit({ name: 'timer-expiring', payload: { votedCount: 1, totalCount: 2 } });
    await ui.findByText('Ten seconds left. 1 of 2 voted.');
  });

  test('changes settings while the session runs, and sees what was refused go back', async () => {
    const { element, ui } = await enter(voting);
    ui.getByText('Settings').click();
    expect(await brokenRules(element)).toEqual([]);
    const lock = ui.getByLabelText<HTMLInputElement>('Let nobody new in');
    lock.click();
    await expect.poll(() => server.inputsOf('updateConfig')).toEqual([{ locked: true }]);
    server.emit({ name: 'room-state', payload: { ...voting, config: { ...voting.config, locked: true } } });
    await expect.poll(() => lock.checked).toBe(true);
    fireEvent.change(ui.getByLabelText('Time for each story'), { target: { value: '90' } });
    await expect.poll(() => server.inputsOf('updateConfig').at(-1)).toEqual({ votingTimerSeconds: 90 });
    fireEvent.change(ui.getByLabelText('Time for each story'), { target: { value: '' } });
    await expect.poll(() => server.inputsOf('updateConfig').at(-1)).toEqual({ votingTimerSeconds: null });
    server.refusals.set('updateConfig', { code: 'rate_limited', message: 'Too many changes.' });
    lock.click();
    await ui.findByText('Too many changes.');
    await expect.poll(() => lock.checked).toBe(true);
  });
});

describe('people', () => {
  test('the facilitator makes others facilitator or voter, and removes them after a second question', async () => {
    const { element, ui } = await enter({
      ...voting,
      participants: [...voting.participants, person('cem', { isObserver: true })],
    });
    const open = (label: string) => ui.getByLabelText(label).click();
    open('Manage bo');
    expect(await brokenRules(element)).toEqual([]);
    within('bo', ui).getByRole('button', { name: 'Make facilitator' }).click();
    await expect.poll(() => server.inputsOf('transferFacilitator')).toEqual([{ targetParticipantId: 'bo' }]);
    open('Manage cem');
    within('cem', ui).getByRole('button', { name: 'Make a voter' }).click();
    await expect.poll(() => server.inputsOf('switchToVoter')).toEqual([{ participantId: 'cem' }]);
    open('Manage cem');
    within('cem', ui).getByText('Remove').click();
    expect(server.inputsOf('removeParticipant')).toEqual([]);
    within('cem', ui).getByRole('button', { name: 'Remove from the room' }).click();
    await expect.poll(() => server.inputsOf('removeParticipant')).toEqual([{ participantId: 'cem' }]);
  });

  test('others have no menu but their own, with which they rename themselves', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    expect(ui.queryByLabelText('Manage bo')).toBeNull();
    const summary = ui.getByLabelText('About you');
    summary.click();
    fireEvent.input(ui.getByLabelText('Your name'), { target: { value: ' Ada L. ' } });
    ui.getByRole('button', { name: 'Rename' }).click();
    await expect.poll(() => server.inputsOf('updateParticipant')).toEqual([{ name: 'Ada L.' }]);
    await expect.poll(() => summary.closest('details')?.open).toBe(false);
    expect(element.shadowRoot?.activeElement).toBe(summary);
    summary.click();
    fireEvent.keyDown(ui.getByLabelText('Your name'), { key: 'Escape' });
    expect(summary.closest('details')?.open).toBe(false);
  });

  test('an observer takes part', async () => {
    const { ui } = await enter({
      ...voting,
      participants: [person('ada', { isObserver: true }), person('bo', { isFacilitator: true })],
    });
    ui.getByLabelText('About you').click();
    ui.getByRole('button', { name: 'Take part' }).click();
    await expect.poll(() => server.inputsOf('switchToVoter')).toEqual([{ participantId: 'ada' }]);
  });

  test('shows moods beside people, and reads several out as one sentence', async () => {
    const { element, ui } = await enter({ ...voting, ...asVoter });
    ui.getByRole('button', { name: 'Celebrate' }).click();
    await expect.poll(() => server.inputsOf('moodReact')).toEqual([{ emoji: '🎉' }]);
    const mood = (id: string, emoji: string) => {
      const payload = { participantId: id, participantName: id, emoji };
      server.emit({ name: 'mood-reaction', payload });
    };
    mood('ada', '🎉');
    mood('bo', '👍');
    mood('bo', '😂');
    await expect.poll(() => element.shadowRoot?.querySelectorAll('.mood')).toHaveLength(2);
    await ui.findByText('Moods: bo 😂', undefined, { timeout: 4000 });
  });
});

describe('the queue', () => {
  const queued = (...titles: string[]) =>
    titles.map((title) => ({ id: `q_${title}`, title, description: null, url: null }));
  const withQueue = () => enter(aRoom({ storyQueue: queued('A', 'B', 'C') }));

  test('is put into order with the keyboard, and sent once it stays', async () => {
    const { element, ui } = await withQueue();
    const up = () => ui.getByRole<HTMLButtonElement>('button', { name: 'Move C up' });
    up().focus();
    up().click();
    await ui.findByText('C is now 2 of 3');
    expect(element.shadowRoot?.activeElement).toBe(up());
    up().click();
    await ui.findByText('C is now 1 of 3');
    expect(up().disabled).toBe(true);
    expect(element.shadowRoot?.activeElement).toBe(ui.getByRole('button', { name: 'Move C down' }));
    await expect
      .poll(() => server.inputsOf('reorderQueue'), { timeout: 2500 })
      .toEqual([{ orderedIds: ['q_C', 'q_A', 'q_B'] }]);
    server.emit({ name: 'queue-updated', payload: { queue: queued('C', 'A', 'B') } });
  });

  test('is put into order by dragging', async () => {
    const { element, ui } = await withQueue();
    const row = (title: string) => ui.getByText(title, { selector: '.title' }).closest('li') as HTMLElement;
    const grip = row('A').querySelector('.grip') as HTMLElement;
    // A pointer that the test made up can't be captured.
    grip.setPointerCapture = () => {};
    fireEvent.pointerDown(grip, { button: 0 });
    fireEvent.pointerMove(grip, { clientY: row('C').getBoundingClientRect().bottom });
    await expect.poll(() => row('C').className).toBe('after');
    fireEvent.pointerUp(grip);
    await expect
      .poll(() =>
        [...(element.shadowRoot?.querySelectorAll('.title') ?? [])].map((title) => title.textContent),
      )
      .toEqual(['B', 'C', 'A']);
    await expect.poll(() => server.inputsOf('reorderQueue'), { timeout: 2500 }).toHaveLength(1);
  });

  test('is edited: a story changed, started and removed', async () => {
    const { element, ui } = await withQueue();
    ui.getByRole('button', { name: 'Start B' }).click();
    await expect.poll(() => server.inputsOf('startFromQueue')).toEqual([{ storyId: 'q_B' }]);
    const summary = ui.getByLabelText('Edit A');
    summary.click();
    expect(await brokenRules(element)).toEqual([]);
    const form = inPart(summary.parentElement as HTMLElement);
    fireEvent.input(form.getByLabelText('Story'), { target: { value: 'A2' } });
    form.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => server.inputsOf('updateQueueItem'))
      .toEqual([{ storyId: 'q_A', title: 'A2', description: null, url: null }]);
    summary.click();
    form.getByRole('button', { name: 'Remove from the queue' }).click();
    await expect.poll(() => server.inputsOf('removeFromQueue')).toEqual([{ storyId: 'q_A' }]);
  });

  test('takes many titles in portions, and keeps what was refused', async () => {
    const { ui } = await withQueue();
    ui.getByText('Paste many stories').click();
    const field = ui.getByLabelText<HTMLTextAreaElement>('One title on each line, or a CSV file');
    field.value = Array.from({ length: 60 }, (_, at) => `S${at}`).join('\n');
    ui.getByRole('button', { name: 'Add all' }).click();
    await ui.findByText('60 of 60 added');
    expect(server.inputsOf('bulkAddToQueue').map((input) => (input as { titles: [] }).titles.length)).toEqual(
      [50, 10],
    );
    field.value = 'title,url\nLogin,https://a.example\nSearch,';
    ui.getByRole('button', { name: 'Add all' }).click();
    await ui.findByText('2 of 2 added');
    expect(server.inputsOf('addToQueue')).toEqual([
      { title: 'Login', url: 'https://a.example' },
      { title: 'Search' },
    ]);
    server.refusals.set('bulkAddToQueue', { code: 'queue_full', message: 'The queue is full.' });
    field.value = 'One\nTwo';
    ui.getByRole('button', { name: 'Add all' }).click();
    await ui.findByText('The queue is full.');
    expect(field.value).toBe('One\nTwo');
  });
});

describe('going', () => {
  test('shows the summary when the session ends', async () => {
    const ended = listen('session-ended');
    const { element, ui } = await enter(voting);
    const { phase: _phase, timerEndsAt: _end, ...story } = aStory();
    const completed = {
      ...story,
      finalEstimate: '5',
      wasRevoted: false,
      completedAt: '',
      result: reveal({ ada: '5' }),
    };
    server.emit({ name: 'session-ended', payload: { history: [completed] } });
    await ui.findByRole('row', { name: 'Login 5 4' });
    expect(ended).toEqual([{ history: [completed] }]);
    expect(server.sockets.size).toBe(0);
    expect(await brokenRules(element)).toEqual([]);
  });

  test('tells who was removed, who may join again', async () => {
    const { ui } = await enter();
    server.emit({ name: 'force-disconnect', payload: { reason: 'removed' } });
    await ui.findByText('The facilitator removed you from this room.');
    expect(server.sockets.size).toBe(0);
    expect(localStorage).toHaveLength(0);
  });

  test('closes all connections when it leaves the page, and comes back when it is put elsewhere', async () => {
    const { element, ui } = await enter();
    expect(server.sockets.size).toBe(1);
    element.remove();
    expect(server.sockets.size).toBe(0);
    document.body.append(element);
    await ui.findByRole('heading', { name: /^People/ });
    await expect.poll(() => server.sockets.size).toBe(1);
    const other = document.createElement('section');
    document.body.append(other);
    other.append(element);
    await expect.poll(() => server.sockets.size).toBe(1);
    await ui.findByRole('heading', { name: /^People/ });
  });

  test('leaves on purpose, and can come back', async () => {
    const { ui } = await enter();
    ui.getByRole('button', { name: 'Leave' }).click();
    (await ui.findByRole('button', { name: 'Come back' })).click();
    await ui.findByRole('heading', { name: /^People/ });
    expect(server.inputsOf('leaveRoom')).toHaveLength(1);
  });
});

test('defining it twice is harmless', () => {
  const first = customElements.get('point-poker-room');
  define();
  expect(customElements.get('point-poker-room')).toBe(first);
});
