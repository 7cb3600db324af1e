/** Turning what somebody sent into what a schema promises, or into a refusal that says what is wrong with it. */

import type { z } from 'zod';
import { Refusal } from './refusals.ts';

/** The input as the schema gives it; else refuses with `invalid_input`, naming each problem. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(result.error);
}

/** The refusal that tells in our words what a schema found wrong: the first problem as its sentence, all as its details. */
export function invalidInput(error: z.core.$ZodError): Refusal {
  const details = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: sentenceOf(issue),
  }));
  const first = details[0];
  const sentence = first?.path
    ? `${first.path}: ${first.message}`
    : (first?.message ?? 'The input is not valid.');
  return new Refusal('invalid_input', sentence, { details });
}

/** In our own words, as the other refusals are: what it must be, not what the validator found. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is required'
        : `must be ${withArticle(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must ${measureOf(issue.origin)} at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must ${measureOf(issue.origin)} at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return issue.message;
  }
}

function withArticle(type: string): string {
  if (type === 'int') return 'a whole number';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function measureOf(origin: string): string {
  return origin === 'array' || origin === 'string' ? 'have' : 'be';
}

function unitOf(origin: string): string {
  if (origin === 'array') return ' items';
  return origin === 'string' ? ' characters' : '';
}
