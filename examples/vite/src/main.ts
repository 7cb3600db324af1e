/** Sprint planning: a list of tickets beside the room in which they are estimated. */

import '@showhands/elements/define.js';
import './style.css';
import { hostKey, roomId, server } from './address.ts';
import { keyOf, storyOf, tickets } from './tickets.ts';

const room = find('point-poker-room', document.querySelector('point-poker-room'));
const list = find('ol', document.querySelector('ol'));
const status = find('status', document.querySelector('[role=status]'));

room.server = server;
room.roomId = roomId;
room.hostKey = hostKey;

/** Where the estimate of each ticket is shown. */
const outputs = new Map(
  tickets.map((ticket) => {
    const row = document.createElement('li');
    const button = document.createElement('button');
    const output = document.createElement('output');
    button.textContent = `${ticket.key} ${ticket.title}`;
    // Where this person doesn't facilitate, the room itself says so.
    button.addEventListener('click', () => room.setStory(storyOf(ticket)));
    row.append(button, output);
    list.append(row);
    return [ticket.key, output] as const;
  }),
);

room.addEventListener('votes-revealed', ({ detail }) => {
  const { average } = detail.overall;
  show(keyOf(room.state?.currentStory), average === null ? null : String(average));
});

room.addEventListener('session-ended', ({ detail }) => {
  for (const story of detail.history) show(keyOf(story), story.finalEstimate);
  status.textContent = `The session has ended: ${detail.history.length} estimated.`;
});

function show(key: string | undefined, estimate: string | null): void {
  const output = key === undefined ? undefined : outputs.get(key);
  if (output && estimate !== null) output.value = estimate;
}

function find<Found>(name: string, found: Found | null): Found {
  if (!found) throw new Error(`the page has no ${name}`);
  return found;
}
