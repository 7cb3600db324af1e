/** How people feel: an emoji beside a person for a moment, and one sentence for many of them. */

import type { RoomEventPayload } from '@showhands/protocol';
import type { ReactiveControllerHost } from 'lit';
import type { RoomWords } from '../texts/room-translations.ts';
import type { Announcer } from './announcer.ts';

/** Long enough to look up and see it. */
const SHOWN_MS = 6000;

/** The moods of the moment. */
export class Moods {
  /** By participant. */
  readonly shown = new Map<string, string>();
  readonly #host: ReactiveControllerHost;
  readonly #announcer: Announcer;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #untold = new Map<string, string>();

  constructor(host: ReactiveControllerHost, announcer: Announcer) {
    this.#host = host;
    this.#announcer = announcer;
  }

  /** Nobody needs to hear of their own. */
  show(
    { participantId, participantName, emoji }: RoomEventPayload<'mood-reaction'>,
    isMine: boolean,
    { texts, list }: RoomWords,
  ): void {
    this.shown.set(participantId, emoji);
    this.#hideLater(participantId);
    if (isMine) return;
    this.#untold.set(participantId, `${participantName} ${emoji}`);
    this.#announcer.sayTogether('moods', () => {
      const people = list([...this.#untold.values()]);
      this.#untold.clear();
      return texts.moods(people);
    });
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#untold.clear();
    this.shown.clear();
  }

  #hideLater(participantId: string): void {
    clearTimeout(this.#timers.get(participantId));
    const timer = setTimeout(() => {
      this.shown.delete(participantId);
      this.#host.requestUpdate();
    }, SHOWN_MS);
    this.#timers.set(participantId, timer);
  }
}
