import { COMMA, split } from './read-room.ts';

/** Offers each role that is typed to be left out of the estimate; where there is only one, there is nothing to choose. */
export function offerExclusion(roles: HTMLInputElement, place: HTMLElement): void {
  const choices = place.querySelector('div');
  roles.addEventListener('input', () => {
    const chosen = [...place.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value);
    const names = [...new Set(split(roles.value, COMMA))];
    choices?.replaceChildren(...names.map((name) => choice(name, chosen.includes(name))));
    place.hidden = names.length < 2;
    // What nobody sees shall not be chosen either.
    if (place.hidden) choices?.replaceChildren();
  });
}

function choice(role: string, isChosen: boolean): HTMLLabelElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.name = 'excludedFromEstimate';
  box.value = role;
  box.checked = isChosen;
  const label = document.createElement('label');
  label.append(box, ` ${role}`);
  return label;
}
