import type { RevealResult } from '@showhands/protocol';
import { UNCOUNTED_CARDS } from '@showhands/protocol/plain';
import { html, nothing } from 'lit';
import { customProperty } from '../custom-property.ts';
import { texts } from '../texts.ts';
import { cardFace, cardLabel } from './card-face.ts';
import { roleGapSentence } from './role-gap.ts';
import type { RoomView } from './room-view.ts';

/** What the reveal says: the numbers, how the votes are spread, and how the roles differ. */
export function results({ state }: RoomView) {
  const { revealResult: result, config, finalEstimateOverride } = state;
  if (!result) return nothing;
  return html`<section class="results" part="results">
    <h3>${texts.results}</h3>
    ${result.votes.length === 0 ? html`<p class="muted">${texts.noVotes}</p>` : summary(result, finalEstimateOverride)}
    ${distribution(result, config.cardValues)}
    ${result.byRole.length > 1 ? byRole(result, config.excludedFromEstimate) : nothing}
    ${result.hasRoleGap ? html`<p class="gap" part="role-gap" dir="auto">${roleGapSentence(result, config)}</p>` : nothing}
  </section>`;
}

export function showNumber(value: number | null): string {
  return value === null ? '–' : String(value);
}

function summary({ overall }: RevealResult, finalEstimate: string | null) {
  const agreed = overall.consensus === 'consensus';
  return html`<div class="numbers">
    <p class="verdict ${agreed ? 'agreed' : ''}" part="consensus">${agreed ? texts.consensus : texts.discuss}</p>
    <dl>
      ${number(texts.average, showNumber(overall.average))} ${number(texts.median, showNumber(overall.median))}
      ${finalEstimate === null ? nothing : number(texts.finalEstimate, finalEstimate)}
    </dl>
  </div>`;
}

function number(label: string, value: string) {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function distribution({ votes }: RevealResult, deck: readonly string[]) {
  const counts = new Map<string, number>();
  for (const { value } of votes) counts.set(value, (counts.get(value) ?? 0) + 1);
  // Votes of a platform are cards too; but whatever was cast is shown, in the deck's order first.
  const cards = [...new Set([...deck, ...counts.keys()])].filter((card) => counts.has(card));
  const most = Math.max(...counts.values());
  return html`<ul class="bars" aria-label=${texts.distribution}>
    ${cards.map((card) => {
      const count = counts.get(card) ?? 0;
      const share = customProperty('--_share', `${(100 * count) / most}%`);
      return html`<li class=${UNCOUNTED_CARDS.includes(card) ? 'uncounted' : ''}>
        <span class="label" role="img" aria-label=${cardLabel(card)}>${cardFace(card)}</span>
        <span class="track" aria-hidden="true"><span class="bar" part="bar" ${share}></span></span>
        <span class="muted">${texts.voteCount(count)}</span>
      </li>`;
    })}
  </ul>`;
}

function byRole(result: RevealResult, excluded: readonly string[]) {
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
            <td>${votes.map((card, at) => html`${at > 0 ? ', ' : nothing}${cast(card)}`)}</td>
            <td>${showNumber(average)}</td>
            <td>${showNumber(median)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cast(card: string) {
  return html`<span role="img" aria-label=${cardLabel(card)}>${cardFace(card)}</span>`;
}
