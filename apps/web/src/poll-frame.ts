/** A poll in somebody's frame: tells the page around it how tall it is, whenever that changes. */

import { showPoll } from './show-poll.ts';

const poll = showPoll();
const query = new URLSearchParams(location.search);

/** Which frame this is, where a page has several: what its address says, else the poll's id. */
const id = query.get('id') ?? poll.getAttribute('poll-id');
const theme = query.get('theme');
if (theme) poll.setAttribute('theme', theme);

if (parent !== window) {
  // How tall a poll is may be known to any page that shows it.
  const tell = () =>
    parent.postMessage({ type: 'showhands:resize', id, height: document.documentElement.offsetHeight }, '*');
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.type === 'showhands:measure') tell();
  });
}
