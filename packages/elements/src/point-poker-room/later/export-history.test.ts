import { expect, test } from 'vitest';
import { aStory, reveal } from '../../../../client/test/a-room.ts';
import { toCsv } from './export-history.ts';

function completed(title: string, finalEstimate: string | null) {
  const { phase: _phase, timerEndsAt: _end, ...story } = aStory({ title });
  const more = { wasRevoted: false, completedAt: '2026-01-01T00:00:00.000Z', result: reveal({ '=bo': '5' }) };
  return { ...story, ...more, finalEstimate };
}

test('writes each story into a line, with quotes and line breaks as RFC 4180 has them', () => {
  const [head, line, end] = toCsv([completed('Say "hi", \ntwice', '5')]).split('\r\n');
  expect(head).toMatch(/^\uFEFF"title","description","url","finalEstimate"/);
  expect(line).toBe(
    '"Say ""hi"", \ntwice","","","5","4","4","discuss","\'=bo (Dev): 5","false","2026-01-01T00:00:00.000Z"',
  );
  expect(end).toBe('');
});

test.each(['=1+1', '+1', '-cmd', '@sum', '\t=1', ' =1'])('lets no spreadsheet run %j', (title) => {
  expect(toCsv([completed(title, null)])).toContain(`\r\n"'${title}"`);
});

test('leaves negative numbers what they are', () => {
  expect(toCsv([completed('A', '-1')])).toContain('"A","","","-1"');
});
