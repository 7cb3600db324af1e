import { html, type TemplateResult } from 'lit';

/** A button that shows more of them. Closes after each, with Escape, and when the focus goes elsewhere. */
export function menu(label: string, items: TemplateResult) {
  return html`<details class="menu" @keydown=${closeWithEscape} @focusout=${closeBehind} @click=${closeAfter}>
    <summary aria-label=${label} title=${label}><span aria-hidden="true">⋯</span></summary>
    <div class="items">${items}</div>
  </details>`;
}

/** For forms inside, once they have done what they were for. */
export function closeMenu(inside: EventTarget | null): void {
  const details = (inside as Element | null)?.closest<HTMLDetailsElement>('.menu');
  if (!details) return;
  // What is hidden can't keep the focus.
  if (details.matches(':focus-within')) details.querySelector('summary')?.focus();
  details.open = false;
}

function closeWithEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  closeMenu(event.currentTarget);
}

function closeBehind({ currentTarget, relatedTarget }: FocusEvent): void {
  const details = currentTarget as HTMLDetailsElement;
  // Nothing has the focus after a click beside a control, which may be inside.
  if (relatedTarget && !details.contains(relatedTarget as Node)) details.open = false;
}

function closeAfter({ target }: MouseEvent): void {
  const button = (target as Element).closest<HTMLButtonElement>('button');
  if (button?.type === 'button' && !('keepsOpen' in button.dataset)) closeMenu(button);
}
