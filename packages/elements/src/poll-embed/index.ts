import { define as defineElement } from '../define.ts';
import { PollEmbed } from './poll-embed.ts';

/** Defines `<poll-embed>`. */
export function define(): void {
  defineElement('poll-embed', PollEmbed);
}
