import type { Translations, Words } from './localizer.ts';
import type { RoomTexts } from './room/en.ts';

export const roomTranslations: Translations<RoomTexts> = {
  en: () => import('./room/en.ts'),
  de: () => import('./room/de.ts'),
  fr: () => import('./room/fr.ts'),
  es: () => import('./room/es.ts'),
  pt: () => import('./room/pt.ts'),
  ja: () => import('./room/ja.ts'),
  ar: () => import('./room/ar.ts'),
};

export type { RoomTexts };
export type RoomWords = Words<RoomTexts>;
