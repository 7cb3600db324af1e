import type { RevealResult } from '@showhands/protocol';
import { UNCOUNTED_CARDS } from '@showhands/protocol/plain';
import { html, nothing } from 'lit';
import type { RoomTexts } from '../../texts/room-translations.ts';
import { cardFace, cardLabel } from '../card-face.ts';
import type { RoomView } from '../room-view.ts';
import { agreedCard } from './agreed-card.ts';
import { extremes, roleGapSentence } from './role-gap.ts';

/** What the reveal says: the numbers, how the votes are spread, and how the roles differ. */
export function results(view: RoomView) {
  const { state, texts } = view;
  const { revealResult: result, config } = state;
  if (!result) return nothing;
  return html`<section class="results" part="results">
    <h3>${texts.results}</h3>
    ${result.votes.length === 0 ? html`<p class="muted">${texts.noVotes}</p>` : summary(result, view)}
    ${distribution(result, view)}
    ${result.byRole.length > 1 ? byRole(result, view) : nothing}
    ${result.hasRoleGap ? html`<p class="gap" part="role-gap" dir="auto">${roleGapSentence(result, config, texts)}</p>` : nothing}
  </section>`;
}

function summary(result: RevealResult, { state, texts, number }: RoomView) {
  const { finalEstimateOverride, config } = state;
  const { overall } = result;
  const agreed = overall.consensus === 'consensus';
  const spread = extremes(result, config);
  return html`<div class="numbers ${agreed ? 'agreed' : ''}">
    ${hand(agreed ? [agreedCard(result, config)] : [spread?.low, spread?.high])}
    <p class="verdict" part="consensus">${agreed ? texts.consensus : texts.discuss}</p>
    <dl>
      ${figure(texts.average, number(overall.average))} ${figure(texts.median, number(overall.median))}
      ${finalEstimateOverride === null ? nothing : figure(texts.finalEstimate, finalEstimateOverride)}
    </dl>
  </div>`;
}

/** The agreed card, or the lowest and the highest: to be seen only, since the list of the votes says it as well. */
function hand(cards: readonly (string | undefined)[]) {
  const known = cards.filter((card) => card !== undefined);
  if (known.length === 0) return nothing;
  return html`<div class="hand" aria-hidden="true">${known.map((card) => html`<span>${cardFace(card)}</span>`)}</div>`;
}

function figure(label: string, value: string) {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function distribution({ votes }: RevealResult, { state, texts }: RoomView) {
  const counts = new Map<string, number>();
  for (const { value } of votes) counts.set(value, (counts.get(value) ?? 0) + 1);
  // Votes of a platform are cards too; but whatever was cast is shown, in the deck's order first.
  const cards = [...new Set([...state.config.cardValues, ...counts.keys()])].filter((card) =>
    counts.has(card),
  );
  return html`<ul class="bars" aria-label=${texts.distribution}>
    ${cards.map((card) => {
      const count = counts.get(card) ?? 0;
      const share = (100 * count) / votes.length;
      // The style is set as a property, as a page's policy may forbid style attributes.
      return html`<li class=${UNCOUNTED_CARDS.includes(card) ? 'uncounted' : ''}>
        <span class="mini" role="img" aria-label=${cardLabel(card, texts)}>${cardFace(card)}</span>
        <span class="track" aria-hidden="true"><span class="bar" part="bar" .style=${`--_share: ${share}%`}></span></span>
        <span class="muted">${texts.voteCount(count)}</span>
      </li>`;
    })}
  </ul>`;
}

function byRole(result: RevealResult, { state, texts, number }: RoomView) {
  const excluded = state.config.excludedFromEstimate;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.byRole}>
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.byRole}</th>
          <th scope="col">${texts.votes}</th>
          <th scope="col">${texts.average}</th>
          <th scope="col">${texts.median}</th>
        </tr>
      </thead>
      <tbody>
        ${result.byRole.map(
          ({ role, votes, average, median }) => html`<tr>
            <th scope="row">
              <bdi>${role}</bdi> ${excluded.includes(role) ? html`<span class="muted">(${texts.notCounted})</span>` : nothing}
            </th>
            <td>${votes.map((card, at) => html`${at > 0 ? ', ' : nothing}${cast(card, texts)}`)}</td>
            <td>${number(average)}</td>
            <td>${number(median)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cast(card: string, texts: RoomTexts) {
  return html`<span role="img" aria-label=${cardLabel(card, texts)}>${cardFace(card)}</span>`;
}
