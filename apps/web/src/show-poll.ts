import type { PollEmbed } from '@showhands/elements';

/** Tells the page's poll which one it is: the last part of the path. Answers the element. */
export function showPoll(): PollEmbed {
  const poll = document.querySelector('poll-embed');
  if (!poll) throw new Error('the page has no poll');
  poll.setAttribute('server', location.origin);
  poll.setAttribute('poll-id', decodeURIComponent(location.pathname.split('/').at(-1) ?? ''));
  return poll;
}
