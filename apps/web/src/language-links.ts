/** Links to other languages keep what else the address says, and those to the front page the language that was chosen. */

import { inChosenLanguage } from './language.ts';

for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
  const query = new URLSearchParams(location.search);
  query.set('lang', link.hreflang);
  link.search = query.toString();
}
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href="/"]')) {
  link.href = inChosenLanguage('/');
}
