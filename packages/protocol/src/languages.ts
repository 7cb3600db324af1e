/** The languages that people can read everything in. */

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself: whoever looks for theirs may not read any other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  ja: '日本語',
  ar: 'العربية',
};

/** Of the wanted language tags (BCP 47, the best first), the first that there is a language for; else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const primary = wanted.map((tag) => tag.trim().toLowerCase().split(/[-_]/)[0]);
  return primary.find(isLanguage) ?? 'en';
}

/** Which way a language is written, as HTML's `dir` says it. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Whether this is exactly one of our languages' codes; tags such as `de-CH` are for `chooseLanguage`. */
export function isLanguage(text: string | undefined): text is Language {
  return (LANGUAGES as readonly (string | undefined)[]).includes(text);
}
