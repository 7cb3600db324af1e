import type { CompletedStoryView } from '@showhands/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts.ts';
import { showNumber } from './results.ts';

export interface Summary {
  readonly title: string;
  readonly text?: string;
  readonly history: readonly CompletedStoryView[];
  readonly controls?: TemplateResult | typeof nothing | undefined;
}

/** What a session came to, when it is done for today or has ended. */
export function summary({ title, text, history, controls = nothing }: Summary) {
  return html`<section class="panel summary" part="summary">
    <h2 tabindex="-1">${title}</h2>
    ${text ? html`<p class="muted">${text}</p>` : nothing}
    ${history.length > 0 ? table(history) : html`<p>${texts.nothingEstimated}</p>`} ${controls}
  </section>`;
}

function table(history: readonly CompletedStoryView[]) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.estimated}>
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.story}</th>
          <th scope="col">${texts.estimate}</th>
          <th scope="col">${texts.average}</th>
        </tr>
      </thead>
      <tbody>
        ${history.map(
          ({ title, finalEstimate, result }) => html`<tr>
            <th scope="row"><bdi>${title}</bdi></th>
            <td>${finalEstimate ?? html`<span class="muted">${texts.noEstimate}</span>`}</td>
            <td>${showNumber(result.overall.average)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
