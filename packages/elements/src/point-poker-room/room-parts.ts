/** The parts of a room that are loaded behind it: what only facilitators use, and what nobody needs at the first look. */

import { LazyPart } from '../lazy-part.ts';
import type { FacilitatorTexts } from '../texts/facilitator-translations.ts';
import { Localizer, type LocalizerHost } from '../texts/localizer.ts';
import type * as facilitator from './facilitator/index.ts';
import type * as later from './later/index.ts';

/** With the texts in the person's language. */
export type FacilitatorTools = typeof facilitator & { readonly texts: FacilitatorTexts };
export type LaterParts = typeof later;

export class RoomParts {
  readonly #tools;
  readonly #later;

  constructor(host: LocalizerHost) {
    this.#tools = new LazyPart(host, async () => {
      const module = await import('./facilitator/index.ts');
      module.prepare(host.shadowRoot);
      return { module, localizer: new Localizer(host, module.facilitatorTranslations) };
    });
    this.#later = new LazyPart(host, async () => {
      const module = await import('./later/index.ts');
      module.prepare(host.shadowRoot);
      return module;
    });
  }

  get tools(): FacilitatorTools | undefined {
    const { module, localizer } = this.#tools.part ?? {};
    const words = localizer?.words;
    return module && words ? { ...module, texts: words.texts } : undefined;
  }

  get later(): LaterParts | undefined {
    return this.#later.part;
  }

  /** Loads what somebody in a room needs, or will need. */
  load(isFacilitator: boolean): void {
    void this.#later.load();
    if (isFacilitator) void this.#tools.load();
  }
}
