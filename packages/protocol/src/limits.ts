/** Every number that bounds a room or a poll, once, with the reason for it. */

/** As documented: more people than this estimate no better, and everyone's screen still shows everyone. */
export const MAX_PARTICIPANTS = 25;
/** As documented for creation; in the room the queue may grow further, up to QUEUE_LIMIT. */
export const MAX_INITIAL_QUEUE = 50;
/** A long refinement backlog; beyond it the queue stops being something a team works through in a session. */
export const QUEUE_LIMIT = 200;
/** As documented: what a person pastes at once. */
export const MAX_BULK_TITLES = 50;
/** Weeks of sessions in one room; bounds the document that a store keeps and that every join sends. */
export const HISTORY_LIMIT = 500;
/** People who ever joined one room and weren't removed: ten full rooms' worth; bounds what a store keeps. */
export const MAX_KNOWN_PARTICIPANTS = 250;

export const NAME_LENGTH = 30;
export const ROLE_LENGTH = 20;
export const MAX_ROLES = 4;
export const CARD_LENGTH = 10;
export const CUSTOM_CARDS = { min: 2, max: 15 } as const;
export const PASSWORD_LENGTH = 50;
export const TITLE_LENGTH = 200;
export const DESCRIPTION_LENGTH = 1000;
export const URL_LENGTH = 500;
export const TIMER_SECONDS = { min: 15, max: 300 } as const;
/** An avatar's seed is a name, an address or a hash; nothing longer makes a better picture. */
export const AVATAR_SEED_LENGTH = 100;
/** As documented for polls. */
export const POLL_TITLE_LENGTH = 300;
export const POLL_DESCRIPTION_LENGTH = 2000;
export const POLL_OPTIONS = { min: 2, max: 50 } as const;
export const OPTION_LABEL_LENGTH = 200;
/** Shown instead of the ballot: a short paragraph. */
export const CLOSE_MESSAGE_LENGTH = 500;
/** What GraphQL's whole numbers can say. */
export const MAX_RESPONSES = 2 ** 31 - 1;
export const VOTER_NAME_LENGTH = 80;
/** FingerprintJS's ids have 32 characters, a random UUID 36; others may hash longer. */
export const FINGERPRINT_LENGTH = 256;
/** A page is embedded by a company's sites and their staging copies. */
export const MAX_ALLOWED_ORIGINS = 50;
/** A list of named voters that somebody may read; counts go on beyond it. Bounds answers, and a live poll's memory. */
export const MAX_VOTER_NAMES = 500;
/** What a screen of a list shows at most, as documented. */
export const POLLS_PER_PAGE = { max: 100, fallback: 50 } as const;

/** Longest token that we issue, with room to grow. */
export const TOKEN_LENGTH = 2000;

/** How much one client may ask for in a time. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}
