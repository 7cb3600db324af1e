/** From the fields of the form to what the server takes. */

import type { CreateRoomInput } from '@showhands/protocol';

/** The commas of all our languages. */
export const COMMA = /[,،、，]/;

export function readRoom(data: FormData): CreateRoomInput {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const timer = Number(text('votingTimerSeconds'));
  const cardScale = text('cardScale') as CreateRoomInput['cardScale'];
  const roles = split(text('roles'), COMMA);
  const excluded = data.getAll('excludedFromEstimate').map(String);
  const titles = split(text('storyQueue'), '\n');
  const theme = text('theme') as NonNullable<CreateRoomInput['theme']> | '';
  const password = String(data.get('password') ?? '');
  const proToken = text('proToken');
  return {
    facilitatorName: text('facilitatorName'),
    cardScale,
    roles,
    excludedFromEstimate: roles.filter((role) => excluded.includes(role)),
    anonymousVoting: data.has('anonymousVoting'),
    autoReveal: data.has('autoReveal'),
    facilitatorParticipates: data.has('facilitatorParticipates'),
    ...(timer > 0 && { votingTimerSeconds: timer }),
    ...(titles.length > 0 && { storyQueue: titles.map((title) => ({ title })) }),
    ...(cardScale === 'custom' && { customCardValues: split(text('customCardValues'), COMMA) }),
    ...(theme && { theme }),
    ...(password && { password }),
    ...(proToken && { proToken }),
  };
}

export function split(text: string, separator: string | RegExp): string[] {
  const parts = text.split(separator).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
