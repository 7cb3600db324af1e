import type { CompletedStoryView } from '@showhands/protocol';
import type { InputProblem, RefusalCode } from '@showhands/protocol/plain';

/** Everything that can go wrong for a client: what a server refuses with, or `unreachable` where it didn't answer. */
export type ClientErrorCode = RefusalCode | 'unreachable';

export interface ClientErrorExtras {
  readonly details?: readonly InputProblem[];
  /** With `rate_limited`: when trying again makes sense. */
  readonly retryAfterSeconds?: number;
  /** With `session_ended`: what was estimated. */
  readonly history?: readonly CompletedStoryView[];
}

/** A "no" with a sentence for people and a code for programs. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  readonly extras: ClientErrorExtras;

  constructor(code: ClientErrorCode, sentence: string, extras: ClientErrorExtras = {}) {
    super(sentence);
    this.code = code;
    this.extras = extras;
  }
}

export function unreachable(): ClientError {
  return new ClientError('unreachable', 'The server cannot be reached.');
}

/** From the first of a GraphQL answer's errors. What has no code of ours is `internal`. */
export function fromGraphQLErrors(errors: unknown): ClientError {
  const first = (Array.isArray(errors) ? errors[0] : errors) as Partial<GraphQLErrorLike> | undefined;
  const { code = 'internal', ...extras } = first?.extensions ?? {};
  return new ClientError(code, first?.message ?? 'Something went wrong.', extras);
}

interface GraphQLErrorLike {
  readonly message: string;
  readonly extensions: ClientErrorExtras & { readonly code?: RefusalCode };
}
