/** The longest delay that Node's timers take; what is due later is waited for again then. */
export const MAX_DELAY_MS = 2 ** 31 - 1;
