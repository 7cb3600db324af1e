/**
 * The thread that moves the log into the file while others write: the write that had to do it would take ten
 * milliseconds and more, measured, and all who wait behind it, too.
 */

import { workerData } from 'node:worker_threads';
import { openFile } from './file.ts';

/** Of what is written again and again meanwhile only the last is moved: five times as often took twice the work. */
const PACE_MS = 250;

// PASSIVE waits for nobody, and lets nobody wait.
const checkpoint = openFile(workerData as string).prepare('PRAGMA wal_checkpoint(PASSIVE)');

setInterval(() => {
  try {
    checkpoint.run();
  } catch {
    // Of a full or broken disk the writes tell, whom it concerns; the log stays until there is room.
  }
}, PACE_MS);
