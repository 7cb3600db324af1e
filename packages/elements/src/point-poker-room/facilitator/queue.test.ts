import { fireEvent, within as inPart } from '@testing-library/dom';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { aRoom } from '../../../../client/test/a-room.ts';
import { brokenRules } from '../../../test/in-a-page.ts';
import { enter, server, useServer } from '../../../test/in-a-room.ts';

useServer();

describe('the queue', () => {
  const queued = (...titles: string[]) =>
    titles.map((title) => ({ id: `q_${title}`, title, description: null, url: null }));
  const withQueue = () => enter(aRoom({ storyQueue: queued('A', 'B', 'C') }));

  test('is put into order with the keyboard, and sent once it stays', async () => {
    const { element, ui } = await withQueue();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const up = () => ui.getByRole<HTMLButtonElement>('button', { name: 'Move C up' });
    up().focus();
    up().click();
    await ui.findByText('C is now 2 of 3');
    expect(element.shadowRoot?.activeElement).toBe(up());
    up().click();
    await ui.findByText('C is now 1 of 3');
    expect(up().disabled).toBe(true);
    expect(element.shadowRoot?.activeElement).toBe(ui.getByRole('button', { name: 'Move C down' }));
    expect(server.inputsOf('reorderQueue')).toEqual([]);
    vi.advanceTimersByTime(1000);
    await expect.poll(() => server.inputsOf('reorderQueue')).toEqual([{ orderedIds: ['q_C', 'q_A', 'q_B'] }]);
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
    await expect.poll(() => server.inputsOf('reorderQueue')).toHaveLength(1);
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

  test('leaves alone who writes on while a change is on its way', async () => {
    const { element, ui } = await withQueue();
    const open = (title: string) => {
      const summary = ui.getByLabelText(`Edit ${title}`);
      summary.click();
      const details = summary.parentElement as HTMLDetailsElement;
      return {
        details,
        form: inPart(details),
        field: inPart(details).getByLabelText<HTMLInputElement>('Story'),
      };
    };
    const [a, b] = [open('A'), open('B')];
    a.form.getByRole('button', { name: 'Save' }).click();
    b.field.focus();
    await expect.poll(() => a.details.open).toBe(false);
    expect(element.shadowRoot?.activeElement).toBe(b.field);
    fireEvent.input(b.field, { target: { value: 'B2' } });
    b.form.getByRole('button', { name: 'Save' }).click();
    fireEvent.input(b.field, { target: { value: 'B2 and more' } });
    await expect.poll(() => server.inputsOf('updateQueueItem')).toHaveLength(2);
    server.emit({
      name: 'queue-updated',
      payload: { queue: queued('A', 'B2', 'C').map((story, at) => ({ ...story, id: `q_${'ABC'[at]}` })) },
    });
    await ui.findByText('B2', { selector: '.title' });
    expect(b.field.value).toBe('B2 and more');
    expect(b.details.open).toBe(true);
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
