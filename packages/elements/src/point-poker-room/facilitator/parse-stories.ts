/** Stories out of pasted text: a title on each line, or a CSV file (RFC 4180) whose first line names its columns. */

export interface PastedStory {
  readonly title: string;
  readonly description?: string;
  readonly url?: string;
}

/** Lines without a title are left out. */
export function parseStories(text: string): PastedStory[] {
  const [firstLine = ''] = text.trimStart().split(/\r?\n/, 1);
  const separator = [',', ';', '\t'].find((sign) => firstLine.includes(sign)) ?? ',';
  const columns = firstLine.split(separator).map((name) => name.replaceAll('"', '').trim().toLowerCase());
  const isTable = columns.includes('title') && columns.every((name) => COLUMNS.includes(name));
  const stories = isTable
    ? records(text.trimStart(), separator)
        .slice(1)
        .map((fields) => toStory(columns, fields))
    : text.split(/\r?\n/).map((line) => ({ title: line.trim() }));
  return stories.filter(({ title }) => title !== '');
}

/** Pasting them again means the same: for what is left after a refusal. */
export function printStories(stories: readonly PastedStory[]): string {
  if (!stories.some(hasMore)) return stories.map(({ title }) => title).join('\n');
  const rows = stories.map((story) => COLUMNS.map((name) => quoted(story[name as keyof PastedStory] ?? '')));
  return [COLUMNS, ...rows].map((fields) => fields.join(',')).join('\n');
}

/** Whether it says more than its title, which is all that stories in bulk may have. */
export function hasMore({ description, url }: PastedStory): boolean {
  return description !== undefined || url !== undefined;
}

const COLUMNS: readonly string[] = ['title', 'description', 'url'];

function toStory(columns: readonly string[], fields: readonly string[]): PastedStory {
  const filled = columns.map((name, at) => [name, fields[at]?.trim() ?? ''] as const);
  return { title: '', ...Object.fromEntries(filled.filter(([, value]) => value !== '')) };
}

function quoted(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

function records(text: string, separator: string): string[][] {
  const all: string[][] = [[]];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'y');
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) break;
    const [, inQuotes, plain = '', end] = match;
    all.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? plain);
    if (end !== separator) all.push([]);
  }
  return all;
}
