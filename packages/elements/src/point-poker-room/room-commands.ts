import type { ClientError, RoomConnection } from '@showhands/client';
import type { RoomActions } from './room-view.ts';

export interface CommandOutcomes {
  /** The connection to whose room commands go; undefined while there is none. */
  connection(): RoomConnection | undefined;
  onRefusal(error: ClientError): void;
  onVote(value: string | null): void;
  refresh(): void;
}

/** What people ask a room for; each thing once at a time, and refusals go to who shows them. */
export class RoomCommands implements RoomActions {
  readonly #outcomes: CommandOutcomes;
  /** The last of each name, as long as it waits for its answer. */
  readonly #underWay = new Map<string, string>();

  constructor(outcomes: CommandOutcomes) {
    this.#outcomes = outcomes;
  }

  send: RoomActions['send'] = async (...command) => {
    const [name] = command;
    const asked = JSON.stringify(command);
    // A second click on the same button, before the first was answered. Another setting or story is another matter.
    if (this.#underWay.get(name) === asked) return false;
    this.#underWay.set(name, asked);
    const isDone = await this.#attempt((connection) => connection.send(...command));
    if (this.#underWay.get(name) === asked) this.#underWay.delete(name);
    return isDone;
  };

  vote = async (value: string | null): Promise<void> => {
    if (await this.#attempt((connection) => connection.vote(value))) this.#outcomes.onVote(value);
  };

  leave = async (): Promise<void> => {
    await this.#outcomes.connection()?.leave();
  };

  refresh = (): void => this.#outcomes.refresh();

  async #attempt(act: (connection: RoomConnection) => Promise<void>): Promise<boolean> {
    const connection = this.#outcomes.connection();
    if (!connection) return false;
    try {
      await act(connection);
      return true;
    } catch (error) {
      this.#outcomes.onRefusal(error as ClientError);
      return false;
    }
  }
}
