/** Writes each page in each language, as static files: `{{home.heading}}` in a page stands for that text. */

import { directionOf, LANGUAGES, type Language } from '@showhands/protocol/plain';
import type { Plugin, Rolldown } from 'vite';
import * as ar from './src/texts/ar.ts';
import * as de from './src/texts/de.ts';
import * as en from './src/texts/en.ts';
import * as es from './src/texts/es.ts';
import * as fr from './src/texts/fr.ts';
import * as ja from './src/texts/ja.ts';
import * as pt from './src/texts/pt.ts';

const TEXTS: Readonly<Record<Language, { readonly page: en.PageTexts }>> = { en, de, fr, es, pt, ja, ar };

export function translations(): Plugin {
  return {
    name: 'translations',
    // After Vite has written the pages, with the names of their scripts and styles.
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [fileName, page] of Object.entries(bundle)) {
        if (page.type !== 'asset' || !fileName.endsWith('.html')) continue;
        delete bundle[fileName];
        for (const language of LANGUAGES) {
          const source = preload(translate(String(page.source), language), textsOf(language, bundle), bundle);
          this.emitFile({ type: 'asset', fileName: `${language}/${fileName}`, source });
        }
      }
    },
  };
}

function translate(html: string, language: Language): string {
  const current = Object.fromEntries(LANGUAGES.map((each) => [each, String(each === language)]));
  const texts = { ...TEXTS[language].page, current };
  return html
    .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(/\{\{([^}]*)\}\}/g, (_placeholder, path: string) => asHtml(find(path, texts)));
}

/** By its dotted path. */
function find(path: string, texts: object): string {
  const found = path.split('.').reduce<unknown>((at, key) => Object(at)[key], texts);
  if (typeof found !== 'string') throw new Error(`there is no text called ${path}`);
  return found;
}

function asHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

type Bundle = Rolldown.OutputBundle;

/** The files that a page's script loads in a language. */
function textsOf(language: Language, bundle: Bundle): string[] {
  const chunk = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/texts/${language}.ts`),
  );
  return chunk?.type === 'chunk' ? [chunk.fileName, ...chunk.imports] : [];
}

/** Has the page ask for them along with the scripts, where it uses them at all, and not only once those have come. */
function preload(html: string, texts: readonly string[], bundle: Bundle): string {
  const scripts = [...html.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, name = '']) => name);
  const [needed] = texts;
  if (!needed || !scripts.some((name) => loads(name, needed, bundle))) return html;
  const links = texts.map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`);
  return html.replace('</head>', `  ${links.join('\n    ')}\n  </head>`);
}

function loads(name: string, needed: string, bundle: Bundle): boolean {
  const file = bundle[name];
  if (file?.type !== 'chunk') return false;
  return file.dynamicImports.includes(needed) || file.imports.some((each) => loads(each, needed, bundle));
}
