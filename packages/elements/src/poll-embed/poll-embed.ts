import {
  type ClientError,
  fetchPoll,
  hasVoted,
  type Poll,
  type PollPlace,
  type PollResults,
} from '@showhands/client';
import { directionOf } from '@showhands/protocol/plain';
import { html, LitElement, type PropertyValues } from 'lit';
import { LazyPart } from '../lazy-part.ts';
import { defaultServer } from '../server-address.ts';
import { Localizer } from '../texts/localizer.ts';
import { type PollTexts, type PollWords, pollTranslations } from '../texts/poll-translations.ts';
import { afterNextTurn } from './after-next-turn.ts';
import type { PollEmbedEventMap } from './event-map.ts';
import { onceVisible } from './once-visible.ts';
import { pollContent, skeleton } from './poll-content.ts';
import { pollStyles } from './poll-embed.styles.ts';
import type { Choice, OwnVote, PollActions, TakingPart } from './poll-view.ts';
import { loadReceipt } from './receipts.ts';
import type { Participation, ParticipationListener } from './taking-part/participation.ts';

type Stage =
  | { readonly kind: 'loading' | 'unaddressed' | 'gone' | 'unreachable' }
  | { readonly kind: 'poll'; readonly poll: Poll };

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
  #stage: Stage = { kind: 'loading' };
  #chosen: readonly string[] = [];
  #own: OwnVote = { kind: 'none' };
  #results: PollResults | null | undefined;
  #wantsResults = false;
  #isVisible = false;
  #said = '';
  #movesFocus = false;
  /** The fingerprint of a vote that this browser remembers. */
  #fingerprint: string | null = null;
  #participation: Participation | undefined;
  #reading: Promise<unknown> = Promise.resolve();
  /** Ends with the visit: what comes later is of no interest. */
  #visit = new AbortController();

  constructor() {
    super();
    this.showResults = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The first time its properties aren't set yet: then the first update opens.
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isElsewhere = changed.has('pollId') || changed.has('server');
    if (this.isConnected && (isElsewhere || !this.hasUpdated)) this.#open();
  }

  protected override render() {
    const { words, language } = this.#localizer;
    return html`<div
      class="themed poll"
      part="poll"
      data-theme=${this.theme ?? 'default'}
      lang=${language}
      dir=${directionOf(language)}
      aria-busy=${this.#stage.kind === 'loading'}
    >
      ${words ? this.#content(words) : skeleton('')}
      <p class="unseen" role="status">${this.#said}</p>
    </div>`;
  }

  protected override updated(): void {
    if (this.#isVisible && this.#seesResults) {
      void this.#takePart().then((participation) => participation?.follow(this.#fingerprint));
    }
    if (!this.#movesFocus) return;
    // Where the form was that had the focus, there is an answer now, or a button to try again.
    const place = this.renderRoot.querySelector<HTMLElement>('.thanks, .primary');
    place?.focus({ preventScroll: true });
    // The answer's texts may be on their way.
    this.#movesFocus = !place && 'optionIds' in this.#own;
  }

  #content(words: PollWords) {
    const { texts } = words;
    const stage = this.#stage;
    switch (stage.kind) {
      case 'loading':
        return skeleton(texts.loading);
      case 'unaddressed':
        return html`<p class="note" part="note">${texts.unaddressed}</p>`;
      case 'gone':
        return html`<p class="note" part="note" role="alert">${texts.notFound}</p>`;
      case 'unreachable':
        return html`<p class="note" part="note" role="alert">${texts.unreachable}</p>
          <button type="button" @click=${this.#open}>${texts.tryAgain}</button>`;
      case 'poll':
        return pollContent({
          ...words,
          poll: stage.poll,
          own: this.#own,
          chosen: this.#chosen,
          results: this.#results,
          showsResults: this.#showsResults,
          part: this.#part,
          actions: this.#actions,
        });
    }
  }

  readonly #actions: PollActions = {
    choose: async (optionIds) => {
      this.#chosen = optionIds;
      this.requestUpdate();
      (await this.#takePart())?.prepare();
    },
    vote: (choice) => void this.#vote(choice),
    toggleResults: () => {
      this.#wantsResults = !this.#showsResults;
      this.showResults = false;
      this.requestUpdate();
    },
  };

  #open = async (): Promise<void> => {
    this.#close();
    const { signal } = this.#visit;
    this.#go({ kind: 'loading' });
    try {
      const place = this.#place;
      if (!place) return this.#go({ kind: 'unaddressed' });
      const poll = await fetchPoll(place, { signal });
      const receipt = loadReceipt(place);
      const isKnown = receipt !== null && (await hasVoted(place, receipt.fingerprint));
      if (signal.aborted) return;
      if (isKnown) {
        this.#own = { kind: 'already', optionIds: receipt.optionIds };
        this.#fingerprint = receipt.fingerprint;
      }
      this.#go({ kind: 'poll', poll });
      this.#emit('poll-loaded', { poll });
      onceVisible(this, signal, () => {
        this.#isVisible = true;
        this.requestUpdate();
      });
      this.#awaitTurn(poll);
    } catch (error) {
      if (!signal.aborted) this.#onFailure(error as ClientError);
    }
  };

  #close(): void {
    this.#visit.abort();
    this.#visit = new AbortController();
    this.#participation?.stop();
    this.#participation = undefined;
    this.#chosen = [];
    this.#own = { kind: 'none' };
    this.#results = undefined;
    this.#fingerprint = null;
    this.#isVisible = false;
    this.#said = '';
  }

  /** Looks again when the poll opens, and when it closes. */
  #awaitTurn(poll: Poll): void {
    const { signal } = this.#visit;
    afterNextTurn(poll, signal, async () => {
      const now = (await this.#refresh()) ?? poll;
      if (!signal.aborted && this.#stage.kind === 'poll') this.#awaitTurn(now);
    });
  }

  /** Its owner, time or other voters have changed it: shows the poll as it is now. Undefined where that can't be had. */
  #refresh(): Promise<Poll | undefined> {
    const { signal } = this.#visit;
    // One after the other, so that the newest is seen last.
    const reading = this.#reading.then(() => this.#read(signal));
    this.#reading = reading;
    return reading;
  }

  async #read(signal: AbortSignal): Promise<Poll | undefined> {
    const place = this.#place;
    try {
      const poll = place && (await fetchPoll(place, { signal }));
      if (!poll || signal.aborted) return undefined;
      this.#onPoll(poll);
      return poll;
    } catch (error) {
      if (!signal.aborted && isGone(error as ClientError)) this.#go({ kind: 'gone' });
      return undefined;
    }
  }

  #onFailure(error: ClientError): void {
    this.#go({ kind: isGone(error) ? 'gone' : 'unreachable' });
    this.#emitError(error);
  }

  async #vote(choice: Choice): Promise<void> {
    const { signal } = this.#visit;
    this.#show({ kind: 'sending', choice });
    let participation = await this.#takePart();
    // What it takes is asked for until it is there, as the vote itself would be sent again.
    while (!participation && !signal.aborted && this.#stage.kind === 'poll') {
      this.#show({ kind: 'unsent', choice });
      participation = await this.#takePart();
    }
    await participation?.vote(choice);
  }

  /** What it takes is loaded when somebody first takes part; undefined where it can't be had now. */
  async #takePart(): Promise<Participation | undefined> {
    const { signal } = this.#visit;
    const taking = await this.#taking.load();
    const place = this.#place;
    const stage = this.#stage;
    if (!taking || !place || stage.kind !== 'poll' || signal.aborted) return undefined;
    this.#participation ??= new taking.module.Participation(place, stage.poll, this.#listener);
    return this.#participation;
  }

  readonly #listener: ParticipationListener = {
    onOwnVote: (own) => this.#show(own),
    onCounted: ({ optionIds }, { kind, fingerprint, results }) => {
      this.#fingerprint = fingerprint;
      if (kind === 'voted') this.#results = results;
      this.#show({ kind, optionIds: kind === 'voted' ? optionIds : [] });
      if (kind === 'voted') this.#emit('poll-voted', { optionIds, results });
    },
    onUpdate: ({ status, closeMessage, results }) => {
      const stage = this.#stage;
      this.#results = results;
      if (status === 'deleted' || status === 'unpublished') return this.#go({ kind: 'gone' });
      // Published again, or with other options.
      if (stage.kind !== 'poll' || !hasOptionsOf(stage.poll, results)) return void this.#refresh();
      this.#onPoll({ ...stage.poll, status, closeMessage });
    },
    onRefusal: (error) => {
      // Where they were awaited, they won't come.
      this.#results ??= null;
      this.#emitError(error);
      this.#go(isGone(error) ? { kind: 'gone' } : this.#stage);
    },
    onChange: () => void this.#refresh(),
  };

  #show(own: OwnVote): void {
    const isNews = own.kind !== 'sending' && own.kind !== this.#own.kind;
    this.#own = own;
    // Whoever has gone on reading elsewhere meanwhile stays there.
    this.#movesFocus = isNews && (this.matches(':focus-within') || isFocusNowhere());
    // The other sentences are read where they are shown: they get the focus, or are an alert.
    this.#said = (own.kind === 'sending' && this.#part?.texts.sending) || '';
    this.requestUpdate();
  }

  #onPoll(poll: Poll): void {
    const before = this.#stage.kind === 'poll' ? this.#stage.poll.status : poll.status;
    this.#go({ kind: 'poll', poll });
    if (poll.status !== 'closed' || before === 'closed') return;
    const { closeMessage } = poll;
    this.#said = closeMessage || (this.#localizer.words?.texts.closed ?? '');
    this.#emit('poll-closed', { closeMessage });
  }

  get #part(): TakingPart | undefined {
    const { module, localizer } = this.#taking.part ?? {};
    const words = localizer?.words;
    return module && words ? { ...module, texts: words.texts } : undefined;
  }

  get #showsResults(): boolean {
    return this.showResults || this.#wantsResults;
  }

  /** Whether this person is to see results, as far as is known here; the server has the last word. */
  get #seesResults(): boolean {
    if (this.#stage.kind !== 'poll') return false;
    const { showResultsBeforeVote, showResultsAfterVote, status } = this.#stage.poll;
    if ('optionIds' in this.#own) return showResultsBeforeVote || showResultsAfterVote;
    return showResultsBeforeVote && (this.#showsResults || status === 'closed');
  }

  get #place(): PollPlace | null {
    const { pollId } = this;
    const server = this.server ? new URL(this.server, document.baseURI).href : defaultServer();
    return pollId && server ? { server, pollId } : null;
  }

  #go(stage: Stage): void {
    this.#stage = stage;
    this.requestUpdate();
  }

  /** What has no code is an address that can't be one. */
  #emitError({ code = 'unreachable', message }: Partial<ClientError> & Error): void {
    this.#emit('poll-error', { code, message });
  }

  #emit<Name extends keyof PollEmbedEventMap>(name: Name, detail: PollEmbedEventMap[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function isGone({ code }: ClientError): boolean {
  return code === 'poll_not_found' || code === 'poll_not_published';
}

function hasOptionsOf({ options }: Poll, results: PollResults | null): boolean {
  return !results || results.results.every(({ optionId }) => options.some(({ id }) => id === optionId));
}

/** As where a control had it that is disabled now. */
function isFocusNowhere(): boolean {
  return (document.activeElement ?? document.body) === document.body;
}

declare global {
  interface HTMLElementTagNameMap {
    'poll-embed': PollEmbed;
  }
}
