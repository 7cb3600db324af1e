import { nothing } from 'lit';
import { refusalSentence } from '../../texts/refusal.ts';
import type { TakingPartTexts } from '../../texts/taking-part-translations.ts';
import type { OwnVote } from '../poll-view.ts';

/** What keeps a vote from being counted, or nothing. */
export function problemOf(own: OwnVote, texts: TakingPartTexts): string | typeof nothing {
  if (own.kind === 'unsent') return texts.unsent;
  return own.kind === 'none' && own.refusal ? refusalSentence(texts, own.refusal) : nothing;
}
