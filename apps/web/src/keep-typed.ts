/** What was typed outlives a change of the page's language: the tab keeps it until the page in the other language has it. */

import { find } from './find.ts';
import { keepInTab, takeFromTab } from './tab-memory.ts';

/** What nobody shall find where a browser keeps its tabs: it is to be typed again. */
const SECRETS: readonly string[] = ['password', 'proToken'];

interface Typed {
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The secrets that were filled, by name. */
  readonly missing: readonly string[];
}

/** Fills the form as it was in the other language, and from now on keeps it for the next. */
export function keepTyped(form: HTMLFormElement): void {
  const key = `showhands:typed/${form.id}`;
  // Taken away, as it is for the next page only.
  const typed = takeFromTab<Typed>(key);
  if (typed) fill(form, typed);
  find('.languages').addEventListener('click', (event) => {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    // Those open another tab or window, and this page stays.
    const staysHere = ctrlKey || metaKey || shiftKey;
    if (!staysHere && (event.target as Element).closest('a')) keepInTab(key, typedIn(form));
  });
}

function typedIn(form: HTMLFormElement): Typed {
  const all = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
  const isSecret = ([name]: readonly [string, string]) => SECRETS.includes(name);
  return {
    fields: all.filter((field) => !isSecret(field)),
    missing: all.filter((field) => isSecret(field) && field[1] !== '').map(([name]) => name),
  };
}

function fill(form: HTMLFormElement, { fields, missing }: Typed): void {
  // The list is live: the choices that come with the roles are in it once the roles are.
  for (const field of form.elements) {
    if (!isField(field)) continue;
    if (field instanceof HTMLInputElement && /checkbox|radio/.test(field.type)) {
      field.checked = fields.some(([name, value]) => name === field.name && value === field.value);
      continue;
    }
    const [, value] = fields.find(([name]) => name === field.name) ?? [];
    if (value === undefined || value === field.value) continue;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    unfold(field);
  }
  form.dispatchEvent(new Event('change'));
  // Nobody shall take a password for set that isn't.
  const toTypeAgain = [...form.elements].filter(isField).find(({ name }) => missing.includes(name));
  if (!toTypeAgain) return;
  unfold(toTypeAgain);
  toTypeAgain.focus();
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(element: Element): element is Field {
  return element.matches('input, select, textarea');
}

function unfold(field: Field): void {
  const fold = field.closest('details');
  if (fold) fold.open = true;
}
