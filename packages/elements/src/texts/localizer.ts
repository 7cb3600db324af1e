/**
 * The texts of one element in the language of its place: what its `locale` says, else the nearest `lang` around it, else
 * what the browser prefers. Each element has its own, so that a page can have rooms in two languages.
 */

import { chooseLanguage, type Language } from '@showhands/protocol/plain';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Each language is loaded when somebody reads it. */
export type Translations<Texts> = Readonly<Record<Language, () => Promise<{ readonly texts: Texts }>>>;

/** The digits of the cards, in every language. */
const DIGITS = { numberingSystem: 'latn' } as const;

/** As long as a person waits before they would press a button again. */
const AGAIN_MS = 2000;

/** What shows texts and numbers to people. */
export interface Words<Texts> {
  readonly texts: Texts;
  /** With at most two decimals, as a card would say it; a dash for none. */
  number(value: number | null): string;
  /** As people there write several in a row. */
  list(items: readonly string[]): string;
  /** A share of one as a percentage without decimals. */
  percent(share: number): string;
  /** A moment in the person's own time zone. */
  time(iso: string): string;
}

export type LocalizerHost = ReactiveControllerHost & HTMLElement & { readonly locale: string | null };

export class Localizer<Texts> implements ReactiveController {
  readonly #host: LocalizerHost;
  readonly #translations: Translations<Texts>;
  #locale = 'en';
  #wanted: Language | undefined;
  #loaded: { readonly language: Language; readonly texts: Texts } | undefined;
  readonly #watcher = new MutationObserver(() => this.#host.requestUpdate());

  constructor(host: LocalizerHost, translations: Translations<Texts>) {
    this.#host = host;
    this.#translations = translations;
    host.addController(this);
  }

  /** Null until the first language is there. */
  get words(): Words<Texts> | null {
    if (!this.#loaded) return null;
    const locale = this.#locale;
    return {
      texts: this.#loaded.texts,
      number: (value) => formatNumber(locale, value),
      list: (items) => new Intl.ListFormat(locale, { type: 'unit' }).format(items),
      percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', ...DIGITS }).format(share),
      time: (iso) =>
        new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...DIGITS }).format(
          Date.parse(iso),
        ),
    };
  }

  get language(): Language {
    return this.#loaded?.language ?? 'en';
  }

  hostConnected(): void {
    for (const place of placesOf(this.#host)) this.#watcher.observe(place, { attributeFilter: ['lang'] });
    // It may have been moved to a place in another language.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#watcher.disconnect();
  }

  hostUpdate(): void {
    const wanted = wantedLocales(this.#host);
    const language = chooseLanguage(wanted);
    this.#locale = wanted.find((tag) => isLocaleOf(tag, language)) ?? language;
    if (language === this.#wanted) return;
    this.#wanted = language;
    void this.#load(language);
  }

  /** Until it is there, the former language stays. */
  async #load(language: Language): Promise<void> {
    while (language === this.#wanted && this.#host.isConnected) {
      try {
        const { texts } = await this.#translations[language]();
        if (language === this.#wanted) this.#loaded = { language, texts };
        return this.#host.requestUpdate();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
    // Given up while the element was out of the page: the next update asks anew.
    if (language === this.#wanted) this.#wanted = undefined;
  }
}

function formatNumber(locale: string, value: number | null): string {
  if (value === null) return '–';
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2, ...DIGITS }).format(value);
}

function wantedLocales(element: LocalizerHost): readonly string[] {
  const named = element.locale || placesOf(element).find(({ lang }) => lang)?.lang;
  return named ? [named] : navigator.languages;
}

/** The element and all that it is in, from the inside out, also through shadow roots. */
function placesOf(element: HTMLElement): HTMLElement[] {
  const places: HTMLElement[] = [];
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof HTMLElement) places.push(at);
  }
  return places;
}

/** Whether Intl takes the tag: with a region, numbers are written as people there write them. */
function isLocaleOf(tag: string, language: Language): boolean {
  try {
    return new Intl.Locale(tag).language === language;
  } catch {
    return false;
  }
}
