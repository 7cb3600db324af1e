/** What is told of the counts, to whom, and in which shape. */

import { type PollResults, Refusal, type VoteAnswer } from '@showhands/protocol';
import type { NamedVote, OptionCount, Poll, Vote } from './poll.ts';
import { countsOf } from './vote.ts';

/** Who wants to see results. */
export interface ResultsViewer {
  readonly isOwner: boolean;
  readonly hasVoted: boolean;
}

function maySeeResults({ config }: Poll, { isOwner, hasVoted }: ResultsViewer): boolean {
  return isOwner || config.showResultsBeforeVote || (hasVoted && config.showResultsAfterVote);
}

/** Refuses with `results_hidden` whoever may not see the results, or not before they voted. */
export function assertMaySeeResults(poll: Poll, viewer: ResultsViewer): void {
  if (maySeeResults(poll, viewer)) return;
  const sentence = poll.config.showResultsAfterVote
    ? 'The results of this poll are shown after voting.'
    : 'The results of this poll are not shown.';
  throw new Refusal('results_hidden', sentence);
}

/** `named`: the first named votes of a poll that isn't anonymous, in their order. */
export function resultsOf(poll: Poll, named: readonly NamedVote[]): PollResults {
  return shape(poll.tally.total, countsOf(poll), poll.config.anonymous ? null : named);
}

/** A vote's first answer, word for word, whenever it is asked for: what it told was stored with it. */
export function answerOf({ config }: Poll, vote: Vote, named: readonly NamedVote[]): VoteAnswer {
  if (vote.told === null) return { success: true, results: null };
  const until = config.anonymous ? null : named.filter(({ number }) => number <= vote.number);
  return { success: true, results: shape(vote.number, vote.told, until) };
}

/** What results list of a vote, where they list anything. */
export function namedVote({ number, name, optionIds }: Vote): NamedVote | null {
  return name === null ? null : { number, name, optionIds };
}

function shape(
  total: number,
  counts: readonly OptionCount[],
  named: readonly NamedVote[] | null,
): PollResults {
  if (!named)
    return { total_votes: total, results: counts.map(([option_id, count]) => ({ option_id, count })) };
  const voters = new Map<string, string[]>(counts.map(([id]) => [id, []]));
  for (const { name, optionIds } of named) for (const id of optionIds) voters.get(id)?.push(name);
  const results = counts.map(([option_id, count]) => {
    return { option_id, count, voters: voters.get(option_id) ?? [] };
  });
  return { total_votes: total, results };
}
