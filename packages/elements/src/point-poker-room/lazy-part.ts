import type { ReactiveControllerHost } from 'lit';

/** As long as a person waits before they would press a button again. */
const AGAIN_MS = 2000;

/** A part of an element that is loaded when somebody needs it. */
export class LazyPart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<Part>;
  #part: Part | undefined;
  #isLoading = false;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<Part>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** Undefined until it is there. */
  get part(): Part | undefined {
    return this.#part;
  }

  /** Loads it where it isn't there. The host is updated when it is, and when it is time to ask again. */
  async load(): Promise<void> {
    if (this.#isLoading || this.#part) return;
    this.#isLoading = true;
    try {
      this.#part = await this.#fetch();
    } catch {
      // The network of somebody who is in a room comes back.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    this.#isLoading = false;
    this.#host.requestUpdate();
  }
}
