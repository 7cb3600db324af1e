import { html, type ReactiveControllerHost } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** A team votes, laughs and comes in together: what comes within this time is said as one sentence. */
const GATHERED_MS = 2500;
/** More than can come between two looks of a screen reader. */
const KEPT = 12;

interface Sentence {
  readonly number: number;
  readonly text: string;
}

/** Says what happens to those who don't see it: a log that screen readers read out sentence by sentence. */
export class Announcer {
  readonly #host: ReactiveControllerHost;
  #sentences: readonly Sentence[] = [];
  #said = 0;
  readonly #gathering = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  say(text: string): void {
    this.#said += 1;
    this.#sentences = [...this.#sentences, { number: this.#said, text }].slice(-KEPT);
    this.#host.requestUpdate();
  }

  /** In a moment, one sentence for all that came until then; undefined where there is nothing left to say. */
  sayTogether(topic: string, sentence: () => string | undefined): void {
    // The first one sets the time: a steady stream is told in portions, too.
    if (this.#gathering.has(topic)) return;
    const timer = setTimeout(() => {
      this.#gathering.delete(topic);
      const text = sentence();
      if (text) this.say(text);
    }, GATHERED_MS);
    this.#gathering.set(topic, timer);
  }

  /** Something else was said that makes it old. */
  drop(topic: string): void {
    clearTimeout(this.#gathering.get(topic));
    this.#gathering.delete(topic);
  }

  /** Forgets everything: another room begins, or the element is gone. */
  clear(): void {
    for (const topic of [...this.#gathering.keys()]) this.drop(topic);
    this.#sentences = [];
  }

  render() {
    return html`<div class="unseen" role="log">
      ${repeat(
        this.#sentences,
        ({ number }) => number,
        ({ text }) => html`<p>${text}</p>`,
      )}
    </div>`;
  }
}
