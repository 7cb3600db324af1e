import { html, nothing } from 'lit';
import type { TakingPartTexts } from '../../texts/taking-part-translations.ts';
import { closeNote, skeleton } from '../poll-content.ts';
import type { PollView } from '../poll-view.ts';
import { pollResults } from './poll-results.ts';

/** What takes the place of the form once somebody has voted. */
export function afterVote(view: PollView, texts: TakingPartTexts, kind: 'voted' | 'already') {
  const { results, poll } = view;
  return html`<p class="note thanks" part="note" tabindex="-1">${texts[kind]}</p>
    ${poll.status === 'closed' ? closeNote(view) : nothing}
    ${results ? pollResults(view, texts, results) : noResults(view, texts)}`;
}

function noResults({ results, poll }: PollView, texts: TakingPartTexts) {
  const mayCome = results === undefined && (poll.showResultsBeforeVote || poll.showResultsAfterVote);
  return mayCome ? skeleton('') : html`<p class="muted">${texts.resultsLater}</p>`;
}
