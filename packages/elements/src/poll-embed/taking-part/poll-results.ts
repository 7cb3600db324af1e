import type { OptionResult, PollResults } from '@showhands/client';
import { html, nothing } from 'lit';
import type { TakingPartTexts } from '../../texts/taking-part-translations.ts';
import type { PollView } from '../poll-view.ts';

/** Bars with numbers for those who see them; a table for those who hear it. */
export function pollResults(view: PollView, texts: TakingPartTexts, { totalVotes, results }: PollResults) {
  const { poll } = view;
  const byOption = new Map(results.map((result) => [result.optionId, result] as const));
  return html`<table part="results">
    <caption>
      ${texts.results} <span class="muted">· ${texts.total(totalVotes)}</span>
    </caption>
    <thead class="unseen">
      <tr>
        <th scope="col">${texts.option}</th>
        <th scope="col">${texts.share}</th>
        <th scope="col">${texts.votes}</th>
      </tr>
    </thead>
    <tbody>
      ${poll.options.map(({ id, label }) => row(view, texts, label, byOption.get(id) ?? { optionId: id, count: 0 }, totalVotes))}
    </tbody>
  </table>`;
}

function row(
  { own, number, percent, list }: PollView,
  texts: TakingPartTexts,
  label: string,
  result: OptionResult,
  total: number,
) {
  const { optionId, count, voters } = result;
  const share = total === 0 ? 0 : count / total;
  const isOwn = 'optionIds' in own && own.optionIds.includes(optionId);
  // The style is set as a property, as a page's policy may forbid style attributes.
  return html`<tr class=${isOwn ? 'own' : ''}>
    <th scope="row">
      <span dir="auto">${label}</span>${isOwn ? html` <span class="tag">${texts.yourChoice}</span>` : nothing}
      ${voters?.length ? html`<span class="muted voters"><bdi>${list(voters)}</bdi></span>` : nothing}
      <span class="track" aria-hidden="true"
        ><span class="bar" part="bar" .style=${`--_share: ${100 * share}%`}></span
      ></span>
    </th>
    <td>${percent(share)}</td>
    <td>${number(count)}</td>
  </tr>`;
}
