import type { FacilitatorTools } from './room-view.ts';

/** As long as a person waits before they would press a button again. */
const AGAIN_MS = 2000;

/** The facilitator's tools, once they are there. */
export class ToolsLoader {
  tools: FacilitatorTools | undefined;
  #isLoading = false;
  readonly #onLoaded: (tools?: FacilitatorTools) => void;

  /** Tells when they are there, and when it is time to ask again. */
  constructor(onLoaded: (tools?: FacilitatorTools) => void) {
    this.#onLoaded = onLoaded;
  }

  async load(): Promise<void> {
    if (this.#isLoading || this.tools) return;
    this.#isLoading = true;
    try {
      this.tools = await import('./facilitator/index.ts');
      this.tools.defineParts();
    } catch {
      // The network of somebody who facilitates comes back.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    this.#isLoading = false;
    this.#onLoaded(this.tools);
  }
}
