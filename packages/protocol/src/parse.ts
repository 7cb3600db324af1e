/** Turning what somebody sent into what a schema promises, or into a refusal that says what is wrong with it. */

import type { z } from 'zod';
import { Refusal } from './refusals.ts';

/** The input as the schema gives it; else refuses with `invalid_input`, naming each problem. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(result.error);
}

export function invalidInput(error: z.core.$ZodError): Refusal {
  const details = error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  const first = details[0];
  const sentence = first?.path
    ? `${first.path}: ${first.message}`
    : (first?.message ?? 'The input is not valid.');
  return new Refusal('invalid_input', sentence, { details });
}
