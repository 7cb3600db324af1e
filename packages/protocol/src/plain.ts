/** The part of the protocol that runs without zod, for browsers. */

export * from './cards.ts';
export * from './languages.ts';
export * from './refusals.ts';
