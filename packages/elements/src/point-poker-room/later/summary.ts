import { html, nothing, type TemplateResult } from 'lit';
import type { RoomWords } from '../../texts/room-translations.ts';
import { type Estimated, historyTable } from './history.ts';

export interface Summary extends Estimated {
  readonly title: string;
  readonly text?: string;
  readonly controls?: TemplateResult | typeof nothing | undefined;
}

/** What a session came to, when it is done for today or has ended. */
export function summary({ title, text, controls = nothing, ...estimated }: Summary, words: RoomWords) {
  return html`<section class="panel summary" part="summary">
    <h2 tabindex="-1">${title}</h2>
    ${text ? html`<p class="muted">${text}</p>` : nothing}
    ${estimated.history.length > 0 ? historyTable(estimated, words) : html`<p>${words.texts.nothingEstimated}</p>`} ${controls}
  </section>`;
}
