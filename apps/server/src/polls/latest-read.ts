/**
 * Reads that many ask for at once. Each gets what a read found that began after they asked, so that nobody misses what
 * was so before; and of all who ask while one is under way, one reads for all.
 */
export class LatestRead<T> {
  readonly #load: () => Promise<T>;
  #running: Promise<T> | null = null;
  #next: Promise<T> | null = null;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  read(): Promise<T> {
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<T> {
    // Those who ask in this turn of the event loop, or while another read is under way, share this one.
    await (this.#running?.catch(() => {}) ?? new Promise(setImmediate));
    this.#running = this.#next;
    this.#next = null;
    const reading = this.#load();
    try {
      return await reading;
    } finally {
      this.#running = null;
    }
  }
}
