/** Who stands at a room's door: what a token proves, and whether a password fits. */

import type { Actor, JoinRoomInput } from '@showhands/core';
import { Refusal } from '@showhands/protocol';
import { type Limits, RateLimited, type Standing } from '../access/limits.ts';
import { isPassword } from '../access/passwords.ts';
import type { Tokens } from '../access/tokens.ts';
import { createTurns } from '../turns.ts';
import type { LiveRoom } from './live-room.ts';

/** As documented: guessing a password is slow, forgetting one is forgiven. */
const PASSWORD_ATTEMPTS = { points: 5, seconds: 15 * 60 };

export interface JoinRequest {
  readonly input: JoinRoomInput;
  /** A token that came by another way than the input: a bearer token. */
  readonly bearer?: string | undefined;
  /** The keyed hash of the caller's address. */
  readonly address: string;
}

export interface Door {
  /** Who asks to come in; refuses wrong tokens, and guesses without end. */
  identify(room: LiveRoom, request: JoinRequest): Promise<Actor>;
}

export function createDoor({ tokens, limits }: { tokens: Tokens; limits: Limits }): Door {
  const passwordTurns = createTurns();

  return {
    async identify(room, { input, bearer, address }) {
      const token = input.reconnectToken ?? bearer;
      if (token) return actorOf(token, room.id);
      const { passwordHash } = (await room.read()).room.access;
      if (passwordHash === null) return { kind: 'guest', passwordFits: true };
      const key = `${address}:${room.id}`;
      // One after the other: a team that comes all at once with the right one must not be taken for guessing.
      const passwordFits = await passwordTurns(key, () => checkPassword(key, input.password, passwordHash));
      return { kind: 'guest', passwordFits };
    },
  };

  async function checkPassword(
    key: string,
    given: string | null | undefined,
    hash: string,
  ): Promise<boolean> {
    // Taken before the password is checked, and given back where it fits: who has no guess left isn't told whether
    // another one fits, and costs no hashing.
    // Coming without one gives a guess back as well: it is how a client learns that it needs one.
    await limits.take('password', PASSWORD_ATTEMPTS, key).catch((error) => {
      throw error instanceof RateLimited ? tooManyPasswords(error.standing) : error;
    });
    const fits = Boolean(given) && (await isPassword(given ?? '', hash));
    if (fits || !given) await limits.giveBack('password', PASSWORD_ATTEMPTS, key);
    return fits;
  }

  /** Whom a token stands for in this room; refuses a forged one, and one of another room. */
  function actorOf(token: string, roomId: string): Actor {
    const credential = tokens.read(token);
    if (credential?.roomId !== roomId) {
      throw new Refusal('invalid_token', 'This token is not valid for this room.');
    }
    return credential.kind === 'host'
      ? { kind: 'host' }
      : { kind: 'participant', id: credential.participantId };
  }
}

function tooManyPasswords({ resetSeconds }: Standing): Refusal {
  const sentence = `Too many wrong passwords. Try again in ${resetSeconds} s.`;
  return new Refusal('password_attempts_exceeded', sentence, { retryAfterSeconds: resetSeconds });
}
