import {
  ClientError,
  castVote,
  isPassing,
  issueEmbedToken,
  type Poll,
  type PollPlace,
  type PollResults,
} from '@showhands/client';
import type { Choice } from '../poll-view.ts';
import { loadBallot } from '../receipts.ts';
import { deviceId } from './device.ts';
import { dropBallot, saveBallot } from './keep.ts';

export interface Outcome {
  /** Counted now; or somebody with this fingerprint has voted before. */
  readonly kind: 'voted' | 'already';
  readonly fingerprint: string;
  /** Null where voters don't see them, or not from a second vote. */
  readonly results: PollResults | null;
}

/** Brings one person's vote to the server, however often it takes, and on the next visit where need be; it is counted once. */
export class BallotBox {
  readonly #place: PollPlace;
  readonly #duplicateCheck: Poll['duplicateCheck'];
  #token: Promise<string> | undefined;
  #fingerprint: Promise<string> | undefined;

  constructor(place: PollPlace, duplicateCheck: Poll['duplicateCheck']) {
    this.#place = place;
    this.#duplicateCheck = duplicateCheck;
    const kept = loadBallot(place);
    if (!kept) return;
    this.#fingerprint = Promise.resolve(kept.fingerprint);
    if (kept.token) this.#token = Promise.resolve(kept.token);
  }

  /** Somebody is about to vote: gets what that takes, so that it needn't be waited for. */
  prepare(): void {
    this.#fingerprint ??= identify(this.#duplicateCheck);
    if (this.#token) return;
    this.#token = issueEmbedToken(this.#place);
    // Whoever votes asks again, and is told then.
    this.#token.catch(() => {
      this.#token = undefined;
    });
  }

  /**
   * Throws a `ClientError`. Where that is no answer, nobody knows whether the vote was counted: the same choice again is
   * the same vote again, as the token is kept until there is one.
   */
  async cast(choice: Choice): Promise<Outcome> {
    try {
      return await this.#cast(choice);
    } catch (error) {
      // A token that is too old, or was used up by a vote whose answer got lost: another one tells.
      if (!(error instanceof ClientError) || error.code !== 'invalid_token') throw error;
      return this.#cast(choice);
    }
  }

  async #cast(choice: Choice): Promise<Outcome> {
    this.prepare();
    const fingerprint = (await this.#fingerprint) ?? '';
    try {
      // Before anything can get lost; with the token it can be told from another vote.
      saveBallot(this.#place, { choice, fingerprint });
      const token = (await this.#token) ?? '';
      saveBallot(this.#place, { choice, fingerprint, token });
      const ballot = { token, fingerprint, ...choice, clientMetadata: clientFacts() };
      const results = await castVote(this.#place, ballot);
      dropBallot(this.#place);
      return { kind: 'voted', fingerprint, results };
    } catch (error) {
      if (!(error instanceof ClientError && isPassing(error))) {
        this.#token = undefined;
        dropBallot(this.#place);
      }
      if (error instanceof ClientError && error.code === 'already_voted')
        return { kind: 'already', fingerprint, results: null };
      throw error;
    }
  }
}

/** Where the library is blocked, a random id serves: it lasts as long as the browser keeps it. */
async function identify(duplicateCheck: Poll['duplicateCheck']): Promise<string> {
  if (duplicateCheck === 'device') return deviceId();
  try {
    const { visitorId } = await import('./visitor.ts');
    return await visitorId();
  } catch {
    return deviceId();
  }
}

/** For the owner's statistics; all that is kept of it. */
function clientFacts(): Readonly<Record<string, unknown>> {
  return {
    screenWidth: screen.width,
    screenHeight: screen.height,
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(URL.canParse(document.referrer) && { referrerHost: new URL(document.referrer).hostname }),
  };
}
