import { load } from '../storage.ts';
import { save } from './keep.ts';

const KEY = 'showhands:device';

/** A random name for this browser, the same for all polls; it says nothing about the device. */
export function deviceId(): string {
  const known = load(KEY);
  if (known) return known;
  const made = `device-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  save(KEY, made);
  return made;
}
