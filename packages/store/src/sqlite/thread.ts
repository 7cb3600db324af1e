import { Worker } from 'node:worker_threads';

/** Starts a module beside this one in a thread of its own; `file` is the database that it finds in `workerData`. */
export function startThread(module: string, file: string): Worker {
  // Without this process's own arguments to Node: a program that came as text would be looked for in the thread, too.
  return new Worker(new URL(module, import.meta.url), { workerData: file, execArgv: [] });
}
