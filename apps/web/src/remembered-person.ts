/** What the pages learnt about the person, for the room that they are sent to: kept by their tab, for as long as it is open. */

export interface Person {
  readonly name?: string;
  readonly role?: string;
  /** Until they are in: a reload, or another language, shall not cost the host the room. */
  readonly hostKey?: string;
}

export function rememberPerson(roomId: string, person: Person): void {
  try {
    sessionStorage.setItem(key(roomId), JSON.stringify(person));
  } catch {
    // Without storage they are asked again.
  }
}

export function recallPerson(roomId: string): Person {
  try {
    return JSON.parse(sessionStorage.getItem(key(roomId)) ?? '{}') as Person;
  } catch {
    return {};
  }
}

function key(roomId: string): string {
  return `showhands:person/${roomId}`;
}
