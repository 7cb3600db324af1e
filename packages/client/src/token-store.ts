/** Where the token that brings a participant back is kept: the caller decides, for one room on one server. */
export interface TokenStore {
  load(): string | null;
  /** Null forgets. */
  save(token: string | null): void;
}

/** Keeps it as long as the program runs. */
export function memoryTokenStore(): TokenStore {
  let kept: string | null = null;
  return {
    load: () => kept,
    save: (token) => {
      kept = token;
    },
  };
}
