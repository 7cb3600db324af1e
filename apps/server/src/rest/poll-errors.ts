/** Errors as the polls' document has them: `error` is the code, the sentence is in `message`. */

import type { Refusal } from '@showhands/protocol';
import { OutOfPoints } from '../access/points.ts';

export function isPollPath(path: string): boolean {
  return path === '/api/polls' || path.startsWith('/api/polls/');
}

export function toPollBody(refusal: Refusal): Record<string, unknown> {
  const { error: message, code, ...rest } = refusal.toBody();
  return { error: errorWord(refusal), message, code, ...rest };
}

/** The document has two words that are no codes: those of a second vote, and of an organization without points. */
function errorWord(refusal: Refusal): string {
  if (refusal instanceof OutOfPoints) return refusal.message;
  return refusal.code === 'already_voted' ? 'Already voted' : refusal.code;
}
