import type { RevealResult, RoomState } from '@showhands/protocol';
import { UNCOUNTED_CARDS } from '@showhands/protocol/plain';

type Config = Pick<RoomState['config'], 'excludedFromEstimate'>;

/** The card that all who count have given; undefined where they differ. */
export function agreedCard({ overall, votes }: RevealResult, config: Config): string | undefined {
  if (overall.consensus !== 'consensus') return undefined;
  return votes.find(
    ({ value, participantRole }) =>
      !UNCOUNTED_CARDS.includes(value) && !config.excludedFromEstimate.includes(participantRole),
  )?.value;
}
