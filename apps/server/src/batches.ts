/** Work that is done in batches: what arrives while one is under way makes up the next. */

export interface BatchesDeps<Job> {
  /** Must not reject. */
  process(batch: readonly Job[]): Promise<void>;
  /** How many one batch takes; by default all that wait. */
  readonly max?: number;
  /** Called when nothing is left to do. */
  onIdle?(): void;
}

export class Batches<Job> {
  readonly #deps: BatchesDeps<Job>;
  #jobs: Job[] = [];
  #draining: Promise<void> | null = null;

  constructor(deps: BatchesDeps<Job>) {
    this.#deps = deps;
  }

  add(job: Job): void {
    this.#jobs.push(job);
    this.#draining ??= this.#drain();
  }

  get isBusy(): boolean {
    return this.#draining !== null;
  }

  /** Resolves once what is under way is done. */
  async settled(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // All that arrives in this turn of the event loop, from whichever connection, belongs together.
    await new Promise(setImmediate);
    while (this.#jobs.length > 0) await this.#deps.process(this.#jobs.splice(0, this.#deps.max ?? Infinity));
    this.#draining = null;
    this.#deps.onIdle?.();
  }
}
