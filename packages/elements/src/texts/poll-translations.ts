import type { Translations, Words } from './localizer.ts';
import type { PollTexts } from './poll/en.ts';

export const pollTranslations: Translations<PollTexts> = {
  en: () => import('./poll/en.ts'),
  de: () => import('./poll/de.ts'),
  fr: () => import('./poll/fr.ts'),
  es: () => import('./poll/es.ts'),
  pt: () => import('./poll/pt.ts'),
  ja: () => import('./poll/ja.ts'),
  ar: () => import('./poll/ar.ts'),
};

export type { PollTexts };
export type PollWords = Words<PollTexts>;
