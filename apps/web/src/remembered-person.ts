/** What the pages learnt about the person, for the room that they are sent to: kept by their tab, for as long as it is open. */

import { keepInTab, recallFromTab } from './tab-memory.ts';

export interface Person {
  readonly name?: string;
  readonly role?: string;
  /** Until they are in: a reload, or another language, shall not cost the host the room. */
  readonly hostKey?: string;
}

export function rememberPerson(roomId: string, person: Person): void {
  keepInTab(key(roomId), person);
}

export function recallPerson(roomId: string): Person {
  return recallFromTab<Person>(key(roomId)) ?? {};
}

function key(roomId: string): string {
  return `showhands:person/${roomId}`;
}
