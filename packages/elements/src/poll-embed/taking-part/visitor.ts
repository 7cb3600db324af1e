/**
 * What tells one voter from another. Loaded when somebody is about to vote, never before: pages that fingerprint whoever
 * looks at them get blocked, and rightly so.
 */

import { type BuiltinComponents, hashComponents, load } from '@fingerprintjs/fingerprintjs';

/** An id that is likely the same on the next visit and unlikely anybody else's. Sends nothing anywhere. */
export async function visitorId(): Promise<string> {
  const agent = await load({ monitoring: false });
  const { components } = await agent.get();
  return hashComponents(withoutPlace(components));
}

/**
 * Without what depends on where on the web the poll is, as one browser is one voter on a page and in a frame on another
 * site: there strict cookies are forbidden, Apple Pay isn't asked for, and Chromium gives WebGL the GPU that saves power.
 */
function withoutPlace({ cookiesEnabled, applePay, webGlExtensions, ...others }: BuiltinComponents) {
  const webGl = 'value' in webGlExtensions ? webGlExtensions.value : undefined;
  if (typeof webGl !== 'object') return { ...others, webGlExtensions };
  const contextAttributes = webGl.contextAttributes.filter((text) => !text.startsWith('powerPreference='));
  return { ...others, webGlExtensions: { ...webGlExtensions, value: { ...webGl, contextAttributes } } };
}
