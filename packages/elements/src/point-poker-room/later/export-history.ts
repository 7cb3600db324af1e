/** The history as a file: CSV for spreadsheets, JSON for programs. */

import type { CompletedStoryView } from '@showhands/protocol';

export function saveHistory(
  kind: 'csv' | 'json',
  history: readonly CompletedStoryView[],
  roomCode: string,
): void {
  const content = kind === 'csv' ? toCsv(history) : JSON.stringify(history, null, 2);
  const type = kind === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: `showhands-${roomCode || 'session'}.${kind}` });
  link.click();
  // Not at once: some browsers read it a little later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const COLUMNS = [
  'title',
  'description',
  'url',
  'finalEstimate',
  'average',
  'median',
  'consensus',
  'votes',
  'wasRevoted',
  'completedAt',
] as const;

/** RFC 4180, every field in quotes, behind the mark by which spreadsheets know UTF-8. */
export function toCsv(history: readonly CompletedStoryView[]): string {
  const lines = [COLUMNS, ...history.map(row)].map((fields) => fields.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function row(story: CompletedStoryView): readonly (string | number | boolean | null)[] {
  const { overall, votes } = story.result;
  const cast = votes.map(
    ({ participantName, participantRole, value }) => `${participantName} (${participantRole}): ${value}`,
  );
  return [
    story.title,
    story.description,
    story.url,
    story.finalEstimate,
    overall.average,
    overall.median,
    overall.consensus,
    cast.join('; '),
    story.wasRevoted,
    story.completedAt,
  ];
}

function cell(value: string | number | boolean | null): string {
  const text = String(value ?? '');
  // A spreadsheet would run what begins like a formula; a number it may read as one.
  const isRisky = /^\s*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  return `"${(isRisky ? `'${text}` : text).replaceAll('"', '""')}"`;
}
