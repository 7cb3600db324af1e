/** Everything a caller can be told "no" with: a stable code, and the HTTP status it means. */

const STATUS = {
  // What was sent
  invalid_json: 400,
  invalid_input: 400,
  unsupported_media_type: 415,
  body_too_large: 413,
  length_required: 411,
  not_found: 404,
  // Who sent it
  unauthorized: 401,
  forbidden: 403,
  pro_required: 403,
  invalid_token: 401,
  wrong_password: 403,
  password_attempts_exceeded: 429,
  rate_limited: 429,
  // Rooms: coming in
  room_not_found: 404,
  room_full: 409,
  room_locked: 403,
  not_in_room: 403,
  session_ended: 410,
  session_done: 409,
  // Rooms: who may
  facilitator_only: 403,
  not_eligible: 403,
  feature_disabled: 403,
  // Rooms: what the round allows
  no_active_story: 409,
  not_voting: 409,
  not_revealed: 409,
  invalid_card: 400,
  invalid_role: 400,
  timer_not_expiring: 409,
  queue_empty: 409,
  queue_full: 409,
  queue_changed: 409,
  history_full: 409,
  story_not_found: 404,
  participant_not_found: 404,
  invalid_target: 409,
  // Polls
  poll_not_found: 404,
  poll_not_published: 400,
  poll_not_started: 403,
  poll_closed: 403,
  already_voted: 400,
  invalid_options: 400,
  results_hidden: 403,
  origin_not_allowed: 403,
  option_has_votes: 409,
  poll_has_votes: 409,
  // Us
  unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof STATUS;

export interface InputProblem {
  /** Where in the input, dotted; empty for the whole of it. */
  readonly path: string;
  readonly message: string;
}

export interface RefusalExtras {
  /** The HTTP status, where a document gives the code another one than the table does. */
  readonly status?: number;
  /** What is wrong with which part of the input. */
  readonly details?: readonly InputProblem[];
  /** When trying again makes sense, for limits. */
  readonly retryAfterSeconds?: number;
  /** Further fields of the answer, as documented for the code. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A "no" that the caller caused and can understand: thrown by rules and transports alike, answered as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly extras: RefusalExtras;

  constructor(code: RefusalCode, sentence: string, extras: RefusalExtras = {}) {
    super(sentence);
    this.code = code;
    this.extras = extras;
  }

  get status(): number {
    return this.extras.status ?? STATUS[this.code];
  }

  /** The body that every transport answers with: a sentence, its code, and what belongs to it. */
  toBody(): { error: string; code: RefusalCode; details?: readonly InputProblem[] } {
    const { details, data } = this.extras;
    return { error: this.message, code: this.code, ...(details && { details }), ...data };
  }
}
