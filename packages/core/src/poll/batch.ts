/** Requests of one poll that came together: each is decided on what the one before left, and all are stored at once. */

import { MAX_VOTER_NAMES, Refusal, type UpdatePollInput, type VoteAnswer } from '@showhands/protocol';
import { editPoll } from './edit.ts';
import type { NamedVote, Poll, Vote } from './poll.ts';
import { answerOf, namedVote } from './results.ts';
import { type Ballot, decideVote } from './vote.ts';

export type PollRequest =
  | { readonly kind: 'vote'; readonly ballot: Ballot }
  | { readonly kind: 'edit'; readonly input: UpdatePollInput };

/** What is known of the poll at the version on which the batch is decided. */
export interface PollKnowledge {
  readonly poll: Poll;
  /** The votes so far of every voter and every token in the batch. */
  readonly votes: readonly Vote[];
  /** The first named votes so far; empty where the poll is anonymous. */
  readonly named: readonly NamedVote[];
}

export interface BatchContext {
  readonly now: number;
  readonly newId: () => string;
}

export interface BatchOutcome {
  readonly poll: Poll;
  /** What was accepted, in order. */
  readonly votes: readonly Vote[];
  readonly named: readonly NamedVote[];
  /** One for each request: what a vote is answered, the edited poll, or why not. */
  readonly answers: readonly (VoteAnswer | Poll | Refusal)[];
}

/** Decides each request on the poll as the one before left it. Never refuses the whole: a request's refusal is its answer. */
export function decideBatch(
  known: PollKnowledge,
  requests: readonly PollRequest[],
  { now, newId }: BatchContext,
): BatchOutcome {
  let { poll } = known;
  const accepted: Vote[] = [];
  const named = [...known.named];
  const byVoter = new Map(known.votes.map((vote) => [vote.voter, vote]));
  const byToken = new Map(known.votes.map((vote) => [vote.tokenId, vote]));

  function vote(ballot: Ballot): VoteAnswer {
    const votes = {
      byVoter: byVoter.get(ballot.voter),
      byToken: ballot.token ? byToken.get(ballot.token.id) : undefined,
    };
    const decision = decideVote(poll, ballot, votes, now);
    if (decision.kind === 'accepted') {
      poll = decision.poll;
      accepted.push(decision.vote);
      byVoter.set(decision.vote.voter, decision.vote);
      byToken.set(decision.vote.tokenId, decision.vote);
      const name = namedVote(decision.vote);
      if (name && named.length < MAX_VOTER_NAMES) named.push(name);
    }
    return answerOf(poll, decision.vote, named);
  }

  function edit(input: UpdatePollInput): Poll {
    poll = editPoll(poll, input, { now, newId });
    return poll;
  }

  const answers = requests.map((request) => {
    try {
      return request.kind === 'vote' ? vote(request.ballot) : edit(request.input);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  return { poll, votes: accepted, named, answers };
}
