import type { ClientError } from '@showhands/client';
import type { RoomTexts } from './room-translations.ts';

/** What was refused, in the person's language; where that has no sentence for it, in the server's. */
export function refusalSentence(
  texts: Pick<RoomTexts, 'refusals'>,
  { code, message }: Pick<ClientError, 'code' | 'message'>,
): string {
  return texts.refusals[code] ?? message;
}
