import { html } from 'lit';

/** A small line drawing, the same on every system; decoration beside words or an accessible name. */
export function icon(path: string) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
