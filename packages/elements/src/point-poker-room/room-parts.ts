/** The parts of a room that are loaded behind it: what only facilitators use, and what a round comes to. */

import { LazyPart } from '../lazy-part.ts';
import type { FacilitatorTexts } from '../texts/facilitator-translations.ts';
import { Localizer, type LocalizerHost } from '../texts/localizer.ts';
import type * as facilitator from './facilitator/index.ts';
import type * as outcome from './outcome/index.ts';

/** With the texts in the person's language. */
export type FacilitatorTools = typeof facilitator & { readonly texts: FacilitatorTexts };
export type Outcome = typeof outcome;

export class RoomParts {
  readonly #tools;
  readonly #outcome;

  constructor(host: LocalizerHost) {
    this.#tools = new LazyPart(host, async () => {
      const module = await import('./facilitator/index.ts');
      module.prepare(host.shadowRoot);
      return { module, localizer: new Localizer(host, module.facilitatorTranslations) };
    });
    this.#outcome = new LazyPart(host, async () => {
      const module = await import('./outcome/index.ts');
      module.prepare(host.shadowRoot);
      return module;
    });
  }

  get tools(): FacilitatorTools | undefined {
    const { module, localizer } = this.#tools.part ?? {};
    const words = localizer?.words;
    return module && words ? { ...module, texts: words.texts } : undefined;
  }

  get outcome(): Outcome | undefined {
    return this.#outcome.part;
  }

  /** Loads what somebody in a room needs, or will need. */
  load(isFacilitator: boolean): void {
    void this.#outcome.load();
    if (isFacilitator) void this.#tools.load();
  }
}
