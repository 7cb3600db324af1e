import type { CompletedStoryView } from '@showhands/protocol';
import { html, nothing } from 'lit';
import type { RoomWords } from '../../texts/room-translations.ts';
import type { RoomView } from '../room-view.ts';
import { saveHistory } from './export-history.ts';

/** What was estimated so far, while the session runs. */
export function historyPanel(view: RoomView) {
  const { state, texts } = view;
  const { history } = state;
  if (history.length === 0) return nothing;
  return html`<details class="history panel" part="history">
    <summary>${texts.history} <span class="count">${history.length}</span></summary>
    ${historyTable(state, view)}
  </details>`;
}

export interface Estimated {
  readonly history: readonly CompletedStoryView[];
  readonly roomCode: string;
}

/** The estimated stories, to read and to take along. */
export function historyTable({ history, roomCode }: Estimated, { texts, number }: RoomWords) {
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
              <td>${number(result.overall.average)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row" part="downloads">
      ${(['csv', 'json'] as const).map(
        (kind) => html`<button type="button" @click=${() => saveHistory(kind, history, roomCode)}>
          ${texts.download[kind]}
        </button>`,
      )}
    </div>`;
}
