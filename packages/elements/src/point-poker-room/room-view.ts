/** What the parts of a room get to see, and what they may ask for. */

import type { RoomConnection, RoomStatus } from '@showhands/client';
import type { ParticipantView, RoomState } from '@showhands/protocol';
import type { RoomWords } from '../texts/room-translations.ts';
import type { FacilitatorTools, LaterParts } from './room-parts.ts';

export interface RoomView extends RoomWords {
  readonly state: RoomState;
  readonly me: ParticipantView | undefined;
  readonly status: RoomStatus;
  readonly votePending: boolean;
  readonly clockOffset: number;
  /** The emoji that people show at the moment, by participant. */
  readonly moods: ReadonlyMap<string, string>;
  /** Undefined until it is loaded. */
  readonly later: LaterParts | undefined;
  /** Loaded where this person is the facilitator. */
  readonly tools: FacilitatorTools | undefined;
  readonly actions: RoomActions;
}

/** A room as the facilitator sees it, with the tools at hand. */
export interface FacilitatorView extends RoomView {
  readonly tools: FacilitatorTools;
}

export interface RoomActions {
  /** Sends a command; what is refused is shown to the person. Resolves to whether it was done. */
  send(...command: Parameters<RoomConnection['send']>): Promise<boolean>;
  vote(card: string | null): void;
  leave(): void;
  /** Renders again: time has passed that matters. */
  refresh(): void;
}

export function isFacilitator({ me }: RoomView): boolean {
  return me?.isFacilitator === true;
}

export function hasTools(view: RoomView): view is FacilitatorView {
  return isFacilitator(view) && view.tools !== undefined;
}

/** A form's texts by field name, trimmed; fields without text are left out. */
export function filledFields(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/**
 * Sends what a form holds, and then has it as it was at first. False where it was refused, or where somebody has written
 * something else meanwhile, which stays.
 */
export async function sendFields(
  form: HTMLFormElement,
  send: (fields: Record<string, string>) => Promise<boolean>,
): Promise<boolean> {
  const sent = filledFields(form);
  const isDone = await send(sent);
  if (!isDone || JSON.stringify(filledFields(form)) !== JSON.stringify(sent)) return false;
  form.reset();
  return true;
}
