/** An element in the test's page, and how a person uses it. */

import { configure, within } from '@testing-library/dom';
import axe from 'axe-core';
import type { PointPokerRoom } from '../src/point-poker-room/point-poker-room.ts';

configure({
  // As long as the pages' tests wait: the default, a second, is too short for a busy machine.
  asyncUtilTimeout: 10_000,
  // The default prints the container, and cannot print a shadow root.
  getElementError: (message, container) => new Error(`${message}\n${container.innerHTML}`),
});

/** Adds a room to the page. */
export function addRoom(attributes: Readonly<Record<string, string>> = { 'room-id': 'r' }): PointPokerRoom {
  const room = document.createElement('point-poker-room');
  for (const [name, value] of Object.entries({ server: 'https://poker.example', ...attributes })) {
    room.setAttribute(name, value);
  }
  const main = document.createElement('main');
  main.append(room);
  document.body.append(main);
  return room;
}

export function inside(element: Element) {
  // Testing Library finds elements in any parent, shadow roots among them.
  return within(element.shadowRoot as unknown as HTMLElement);
}

/** The names of the rules of accessibility that the page breaks. */
export async function brokenRules(element: Element): Promise<string[]> {
  // What moves is judged where it comes to rest.
  for (const animation of document.getAnimations()) animation.finish();
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** The details of the events of this name from now on. */
export function listen(name: string): unknown[] {
  const heard: unknown[] = [];
  document.addEventListener(name, (event) => heard.push((event as CustomEvent).detail));
  return heard;
}
