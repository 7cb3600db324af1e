/** Text that people type, as zod types: lengths count characters (code points), not UTF-16 units. */

import { z } from 'zod';

/** A single line, trimmed: 1 to `max` characters, or from `min`. Control characters and broken Unicode are refused. */
export function line(max: number, min = 1) {
  return z
    .string()
    .refine(isCleanLine, 'must be text without control characters or broken Unicode')
    .transform((text) => text.trim())
    .refine((text) => within(text, min, max), lengthMessage(min, max))
    .meta({ minLength: min, maxLength: max });
}

/** Text of several lines: at most `max` characters. */
export function text(max: number) {
  return z
    .string()
    .refine(isCleanText, 'must be text without control characters or broken Unicode')
    .refine((value) => within(value, 0, max), lengthMessage(0, max))
    .meta({ maxLength: max });
}

/** A link that a browser may follow: http or https, at most `max` characters. Empty means none. */
export function link(max: number) {
  return z
    .string()
    .refine(isCleanLine, 'must be text without control characters or broken Unicode')
    .transform((value) => value.trim())
    .refine((value) => within(value, 0, max), lengthMessage(0, max))
    .refine((value) => value === '' || isWebAddress(value), 'must start with http:// or https://')
    .meta({ maxLength: max });
}

/** A password: at most `max` characters, taken exactly as typed. */
export function password(max: number) {
  return z
    .string()
    .refine(isCleanLine, 'must be text without control characters or broken Unicode')
    .refine((value) => within(value, 0, max), lengthMessage(0, max))
    .meta({ maxLength: max });
}

function isCleanLine(value: string): boolean {
  return value.isWellFormed() && !/\p{Cc}|[\u2028\u2029]/u.test(value);
}

function isCleanText(value: string): boolean {
  return value.isWellFormed() && !/(?![\t\n\r])\p{Cc}/u.test(value);
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/?#]+/i.test(value);
}

function within(value: string, min: number, max: number): boolean {
  // The UTF-16 length bounds the work of counting: nothing longer than two units a character can fit.
  if (value.length > max * 2) return false;
  const characters = [...value].length;
  return characters >= min && characters <= max;
}

function lengthMessage(min: number, max: number): string {
  return min > 0 ? `must have ${min} to ${max} characters` : `must have at most ${max} characters`;
}
