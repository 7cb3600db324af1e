import { ClientError } from '@showhands/client';
import type { InputProblem } from '@showhands/protocol/plain';
import type { ScriptTexts } from './texts/en.ts';

/** Beyond it, a wait is told in minutes: nobody counts that many seconds. */
const LONG_SECONDS = 90;

/** What the server said no with, in the page's language; in the server's own words where there are no others. */
export function sayRefusal(error: unknown, texts: ScriptTexts): string {
  if (!(error instanceof ClientError)) return texts.refusals.internal;
  const { code, message, extras } = error;
  if (code === 'invalid_input' && extras.details) return sayFields(extras.details, texts);
  if (code === 'rate_limited' && extras.retryAfterSeconds) return sayRetry(extras.retryAfterSeconds, texts);
  return sentenceFor(code, texts.refusals) ?? message;
}

/** One sentence for each field, however many faults it has. */
function sayFields(details: readonly InputProblem[], { fields }: ScriptTexts): string {
  const sentences = details.map(
    ({ path, message }) => sentenceFor(path.split('.')[0], fields) ?? `${path} ${message}`,
  );
  return [...new Set(sentences)].join(' ');
}

function sayRetry(seconds: number, texts: ScriptTexts): string {
  return seconds > LONG_SECONDS ? texts.retryMinutes(Math.ceil(seconds / 60)) : texts.retrySeconds(seconds);
}

function sentenceFor(
  key: string | undefined,
  sentences: Readonly<Record<string, string>>,
): string | undefined {
  return key !== undefined && Object.hasOwn(sentences, key) ? sentences[key] : undefined;
}
