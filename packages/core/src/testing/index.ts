export { type Expected, given, type Refused, refused, type Scenario, type Step } from './given.ts';
export { isLike } from './is-like.ts';
export * from './rooms.ts';
