/** What of a poll crosses the wire: the documented shapes, with the fields that were added to them. */

import { z } from 'zod';

const time = z.iso.datetime();

/** What a widget sends as fingerprint: what the browser looks like, or a random id that it keeps. */
export const duplicateCheck = z.enum(['fingerprint', 'device']).meta({ id: 'DuplicateCheck' });
export type DuplicateCheck = z.infer<typeof duplicateCheck>;

export const pollStatus = z.enum(['scheduled', 'open', 'closed']).meta({ id: 'PollStatus' });
export type PollStatus = z.infer<typeof pollStatus>;

export const pollOption = z.object({ id: z.string(), label: z.string() }).meta({ id: 'PollOption' });

const pollSettings = {
  allow_multiple: z.boolean(),
  show_results_before_vote: z.boolean(),
  show_results_after_vote: z.boolean(),
  anonymous: z.boolean(),
};

/** What everybody may see of a published poll. */
const publicPoll = {
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  options: z.array(pollOption),
  ...pollSettings,
  published: z.boolean(),
  starts_at: time.nullable(),
  ends_at: time.nullable(),
  status: pollStatus,
  close_message: z.string().nullable(),
  duplicate_check: duplicateCheck,
  /** By which its times are meant: a device's own clock may be wrong. */
  server_time: time,
};

/** What only its owner sees besides. */
const ownersPoll = {
  mode: z.literal('poll'),
  max_responses: z.int().nullable(),
  allowed_origins: z.array(z.string()).nullable(),
  total_votes: z.int(),
  created_at: time,
  updated_at: time,
};

export const pollView = z
  .object({ ...publicPoll, ...z.object(ownersPoll).partial().shape })
  .meta({ id: 'Poll', description: 'A poll; from `mode` on, the fields are for its owner only' });
export type PollView = z.infer<typeof pollView>;

const ownedPoll = z.object({ ...publicPoll, ...ownersPoll });
export type OwnedPoll = z.infer<typeof ownedPoll>;

export const createdPoll = z
  .object({ id: z.string(), title: z.string(), published: z.boolean(), created_at: time })
  .meta({ id: 'CreatedPoll' });
export const updatedPoll = z
  .object({ id: z.string(), title: z.string(), published: z.boolean(), updated_at: time })
  .meta({ id: 'UpdatedPoll' });

export const pollListItem = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    mode: z.literal('poll'),
    published: z.boolean(),
    starts_at: time.nullable(),
    ends_at: time.nullable(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'PollListItem' });
export type PollListItem = z.infer<typeof pollListItem>;

export const pollList = z
  .object({
    polls: z.array(pollListItem),
    pagination: z.object({ page: z.int(), limit: z.int(), total: z.int(), totalPages: z.int() }),
  })
  .meta({ id: 'PollList' });

const optionResult = z
  .object({
    option_id: z.string(),
    count: z.int(),
    /** In polls that aren't anonymous: who chose it and gave a name, the first of them. */
    voters: z.array(z.string()).optional(),
  })
  .meta({ id: 'OptionResult' });

export const pollResults = z
  .object({ total_votes: z.int(), results: z.array(optionResult) })
  .meta({ id: 'PollResults' });
export type PollResults = z.infer<typeof pollResults>;

export const embedToken = z.object({ token: z.string(), expiresIn: z.int() }).meta({ id: 'EmbedToken' });
export const voteStatus = z.object({ hasVoted: z.boolean() }).meta({ id: 'VoteStatus' });
export const voteAnswer = z
  .object({ success: z.literal(true), results: pollResults.nullable() })
  .meta({ id: 'VoteAnswer' });
export type VoteAnswer = z.infer<typeof voteAnswer>;

/**
 * What a subscriber is told whenever it changes: the poll's state, and its results while they may see them. The poll
 * itself comes at first and after its owner changed it, so that nobody has to ask for it.
 */
export const pollUpdate = z
  .object({
    id: z.string(),
    status: z.enum([...pollStatus.options, 'unpublished', 'deleted']).meta({ id: 'PollUpdateStatus' }),
    close_message: z.string().nullable(),
    poll: pollView.nullable().describe('At first, and whenever its owner has changed it; else null'),
    results: pollResults.nullable(),
  })
  .meta({ id: 'PollUpdate' });
export type PollUpdate = z.infer<typeof pollUpdate>;
