import { beforeEach, expect, test } from 'vitest';
import { inside } from '../../test/in-a-page.ts';
import { define } from '../define.ts';
import { PointPokerTimer } from './point-poker-timer.ts';

beforeEach(() => define('point-poker-timer', PointPokerTimer));

function addTimer(milliseconds: number, clockOffset = 0) {
  const timer = document.createElement('point-poker-timer') as PointPokerTimer;
  const warnings: Event[] = [];
  timer.addEventListener('warning', (event) => warnings.push(event));
  const endsAt = new Date(Date.now() + milliseconds).toISOString();
  Object.assign(timer, { endsAt, clockOffset, texts: { timeLeft: 'Time left', timeUp: 'Time is up.' } });
  document.body.append(timer);
  return { timer, warnings, ui: inside(timer) };
}

test('counts down by the server’s clock', async () => {
  const { timer, warnings, ui } = addTimer(65_000, -10_000);
  await timer.updateComplete;
  const clock = () => ui.getByRole('timer').textContent ?? '';
  const first = clock();
  expect(first).toMatch(/^1:(0[6-9]|1[0-5])$/);
  await expect.poll(() => clock() < first).toBe(true);
  expect(warnings).toEqual([]);
});

test('warns once in the last ten seconds, and says when time is up', async () => {
  const { warnings, ui } = addTimer(1200);
  await ui.findByText('Time is up.');
  expect(warnings).toHaveLength(1);
});

test('shows how much of the whole time is left', async () => {
  const { timer } = addTimer(15_000);
  timer.seconds = 60;
  await timer.updateComplete;
  const left = timer.shadowRoot?.querySelector<HTMLElement>('.bar span')?.style.getPropertyValue('--_left');
  expect(Number.parseFloat(left ?? '')).toBeCloseTo(25, -1);
});
