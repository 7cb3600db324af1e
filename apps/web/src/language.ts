import { isLanguage } from '@showhands/protocol/plain';

/** The path, with the `?lang=` along that the visitor's address has; without one, the server asks their browser again. */
export function inChosenLanguage(path: string): string {
  const chosen = new URLSearchParams(location.search).get('lang') ?? undefined;
  return isLanguage(chosen) ? `${path}?lang=${chosen}` : path;
}
