/** What a poll is to those who look at it. */

export interface PollOption {
  readonly id: string;
  readonly label: string;
}

export type PollStatus = 'scheduled' | 'open' | 'closed';

/** A published poll. Times are ISO 8601 UTC. */
export interface Poll {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly options: readonly PollOption[];
  readonly allowMultiple: boolean;
  readonly showResultsBeforeVote: boolean;
  readonly showResultsAfterVote: boolean;
  readonly anonymous: boolean;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly status: PollStatus;
  readonly closeMessage: string | null;
  /** What a voter is told apart by. */
  readonly duplicateCheck: 'fingerprint' | 'device';
  /** How far the server's clock was ahead of this device's when it told the poll, in milliseconds. */
  readonly clockAhead: number;
}

export interface PollResults {
  /** Ballots, not ticks. */
  readonly totalVotes: number;
  readonly results: readonly OptionResult[];
}

export interface OptionResult {
  readonly optionId: string;
  readonly count: number;
  /** The names of those who chose it, where the poll asks for names. */
  readonly voters?: readonly string[] | null;
}
