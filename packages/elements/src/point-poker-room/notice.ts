import { html, nothing } from 'lit';

export interface Notice {
  readonly text: string;
  readonly title?: string;
  /** Something is under way. */
  readonly busy?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** A message in place of the room. */
export function notice({ text, title, busy = false, action }: Notice) {
  return html`<section class="panel notice" part="notice">
    ${title ? html`<h2>${title}</h2>` : nothing}
    ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
    <p role="status">${text}</p>
    ${action ? html`<button type="button" class="primary" @click=${action.run}>${action.label}</button>` : nothing}
  </section>`;
}
