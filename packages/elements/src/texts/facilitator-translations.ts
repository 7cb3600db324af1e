import type { FacilitatorTexts } from './facilitator/en.ts';
import type { Translations } from './localizer.ts';

export const facilitatorTranslations: Translations<FacilitatorTexts> = {
  en: () => import('./facilitator/en.ts'),
  de: () => import('./facilitator/de.ts'),
  fr: () => import('./facilitator/fr.ts'),
  es: () => import('./facilitator/es.ts'),
  pt: () => import('./facilitator/pt.ts'),
  ja: () => import('./facilitator/ja.ts'),
  ar: () => import('./facilitator/ar.ts'),
};

export type { FacilitatorTexts };
