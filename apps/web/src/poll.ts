/** The page of one poll: vote, see the results, and bring others along. */

import './language-links.ts';
import { find } from './find.ts';
import { loadTexts } from './load-texts.ts';
import { offerLink } from './share.ts';
import { showPoll } from './show-poll.ts';

const poll = showPoll();
poll.addEventListener('poll-loaded', ({ detail }) => {
  document.title = `${detail.poll.title} – Showhands`;
});
poll.addEventListener('poll-error', ({ detail }) => {
  // A poll that isn't there is nothing to share.
  find<HTMLElement>('.share').hidden = /^poll_not_(found|published)$/.test(detail.code);
});

offerLink(location.origin + location.pathname, loadTexts());
