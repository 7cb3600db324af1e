/** What was acknowledged is stored, whenever the power fails. */

import { expect, test } from 'vitest';
import { crashRounds } from './crash-rounds.ts';
import { freshStorage } from './harness.ts';

test('nothing acknowledged is lost when the server is killed in the middle of voting, and timers go on', {
  timeout: 240_000,
}, async () => {
  const report = await crashRounds({ storage: freshStorage(), rounds: 3 });
  expect(report.losses).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(100);
});
