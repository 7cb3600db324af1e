/** What the rules are told about the world around a room: time, ids, presence and switches come in as data. */

export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly presence: Presence;
  readonly features: Features;
  /** A fresh unguessable id, without its prefix. */
  readonly newId: () => string;
}

/** Who is connected to the process that decides; not stored with the room. */
export interface Presence {
  /** Since when (ms) this participant has no connection: Infinity where it is for no time yet. Null while they have one. */
  offlineSince(participantId: string): number | null;
}

/** The documented feature flags of a server. */
export interface Features {
  readonly skipStory: boolean;
  readonly observerSwitch: boolean;
  readonly openControls: boolean;
}
