/** Log lines: JSON for machines, readable where a person looks at them. Query strings, tokens and votes never go in. */

import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export function createLog(level: string): Logger {
  // Standard output as Node has it: pino's own writer waits for ever, even at exit, where the reader has died.
  process.stdout.on('error', () => {});
  if (!process.stdout.isTTY) return pino({ level }, process.stdout);
  return pino({ level }, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss', singleLine: true }));
}
