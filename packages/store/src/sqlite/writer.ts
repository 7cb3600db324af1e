import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { startThread } from './thread.ts';

/** A statement, and what it is run with: once for each entry of `runs`. */
export interface Step {
  readonly sql: string;
  readonly runs: readonly (readonly SQLInputValue[])[];
}

/** What a step did: how many rows it changed in its last run, and what that run returned. */
export interface Outcome {
  readonly changes: number;
  readonly rows: readonly Record<string, SQLOutputValue>[];
}

/**
 * Does the steps in one transaction. Where the first changes nothing, the others are left out. Resolves once that is
 * committed, with what the first step did; rejects where nothing of it was done.
 */
export type Write = (...steps: readonly Step[]) => Promise<Outcome>;

/** What the writer thread gets: one transaction; null ends it. */
export type WriterMessage = readonly Step[] | null;
/** What comes back for each, in the same order, of several together. */
export type WriterAnswer = Outcome | { readonly error: WriteFault };

/** As much of an error as can be told to another thread. `code` is SQLite's: https://www.sqlite.org/rescode.html */
interface WriteFault {
  readonly message: string;
  readonly code: number;
}

/** Why nothing of a transaction was done. */
class WriteError extends Error {
  readonly code: number;

  constructor({ message, code }: WriteFault) {
    super(message);
    this.code = code;
  }
}

/** SQLITE_CONSTRAINT_UNIQUE. */
const UNIQUE_VIOLATION = 2067;

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof WriteError && error.code === UNIQUE_VIOLATION;
}

interface Pending {
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

export interface Writer {
  readonly write: Write;
  /** Resolves once all that was asked for is committed. */
  close(): Promise<void>;
}

/**
 * Writes in a thread of its own, so that requests go on while the disk works; reads need none, as in WAL mode they wait
 * for nobody.
 */
export function startWriter(file: string): Writer {
  const thread = startThread('./writer-thread.ts', file);
  let pending: Pending[] = [];
  let failure: unknown;
  const post = (message: WriterMessage) => thread.postMessage(message);

  thread.on('message', (answers: readonly WriterAnswer[]) => {
    const answered = pending.splice(0, answers.length);
    answered.forEach(({ resolve, reject }, at) => {
      const answer = answers[at] as WriterAnswer;
      if ('error' in answer) reject(new WriteError(answer.error));
      else resolve(answer);
    });
  });
  const ended = new Promise<void>((resolve) => {
    thread.on('error', (error) => (failure = error));
    thread.on('exit', () => {
      failure ??= new Error('the database is closed');
      for (const { reject } of pending) reject(failure);
      pending = [];
      resolve();
    });
  });

  return {
    write: (...steps) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        // First, as what can't be sent gets no answer.
        post(steps);
        pending.push({ resolve, reject });
      }),
    async close() {
      post(null);
      await ended;
    },
  };
}
