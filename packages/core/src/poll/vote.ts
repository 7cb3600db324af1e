/** Whether a vote counts: the documented checks in their documented order, and the poll after it. */

import { Refusal } from '@showhands/protocol';
import { type ClientFacts, countOf, type OptionCount, type Poll, type Tally, type Vote } from './poll.ts';
import { assertOpen, assertPublished } from './status.ts';

/** What somebody wants to have counted. */
export interface Ballot {
  /** The keyed hash of their fingerprint. */
  readonly voter: string;
  /** What their embed token is, however old; null where it is none that we issued for this poll. */
  readonly token: EmbedToken | null;
  /** As sent: in any order, perhaps unknown, perhaps twice. */
  readonly optionIds: readonly string[];
  readonly name: string | null;
  readonly client: ClientFacts | null;
}

export interface EmbedToken {
  readonly id: string;
  readonly expiresAt: number;
}

/** The votes of the poll so far that this voter or this token cast. */
export interface KnownVotes {
  readonly byVoter: Vote | undefined;
  readonly byToken: Vote | undefined;
}

export type Decision =
  | { readonly kind: 'accepted'; readonly vote: Vote; readonly poll: Poll }
  /** It was accepted before: its first answer is due again, whatever happened since. */
  | { readonly kind: 'repeated'; readonly vote: Vote };

/** Throws the `Refusal` of the first check that fails. */
export function decideVote(poll: Poll, ballot: Ballot, known: KnownVotes, now: number): Decision {
  const { token } = ballot;
  assertPublished(poll);
  if (isRepeated(ballot, known)) return { kind: 'repeated', vote: known.byVoter as Vote };
  if (token === null) throw invalidToken('A valid embed token is required: get one from the token endpoint.');
  if (token.expiresAt <= now) throw invalidToken('This embed token has expired: get another one.');
  if (known.byToken) throw invalidToken('This embed token was used for another vote: get another one.');
  assertOpen(poll, now);
  if (known.byVoter) throw new Refusal('already_voted', 'You have already voted on this poll.');
  const optionIds = chosenOptions(poll, ballot.optionIds);

  const tally = count(poll.tally, optionIds);
  const { anonymous, showResultsAfterVote, showResultsBeforeVote } = poll.config;
  const after: Poll = { ...poll, tally };
  const vote: Vote = {
    voter: ballot.voter,
    tokenId: token.id,
    number: tally.total,
    optionIds,
    castAt: now,
    name: anonymous ? null : ballot.name,
    client: ballot.client,
    told: showResultsAfterVote || showResultsBeforeVote ? countsOf(after) : null,
  };
  return { kind: 'accepted', vote, poll: after };
}

/** Every option with its count, zeros too, in the poll's order. */
export function countsOf({ config, tally }: Poll): OptionCount[] {
  return config.options.map(({ id }) => [id, countOf(tally, id)]);
}

function isRepeated({ token, optionIds }: Ballot, { byVoter, byToken }: KnownVotes): boolean {
  if (!token || !byVoter || !byToken || byVoter.number !== byToken.number) return false;
  const asked = new Set(optionIds);
  return asked.size === byVoter.optionIds.length && byVoter.optionIds.every((id) => asked.has(id));
}

function chosenOptions({ config }: Poll, asked: readonly string[]): string[] {
  const chosen = new Set(asked);
  const known = config.options.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  if (chosen.size === 0) throw invalidOptions('Choose an option.');
  if (known.length < chosen.size) throw invalidOptions('A chosen option is not one of this poll.');
  if (known.length > 1 && !config.allowMultiple) throw invalidOptions('Only one option can be chosen.');
  return known;
}

function count(tally: Tally, optionIds: readonly string[]): Tally {
  let { counts } = tally;
  // A computed key is a key like others, also where it is __proto__, which an assignment would lose.
  for (const id of optionIds) counts = { ...counts, [id]: countOf({ ...tally, counts }, id) + 1 };
  return { total: tally.total + 1, counts };
}

/** 403 is what the document gives this code for polls. */
function invalidToken(sentence: string): Refusal {
  return new Refusal('invalid_token', sentence, { status: 403 });
}

function invalidOptions(sentence: string): Refusal {
  return new Refusal('invalid_options', sentence);
}
