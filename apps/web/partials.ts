/** What pages have in common, written once: `<!-- name -->` in a page stands for it. */

import { LANGUAGE_NAMES, LANGUAGES } from '@showhands/protocol/plain';
import type { Plugin } from 'vite';

const PARTS: Readonly<Record<string, string>> = {
  head: `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#f4f6f5" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#101614" media="(prefers-color-scheme: dark)" />
    <meta property="og:site_name" content="Showhands" />
    <meta property="og:type" content="website" />
    <meta name="twitter:card" content="summary" />
    <link rel="icon" type="image/svg+xml" href="./favicon.svg" />
    <link rel="stylesheet" href="./pages.css" />`,
  brand: `<a class="brand" href="/">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect class="back-card" x="4" y="7" width="14" height="20" rx="3" transform="rotate(-10 11 17)" />
          <rect class="front-card" x="13" y="6" width="14" height="20" rx="3" transform="rotate(8 20 16)" />
          <path class="tick" d="M17 17l3 3 5-7" />
        </svg>
        Showhands
      </a>`,
  share: `<button type="button" id="copy-link">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.5-1.5" /></svg>
          <span aria-live="polite">{{room.copy}}</span>
        </button>
        <button type="button" id="show-qr-code">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM20 14v0M14 20v0" /></svg>
          {{room.qrCode}}
        </button>`,
  scan: `<div class="qr-code"></div>
      <p class="link" dir="ltr"></p>
      <button type="button">{{room.close}}</button>`,
  scales: `<label><input type="radio" name="cardScale" value="fibonacci" checked /><span>{{scales.fibonacci}} <small>0 1 2 3 5 8 13 21</small></span></label>
          <label><input type="radio" name="cardScale" value="tshirt" /><span>{{scales.tshirt}} <small>XS S M L XL</small></span></label>
          <label><input type="radio" name="cardScale" value="simple" /><span>{{scales.simple}} <small>{{scales.simpleRange}}</small></span></label>`,
  languages: `<footer class="bottom">
      <nav class="languages" aria-label="{{languages}}">
        ${LANGUAGES.map(
          (language) =>
            `<a href="?lang=${language}" lang="${language}" hreflang="${language}" aria-current="{{current.${language}}}">${LANGUAGE_NAMES[language]}</a>`,
        ).join('\n        ')}
      </nav>
    </footer>`,
};

export function partials(): Plugin {
  return {
    name: 'partials',
    transformIndexHtml: {
      // Before Vite looks for the files that a page names.
      order: 'pre',
      handler: (html) =>
        html.replace(/<!-- (\w+) -->/g, (_comment, name: string) => {
          const part = PARTS[name];
          if (part === undefined) throw new Error(`there is no part called ${name}`);
          return part;
        }),
    },
  };
}
