/** What is asked of polls: the documented requests, with the settings that were added to them. */

import { z } from 'zod';
import {
  CLOSE_MESSAGE_LENGTH,
  FINGERPRINT_LENGTH,
  MAX_ALLOWED_ORIGINS,
  MAX_RESPONSES,
  OPTION_LABEL_LENGTH,
  POLL_DESCRIPTION_LENGTH,
  POLL_OPTIONS,
  POLL_TITLE_LENGTH,
  POLLS_PER_PAGE,
  VOTER_NAME_LENGTH,
} from './limits.ts';
import { duplicateCheck } from './poll-shapes.ts';
import { line, text } from './text.ts';

const optionInput = z
  .object({
    id: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must have 1 to 64 letters, digits, - or _')
      .nullish(),
    label: line(OPTION_LABEL_LENGTH),
  })
  .meta({ id: 'PollOptionInput' });

const title = line(POLL_TITLE_LENGTH);
const options = z
  .array(optionInput)
  .min(POLL_OPTIONS.min)
  .max(POLL_OPTIONS.max)
  .refine(haveDistinctIds, 'must have ids that are different from each other');

const time = z.iso
  .datetime({ offset: true, error: 'must be a date and time such as 2026-02-01T00:00:00Z' })
  .refine((value) => !Number.isNaN(Date.parse(value)), 'must be a date that there is');

/**
 * In ASCII and without signs of its own, as it also becomes a part of a page's policy; of one host, as what `*` would
 * match differs between an `Origin` and such a policy.
 */
const ORIGIN = /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/;

/** What a browser sends as `Origin`; `null` is what it sends for files and sandboxed frames. */
const allowedOrigin = z
  .string()
  .max(300)
  .transform(normalOrigin)
  .refine((origin) => origin === 'null' || ORIGIN.test(origin), {
    message: 'must be an origin such as https://example.com or https://xn--bcher-kva.example, or null',
  });

/** Null means the default, and clears what was set. */
const settings = {
  description: text(POLL_DESCRIPTION_LENGTH).nullish(),
  allow_multiple: z.boolean().nullish(),
  show_results_before_vote: z.boolean().nullish(),
  show_results_after_vote: z.boolean().nullish(),
  anonymous: z.boolean().nullish(),
  starts_at: time.nullish(),
  ends_at: time.nullish(),
  max_responses: z.int().min(1).max(MAX_RESPONSES).nullish(),
  close_message: text(CLOSE_MESSAGE_LENGTH).nullish(),
  allowed_origins: z.array(allowedOrigin).max(MAX_ALLOWED_ORIGINS).nullish(),
  duplicate_check: duplicateCheck.nullish(),
  published: z.boolean().nullish(),
};

export const createPollInput = z.object({ title, options, ...settings }).meta({ id: 'CreatePollInput' });
export type CreatePollInput = z.output<typeof createPollInput>;

/** What is omitted stays as it is. */
export const updatePollInput = z
  .object({ title: title.optional(), options: options.optional(), ...settings })
  .meta({ id: 'UpdatePollInput' });
export type UpdatePollInput = z.output<typeof updatePollInput>;

const fingerprint = z
  .string()
  .min(1, `must have 1 to ${FINGERPRINT_LENGTH} characters`)
  .max(FINGERPRINT_LENGTH, `must have 1 to ${FINGERPRINT_LENGTH} characters`);

/** How a visitor says which browser they are, to find their vote by. */
export const fingerprintQuery = z.object({ fingerprint: fingerprint.optional() });

/** What is missing or not ours is found by the vote's own checks, in their documented order. */
export const submitVoteInput = z
  .object({
    option_ids: z.array(z.string()).nullish(),
    _token: z.string().nullish(),
    fingerprint,
    voter_name: line(VOTER_NAME_LENGTH).nullish(),
    clientMetadata: z.unknown().optional().meta({ type: 'object', description: 'What the page knows' }),
  })
  .meta({ id: 'CastVoteInput' });
export type SubmitVoteInput = z.output<typeof submitVoteInput>;

const whole = (max: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
    .transform(Number)
    .refine((value) => value <= max, `must be at most ${max}`);

export const pollListQuery = z.object({
  page: whole(1_000_000).optional(),
  limit: whole(POLLS_PER_PAGE.max).optional(),
});

function haveDistinctIds(all: readonly { readonly id?: string | null | undefined }[]): boolean {
  const ids = all.flatMap(({ id }) => id ?? []);
  return new Set(ids).size === ids.length;
}

/** As browsers write it: in small letters, without the port that goes without saying, or a slash. */
function normalOrigin(origin: string): string {
  return origin
    .trim()
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/^(https:\/\/[^/]+):443$/, '$1')
    .replace(/^(http:\/\/[^/]+):80$/, '$1');
}
