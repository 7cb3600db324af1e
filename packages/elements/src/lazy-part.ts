import type { ReactiveControllerHost } from 'lit';

/** As long as a person waits before they would press a button again. */
const AGAIN_MS = 2000;

/** A part of an element that is loaded when somebody needs it. */
export class LazyPart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<Part>;
  #part: Part | undefined;
  #loading: Promise<Part | undefined> | undefined;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<Part>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** Undefined until it is there. */
  get part(): Part | undefined {
    return this.#part;
  }

  /** Loads it where it isn't there; undefined where it can't be had now. The host is updated either way. */
  load(): Promise<Part | undefined> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<Part | undefined> {
    try {
      this.#part = await this.#fetch();
    } catch {
      // Networks come back: then whoever still needs it asks again.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      this.#loading = undefined;
    }
    this.#host.requestUpdate();
    return this.#part;
  }
}
