import type { CompletedStoryView } from '@showhands/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { texts } from '../texts.ts';
import { historyTable } from './history.ts';

export interface Summary {
  readonly title: string;
  readonly text?: string;
  readonly roomCode: string;
  readonly history: readonly CompletedStoryView[];
  readonly controls?: TemplateResult | typeof nothing | undefined;
}

/** What a session came to, when it is done for today or has ended. */
export function summary({ title, text, roomCode, history, controls = nothing }: Summary) {
  return html`<section class="panel summary" part="summary">
    <h2 tabindex="-1">${title}</h2>
    ${text ? html`<p class="muted">${text}</p>` : nothing}
    ${history.length > 0 ? historyTable(history, roomCode) : html`<p>${texts.nothingEstimated}</p>`} ${controls}
  </section>`;
}
