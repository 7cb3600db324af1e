/** What this team is about to estimate; a real page has it from a tracker. */

export interface Ticket {
  readonly key: string;
  readonly title: string;
}

export const tickets: readonly Ticket[] = [
  { key: 'PP-101', title: 'Log in with a code' },
  { key: 'PP-102', title: 'Search in all projects' },
  { key: 'PP-103', title: 'Export as a table' },
];

/** The story of a ticket. Its link tells it from others when the room speaks of it. */
export function storyOf({ key, title }: Ticket) {
  return { title: `${key} ${title}`, url: linkOf(key) };
}

/** The key of the ticket that a story is about; undefined where it is none of ours. */
export function keyOf(story: { readonly url: string | null } | null | undefined): string | undefined {
  return tickets.find(({ key }) => linkOf(key) === story?.url)?.key;
}

function linkOf(key: string): string {
  return `https://tickets.example/${key}`;
}
