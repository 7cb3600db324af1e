import { chooseLanguage, type Language } from '@showhands/protocol/plain';
import type { ScriptTexts } from './texts/en.ts';

/** Each a file of its own, without the texts that stand in the pages anyway. */
const TEXTS: Readonly<Record<Language, () => Promise<ScriptTexts>>> = {
  en: async () => (await import('./texts/en.ts')).script,
  de: async () => (await import('./texts/de.ts')).script,
  fr: async () => (await import('./texts/fr.ts')).script,
  es: async () => (await import('./texts/es.ts')).script,
  pt: async () => (await import('./texts/pt.ts')).script,
  ja: async () => (await import('./texts/ja.ts')).script,
  ar: async () => (await import('./texts/ar.ts')).script,
};

/** What the scripts say, in the language that the page is written in. */
export function loadTexts(): Promise<ScriptTexts> {
  return TEXTS[chooseLanguage([document.documentElement.lang])]();
}
