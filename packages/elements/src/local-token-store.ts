import { memoryTokenStore, type TokenStore } from '@showhands/client';

/** Keeps the token of one room on one server across reloads; only until then where the browser keeps nothing. */
export function localTokenStore(server: string, roomId: string): TokenStore {
  const key = `showhands:${new URL(server, document.baseURI).origin}/${roomId}`;
  const inMemory = memories.get(key) ?? memoryTokenStore();
  memories.set(key, inMemory);
  return {
    // Other tabs store there, too: what the browser keeps is newer than what this page remembers.
    load: () => attempt(() => localStorage.getItem(key)) ?? inMemory.load(),
    save: (token) => {
      inMemory.save(token);
      attempt(() => (token === null ? localStorage.removeItem(key) : localStorage.setItem(key, token)));
    },
  };
}

/** For elements that are moved within their page. */
const memories = new Map<string, TokenStore>();

/** Storage throws where it is full, or where a page's embedding or a person's settings forbid it. */
function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
