import type { Translations } from './localizer.ts';
import type { TakingPartTexts } from './taking-part/en.ts';

export const takingPartTranslations: Translations<TakingPartTexts> = {
  en: () => import('./taking-part/en.ts'),
  de: () => import('./taking-part/de.ts'),
  fr: () => import('./taking-part/fr.ts'),
  es: () => import('./taking-part/es.ts'),
  pt: () => import('./taking-part/pt.ts'),
  ja: () => import('./taking-part/ja.ts'),
  ar: () => import('./taking-part/ar.ts'),
};

export type { TakingPartTexts };
