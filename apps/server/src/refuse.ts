/** What a caller is told of something that went wrong, and the refusals that several transports have in common. */

import { Refusal } from '@showhands/protocol';
import type { Logger } from 'pino';
import { newId } from './ids.ts';

/** A refusal as it is; anything else is ours, logged under an id. */
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

export function bodyTooLarge(): Refusal {
  return new Refusal('body_too_large', 'The body is too large.');
}

export function invalidJson(): Refusal {
  return new Refusal('invalid_json', 'The body is not valid JSON.');
}

export function unsupportedMediaType(): Refusal {
  return new Refusal('unsupported_media_type', 'The body must be application/json.');
}
