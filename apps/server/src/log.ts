/** Log lines: JSON for machines, readable where a person looks at them. Query strings, tokens and votes never go in. */

import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export function createLog(level: string): Logger {
  if (!process.stdout.isTTY) return pino({ level });
  return pino({ level }, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss', singleLine: true }));
}
