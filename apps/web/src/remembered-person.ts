/** What the front page learnt about the person, for the room that it sends them to. */

export interface Person {
  readonly name?: string;
  readonly role?: string;
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
