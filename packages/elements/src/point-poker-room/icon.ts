import { html } from 'lit';

/** Two cards, one behind the other. */
export const CARDS = 'M5 8h8v12H5zM9 8V4h10v12h-6';

/** A small line drawing, the same on every system; decoration beside words or an accessible name. */
export function icon(path: string) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
