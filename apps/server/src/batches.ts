/** Work that is done in batches: what arrives while one is under way makes up the next. */

export interface BatchesDeps<Job> {
  /**
   * Must not reject. What it resolves to, where that is a function, is called once the next batch is under way: so a
   * database works on that while the answers of this one are written. It must not throw.
   */
  process(batch: readonly Job[]): Promise<(() => void) | undefined>;
  /** How many one batch takes; by default all that wait. */
  readonly max?: number;
  /** Called when nothing is left to do. */
  onIdle?(): void;
}

/** That many make a batch while others are still being read: else all of a crowd would wait for the database at once. */
const CROWD = 128;

export class Batches<Job> {
  readonly #deps: BatchesDeps<Job>;
  #jobs: Job[] = [];
  #draining: Promise<void> | null = null;
  /** Begins the first batch before the turn of the event loop ends. */
  #begin: () => void = () => {};

  constructor(deps: BatchesDeps<Job>) {
    this.#deps = deps;
  }

  add(job: Job): void {
    this.#jobs.push(job);
    this.#draining ??= this.#drain();
    if (this.#jobs.length === CROWD) this.#begin();
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
    await new Promise<void>((begin) => {
      this.#begin = begin;
      setImmediate(begin);
    });
    const { process, max = Infinity } = this.#deps;
    let answer: (() => void) | undefined;
    while (this.#jobs.length > 0 || answer) {
      const next = this.#jobs.length > 0 ? process(this.#jobs.splice(0, max)) : undefined;
      answer?.();
      answer = await next;
    }
    this.#draining = null;
    this.#deps.onIdle?.();
  }
}
