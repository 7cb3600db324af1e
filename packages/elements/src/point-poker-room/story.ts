import { html, nothing } from 'lit';
import { CARDS, icon } from './icon.ts';
import { isFacilitator, type RoomView } from './room-view.ts';

/** What is being estimated: title, description, link and timer. */
export function story(view: RoomView) {
  const { state, texts } = view;
  const { currentStory } = state;
  if (!currentStory) {
    const title = state.history.length > 0 ? texts.waitingForNext : texts.waitingForStory;
    return html`<section class="story idle" part="story">
      ${icon(CARDS)}
      <h2 tabindex="-1">${title}</h2>
      <p class="muted">${isFacilitator(view) ? texts.setFirst : texts.waitForFacilitator}</p>
    </section>`;
  }
  const { title, description, url } = currentStory;
  return html`<section class="story" part="story">
    <header>
      <h2 tabindex="-1"><bdi>${title}</bdi></h2>
      ${timer(view)}
    </header>
    ${description ? html`<p class="description"><bdi>${description}</bdi></p>` : nothing}
    ${
      url && isWebAddress(url)
        ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${texts.openLink}</a>`
        : nothing
    }
  </section>`;
}

function timer({ state, clockOffset, actions, texts }: RoomView) {
  if (state.timerEndsAt === null) return nothing;
  return html`<point-poker-timer
    .seconds=${state.config.votingTimerSeconds}
    .endsAt=${state.timerEndsAt}
    .clockOffset=${clockOffset}
    .texts=${texts}
    @warning=${actions.refresh}
  ></point-poker-timer>`;
}

/** The server lets nothing else through; a link is not the place to trust that. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
