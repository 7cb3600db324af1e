/** Names are for lists that people read. */
const MAX_NAME = 80;

export function assertName(name: string | undefined, command: string): asserts name is string {
  if (name?.trim() && name.length <= MAX_NAME && !/\p{Cc}/u.test(name)) return;
  throw new Error(`${command}: a name of 1 to ${MAX_NAME} characters is needed.`);
}
