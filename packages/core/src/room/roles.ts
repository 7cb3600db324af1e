import { Refusal } from '@showhands/protocol';
import type { Room } from './room.ts';

/** Refuses a role that the room doesn't have. */
export function requireRole({ config }: Pick<Room, 'config'>, role: string): void {
  if (config.roles.includes(role)) return;
  throw new Refusal('invalid_role', `The role must be one of: ${config.roles.join(', ')}.`);
}
