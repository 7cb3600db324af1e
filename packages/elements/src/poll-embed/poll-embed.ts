import type { PollPlace } from '@showhands/client';
import { directionOf } from '@showhands/protocol/plain';
import { html, LitElement, type PropertyValues } from 'lit';
import { isFocusNowhere } from '../focus.ts';
import { LazyPart } from '../lazy-part.ts';
import { defaultServer } from '../server-address.ts';
import { Localizer } from '../texts/localizer.ts';
import { type PollTexts, type PollWords, pollTranslations } from '../texts/poll-translations.ts';
import { onceVisible } from './once-visible.ts';
import { pollContent, skeleton } from './poll-content.ts';
import { pollStyles } from './poll-embed.styles.ts';
import type { PollActions, TakingPart } from './poll-view.ts';
import { PollVisit, type VisitHost, type VisitState } from './poll-visit.ts';

/**
 * A poll: vote in it, and see how the others did.
 *
 * @tagname poll-embed
 *
 * @attr poll-id - the poll
 * @attr server - the server's address; by default the one that the script came from, so a page that bundles the element must set it
 * @attr theme - `default`, `midnight`, `retro` or `neon`
 * @attr locale - the language and region, such as `de-CH`; by default the nearest `lang` around it, else the browser's
 * @attr show-results - shows the results at once, as far as the poll lets people see them before they vote
 *
 * @fires {CustomEvent<PollLoadedDetail>} poll-loaded - the poll is there: `{ poll }`
 * @fires {CustomEvent<PollVotedDetail>} poll-voted - the person's vote was counted: `{ optionIds, results }`; the results are null where voters don't see them
 * @fires {CustomEvent<PollClosedDetail>} poll-closed - the poll closed while the person looked at it: `{ closeMessage }`
 * @fires {CustomEvent<PollErrorDetail>} poll-error - what was refused: `{ code, message }`
 *
 * @cssprop --showhands-background - behind everything
 * @cssprop --showhands-surface - panels, cards and fields
 * @cssprop --showhands-text - text
 * @cssprop --showhands-muted - text of less weight
 * @cssprop --showhands-line - lines that only part things
 * @cssprop --showhands-edge - the edges of buttons and fields
 * @cssprop --showhands-accent - what is chosen, what to press next, and the focus
 * @cssprop --showhands-on-accent - text on the accent
 * @cssprop --showhands-bad - what went wrong, and what cannot be undone
 * @cssprop --showhands-warn - what wants attention: little time left, votes far apart
 * @cssprop --showhands-radius - how round corners are
 * @cssprop --showhands-font - the font family
 *
 * @csspart poll - everything
 * @csspart loading - what stands in its place until it is there
 * @csspart header - the title and the description
 * @csspart title - the title
 * @csspart description - the description
 * @csspart note - a sentence in the place of the form, or above the results
 * @csspart form - the form
 * @csspart options - all options
 * @csspart option - one of them
 * @csspart vote - the button
 * @csspart results - the table of the results
 * @csspart bar - a bar in it
 */
export class PollEmbed extends LitElement {
  static override styles = pollStyles;
  static override properties = {
    pollId: { attribute: 'poll-id' },
    server: {},
    theme: {},
    locale: {},
    showResults: { type: Boolean, attribute: 'show-results' },
  };

  declare pollId: string | null;
  declare server: string | null;
  declare theme: string | null;
  declare locale: string | null;
  declare showResults: boolean;

  readonly #localizer = new Localizer<PollTexts>(this, pollTranslations);
  readonly #taking = new LazyPart(this, async () => {
    const module = await import('./taking-part/index.ts');
    module.prepare(this.shadowRoot);
    return { module, localizer: new Localizer(this, module.takingPartTranslations) };
  });
  #leaving = new AbortController();
  #visit: PollVisit | undefined;
  /** What somebody wants who has asked for the results, or sent them away; else the page decides. */
  #wantsResults: boolean | undefined;
  #isVisible = false;
  /** Whether somebody has done something in this poll: of nobody else the focus is moved. */
  #hasActed = false;
  /** Where the focus goes when that is there, if what had it is gone by then. */
  #focusNext = '';
  /** What was answered while the focus was elsewhere. */
  #answer = '';

  constructor() {
    super();
    this.showResults = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The first time its properties aren't set yet: then the first update opens.
    if (this.hasUpdated && this.#leaving.signal.aborted) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // What is only moved is back by then, and goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leaving.abort();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('showResults')) this.#wantsResults = undefined;
    const isElsewhere = changed.has('pollId') || changed.has('server');
    if (this.isConnected && (isElsewhere || !this.hasUpdated)) this.#open();
  }

  protected override render() {
    const { words, language } = this.#localizer;
    const state = this.#visit?.state;
    return html`<div
      class="themed poll"
      part="poll"
      data-theme=${this.theme ?? 'default'}
      lang=${language}
      dir=${directionOf(language)}
      aria-busy=${state?.stage === 'loading'}
    >
      ${words && state ? this.#content(words, state) : skeleton('')}
      <p class="unseen" role="status">${words && state ? this.#said(words, state) : ''}</p>
    </div>`;
  }

  protected override updated(): void {
    const state = this.#visit?.state;
    if (state && this.#isVisible && this.#seesResults(state)) void this.#visit?.follow();
    // The answer's texts may be on their way: then the next update finds the place.
    const place = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!place) return;
    this.#focusNext = '';
    if (this.#hasActed && isFocusNowhere()) place.focus({ preventScroll: true });
    if (!place.matches('.thanks:not(:focus)')) return;
    this.#answer = place.textContent;
    this.requestUpdate();
  }

  #content(words: PollWords, { stage, ...state }: VisitState) {
    const { texts } = words;
    switch (stage) {
      case 'loading':
        return skeleton(texts.loading);
      case 'unaddressed':
        return html`<p class="note" part="note">${this.#part?.texts.unaddressed}</p>`;
      case 'gone':
      case 'unreachable':
        return html`<p class="note" part="note" role="alert" tabindex="-1">${texts[stage]}</p>
          <button type="button" @click=${this.#openAgain}>${texts.tryAgain}</button>`;
      default:
        return pollContent({
          ...words,
          ...state,
          poll: stage,
          showsResults: this.#showsResults,
          part: this.#part,
          actions: this.#actions,
        });
    }
  }

  /** The other sentences are read where they are shown: they get the focus, or are an alert. */
  #said({ texts }: PollWords, { stage, own, hasClosed }: VisitState): string {
    if (own.kind === 'sending') return this.#part?.texts.sending ?? '';
    return hasClosed && typeof stage !== 'string' ? stage.closeMessage || texts.closed : this.#answer;
  }

  readonly #actions: PollActions = {
    choose: (optionIds) => void this.#visit?.choose(optionIds),
    vote: (choice) => {
      this.#hasActed = true;
      void this.#visit?.vote(choice);
    },
    toggleResults: () => {
      this.#wantsResults = !this.#showsResults;
      this.requestUpdate();
    },
  };

  #open(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.#isVisible = false;
    this.#wantsResults = undefined;
    this.#answer = '';
    this.#hasActed = false;
    this.#visit = new PollVisit(() => this.#place, this.#host, signal);
    this.requestUpdate();
    this.#visit.look();
    onceVisible(this, signal, () => {
      this.#isVisible = true;
      this.requestUpdate();
    });
  }

  readonly #openAgain = (): void => {
    this.#open();
    this.#hasActed = true;
    this.#focusNext = 'h2, button';
  };

  readonly #host: VisitHost = {
    onChange: ({ stage, own }) => {
      const isAnswered = own.kind === 'sending' && this.#visit?.state.own.kind !== 'sending';
      // What had the focus may be gone with the change; or it was disabled while the vote was under way.
      const hasFocus = this.matches(':focus-within');
      this.#hasActed ||= hasFocus;
      if (isAnswered || hasFocus)
        this.#focusNext = typeof stage === 'string' ? 'h2, .note' : '.note, .primary';
      this.requestUpdate();
    },
    emit: (name, detail) => {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    },
    taking: this.#taking,
  };

  get #part(): TakingPart | undefined {
    const { module, localizer } = this.#taking.part ?? {};
    const words = localizer?.words;
    return module && words ? { ...module, texts: words.texts } : undefined;
  }

  get #showsResults(): boolean {
    return this.#wantsResults ?? this.showResults;
  }

  /** Whether this person is to see results, as far as is known here; the server has the last word. */
  #seesResults({ stage, own }: VisitState): boolean {
    if (typeof stage === 'string') return false;
    const { showResultsBeforeVote, showResultsAfterVote, status } = stage;
    if ('optionIds' in own) return showResultsBeforeVote || showResultsAfterVote;
    return showResultsBeforeVote && (this.#showsResults || status === 'closed');
  }

  get #place(): PollPlace | null {
    const { pollId } = this;
    const server = this.server ? new URL(this.server, document.baseURI).href : defaultServer();
    return pollId && server ? { server, pollId } : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'poll-embed': PollEmbed;
  }
}
