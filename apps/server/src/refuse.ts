/** What a caller is told of something that went wrong: a refusal as it is; anything else is ours, logged under an id. */

import { Refusal } from '@showhands/protocol';
import type { Logger } from 'pino';
import { newId } from './ids.ts';

export function toRefusal(error: unknown, log: Logger): Refusal {
  if (error instanceof Refusal) return error;
  const errorId = newId();
  log.error({ err: error, errorId }, 'unexpected error');
  return new Refusal('internal', `Something went wrong on our side (error ${errorId}).`);
}

/** While the database doesn't answer, or nobody can tell whether it kept something. */
export function unavailable(): Refusal {
  return new Refusal('unavailable', 'The database cannot be reached. Try again.');
}
