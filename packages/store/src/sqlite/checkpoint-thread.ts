/**
 * The thread that moves the log into the file while others write: the write that had to do it would take ten
 * milliseconds and more, measured, and all who wait behind it, too.
 */

import { workerData } from 'node:worker_threads';
import { openFile } from './file.ts';

/** A little work often holds others up less than much at once; where nothing is written, there is none. */
const BUSY_PACE_MS = 50;
const IDLE_PACE_MS = 250;

// PASSIVE waits for nobody, and lets nobody wait. It answers how many pages the log has.
const checkpoint = openFile(workerData as string).prepare('PRAGMA wal_checkpoint(PASSIVE)');
let pages: unknown;

function moveOn(): void {
  const before = pages;
  try {
    pages = checkpoint.get()?.log;
  } catch {
    // Of a full or broken disk the writes tell, whom it concerns; the log stays until there is room.
  }
  setTimeout(moveOn, pages === before ? IDLE_PACE_MS : BUSY_PACE_MS);
}

moveOn();
