import type { ClientError, Newcomer, RoomConnection, RoomNews } from '@showhands/client';
import type { RoomState } from '@showhands/protocol';
import { directionOf } from '@showhands/protocol/plain';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { isFocusNowhere } from '../focus.ts';
import { defaultServer } from '../server-address.ts';
import { Localizer } from '../texts/localizer.ts';
import { type RoomTexts, type RoomWords, roomTranslations } from '../texts/room-translations.ts';
import { Announcer } from './announcer.ts';
import { Entrance, type Stage } from './entrance.ts';
import type { CardKeys } from './later/card-keys.ts';
import { Moods } from './moods.ts';
import { notice } from './notice.ts';
import { pageEventOf } from './page-events.ts';
import { roomStyles } from './point-poker-room.styles.ts';
import { RoomCommands } from './room-commands.ts';
import { RoomParts } from './room-parts.ts';
import { stageContent } from './stage-content.ts';
import { Toast } from './toast.ts';

/**
 * A planning-poker room: a whole estimation session, for whoever looks at it.
 *
 * @tagname point-poker-room
 *
 * @attr server - the server's address; by default the one that the script came from, so a page that bundles the element must set it
 * @attr room-id - the room, by its id
 * @attr room-code - the room, by its short code, where there is no id
 * @attr name - the person's name; with `role` they come in without a form; changed later, they are renamed
 * @attr {string | null} role - the person's role in the team; read once, and taken from the tag
 * @attr observer - they only watch; taken away, they vote too
 * @attr theme - `default`, `midnight`, `retro` or `neon`; by default the room's own
 * @attr locale - the language and region, such as `de-CH`; by default the nearest `lang` around it, else the browser's
 *
 * @fires {CustomEvent<RoomJoinedDetail>} room-joined - the person is in the room: `{ roomId, roomCode, participantId }`
 * @fires {CustomEvent<VoteCastDetail>} vote-cast - the person voted: `{ value }`, which is null where they took the vote back
 * @fires {CustomEvent<RevealResult>} votes-revealed - the result: `{ votes, overall: { average, median, consensus }, byRole, hasRoleGap }`
 * @fires {CustomEvent<StoryView>} story-changed - the story that is now voted on: `{ id, title, description, url, phase, timerEndsAt }`
 * @fires {CustomEvent<SessionEndedDetail>} session-ended - the session is over: `{ history }`, a list of what was estimated
 * @fires {CustomEvent<RoomErrorDetail>} room-error - what was refused: `{ code, message }`
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
 * @csspart room - everything
 * @csspart banner - the line that says that the connection is lost
 * @csspart notice - a message in place of the room
 * @csspart join-form - the form of whoever comes in
 * @csspart story - the story and its timer
 * @csspart deck - the cards to choose from
 * @csspart deck-note - what stands in their place for those who don't vote
 * @csspart card - one card
 * @csspart card-chosen - the chosen card
 * @csspart people - the list of people
 * @csspart person - one of them
 * @csspart mood - the emoji beside a person
 * @csspart moods - the emoji to choose from
 * @csspart results - the revealed votes
 * @csspart consensus - whether they agree
 * @csspart role-gap - the sentence about roles that are far apart
 * @csspart bar - a bar of the votes by card
 * @csspart queue - the stories that wait
 * @csspart history - the stories that were estimated
 * @csspart downloads - the buttons that save them as a file
 * @csspart summary - what is left after the end
 * @csspart controls - the facilitator's tools
 * @csspart timer-prompt - the question to the facilitator when the time is nearly up
 */
export class PointPokerRoom extends LitElement {
  static override styles = roomStyles;
  static override properties = {
    server: {},
    roomId: { attribute: 'room-id' },
    roomCode: { attribute: 'room-code' },
    name: {},
    role: { attribute: false },
    observer: { type: Boolean },
    theme: {},
    locale: {},
    hostKey: { attribute: false },
  };

  declare server: string | null;
  declare roomId: string | null;
  declare roomCode: string | null;
  declare name: string | null;
  declare role: string | null;
  declare observer: boolean;
  declare theme: string | null;
  declare locale: string | null;
  /** What makes this person the host; a page gets it from the creation of the room. */
  declare hostKey: string | null;

  readonly #localizer = new Localizer<RoomTexts>(this, roomTranslations);
  readonly #parts = new RoomParts(this);
  readonly #announcer = new Announcer(this);
  readonly #moods = new Moods(this, this.#announcer);
  readonly #toast = new Toast(this);
  readonly #commands = new RoomCommands({
    connection: () => this.#inside,
    onRefusal: (error) => this.#onRefusal(error),
    onVote: (value) => this.#emit('vote-cast', { value }),
    refresh: () => this.requestUpdate(),
  });
  #keys: CardKeys | undefined;
  #entrance: Entrance | undefined;
  #stage: Stage = { kind: 'finding' };
  #movesFocus = false;
  #hadFocus = false;
  #wasInside = false;
  /** It has done its work: whoever comes back sits where they sat, which may be elsewhere by then. */
  #usedKey: string | null = null;
  /** What the page says of the person now, and the room wasn't told yet. */
  #wishes: { name?: string; votes?: boolean } = {};

  constructor() {
    super();
    this.observer = false;
  }

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit collects them for the class that asks, which is this one.
    return [...super.observedAttributes, 'role'];
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name !== 'role') {
      super.attributeChangedCallback(name, before, now);
    } else if (now !== null) {
      // A role in a team is no role of ARIA's: it is taken from the tag, so that nobody reads it as one.
      this.role = now;
      this.removeAttribute('role');
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The first time its properties aren't set yet: then the first update opens.
    if (this.hasUpdated && !this.#entrance) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // What is only moved is back by then, and goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  #close(): void {
    this.#entrance?.close();
    this.#entrance = undefined;
    this.#toast.clear();
    this.#announcer.clear();
    this.#moods.clear();
    this.#keys?.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.matches(':focus-within');
    const isElsewhere = ADDRESS.some((property) => changed.has(property));
    if (this.isConnected && (isElsewhere || !this.hasUpdated)) this.#open();
  }

  /** What this person sees of the room, as last heard; null while they are not in it. Changes come as new objects. */
  get state(): RoomState | null {
    return this.#inside?.snapshot.state ?? null;
  }

  /**
   * Starts voting on a story, for the facilitator. Resolves to whether it was done; what was refused is shown to the
   * person and told with `room-error`.
   */
  setStory(story: { title: string; description?: string; url?: string }): Promise<boolean> {
    const { title, description, url } = story;
    return this.#commands.send('set-story', {
      title,
      ...(description && { description }),
      ...(url && { url }),
    });
  }

  /** Shows all votes, for the facilitator. Resolves to whether it was done, as `setStory` does. */
  revealVotes(): Promise<boolean> {
    return this.#commands.send('reveal-votes');
  }

  /** Leaves the room on purpose; the person can come back with a button. Removing the element only disconnects. */
  async leave(): Promise<void> {
    await this.#commands.leave();
  }

  protected override render() {
    const { words, language } = this.#localizer;
    return html`<div
      class="themed room"
      part="room"
      data-theme=${this.#theme}
      lang=${language}
      dir=${directionOf(language)}
      tabindex="-1"
      @keydown=${this.#onKey}
    >
      ${words ? this.#content(words) : notice({ text: '', busy: true })} ${this.#announcer.render()}
    </div>`;
  }

  #content(words: RoomWords) {
    const { texts } = words;
    return html`${this.#isReconnecting ? html`<p class="banner" part="banner" role="status">${texts.reconnecting}</p>` : nothing}
      ${this.#toast.render(texts)}
      ${stageContent(this.#stage, {
        words,
        isHost: this.#entrance?.isHost ?? false,
        person: this.#person,
        inside: { moods: this.#moods.shown, parts: this.#parts, actions: this.#commands },
        open: this.#open,
        join: this.#join,
      })}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#followPage(changed);
    if (this.#inside) this.#parts.load(this.#me?.isFacilitator ?? false);
    const { state } = this;
    // Where the form was that had the focus, there is a room now.
    const isIn = this.#movesFocus && state !== null;
    if (isIn) this.#movesFocus = false;
    if (!isIn && !this.#hadFocus) return;
    // Parts of the room render after it, and what is hidden loses the focus with the frame.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (!isIn && !isFocusNowhere()) return;
        this.renderRoot.querySelector<HTMLElement>('h2, .room:not(:has(h2))')?.focus({ preventScroll: true });
      }),
    );
  }

  /** What the page says about the person after they came in is told to the room, as far as a room lets it change. */
  #followPage(changed: PropertyValues<this>): void {
    if (ADDRESS.some((property) => changed.has(property))) return;
    if (changed.has('name') && this.name) this.#wishes.name = this.name;
    if (changed.get('observer')) this.#wishes.votes = true;
    const me = this.#me;
    if (!me || this.#inside?.snapshot.status !== 'online') return;
    const { name, votes } = this.#wishes;
    this.#wishes = {};
    if (name) void this.#commands.send('update-participant', { name });
    if (votes && me.isObserver) void this.#commands.send('switch-to-voter', { participantId: me.id });
  }

  #onKey = (event: KeyboardEvent): void => {
    const { state } = this;
    const { later } = this.#parts;
    if (!later || state?.phase !== 'voting' || !this.renderRoot.querySelector('.cards')) return;
    this.#keys ??= new later.CardKeys();
    this.#keys.onKey(event, state.config.cardValues, this.#commands.vote);
  };

  #open = (): void => {
    this.#entrance?.close();
    this.#wasInside = false;
    const entrance = new Entrance(
      {
        server: this.#serverAddress,
        ...(this.roomId && { roomId: this.roomId }),
        ...(this.roomCode && { roomCode: this.roomCode }),
        ...(this.hostKey && this.hostKey !== this.#usedKey && { hostKey: this.hostKey }),
        person: this.#person,
      },
      (stage) => this.#onStage(stage),
    );
    this.#entrance = entrance;
    void entrance.open();
  };

  #join = (person: Newcomer): void => {
    this.#movesFocus = true;
    // What they say themselves counts.
    this.#wishes = {};
    void this.#entrance?.join(person);
  };

  #onStage(stage: Stage): void {
    this.#stage = stage;
    if (stage.kind === 'room' && this.#entrance?.isHost) this.#usedKey = this.hostKey;
    if (stage.kind === 'room') stage.connection.listen((news) => this.#onNews(stage.connection, news));
    this.requestUpdate();
  }

  #onNews(connection: RoomConnection, news: RoomNews): void {
    this.requestUpdate();
    if (news.kind === 'problem') this.#onRefusal(news.error);
    // It would lie over the button to come back.
    if (connection.snapshot.status === 'left') this.#toast.clear();
    const { words } = this.#localizer;
    if (words) this.#parts.later?.announce(this.#announcer, news, () => connection.snapshot, words);
    if (words && news.kind === 'event' && news.event.name === 'mood-reaction') {
      const { payload } = news.event;
      this.#moods.show(payload, payload.participantId === this.#me?.id, words);
    }
    const event = pageEventOf(news, connection.snapshot);
    const isReturn = event?.name === 'room-joined' && this.#wasInside;
    if (!event || isReturn) return;
    this.#wasInside = true;
    this.#emit(event.name, event.detail);
  }

  #onRefusal(error: ClientError): void {
    this.#toast.show(error);
    this.#emit('room-error', { code: error.code, message: error.message });
  }

  #emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  get #inside(): RoomConnection | undefined {
    return this.#stage.kind === 'room' ? this.#stage.connection : undefined;
  }

  get #me() {
    const { state } = this;
    return state?.participants.find(({ id }) => id === state.participantId);
  }

  get #isReconnecting(): boolean {
    return this.#inside?.snapshot.status === 'reconnecting';
  }

  get #serverAddress(): string {
    return this.server ? new URL(this.server, document.baseURI).href : defaultServer();
  }

  get #person(): Partial<Newcomer> {
    const { name, role, observer } = this;
    return { ...(name && { name }), ...(role && { role }), ...(observer && { asObserver: true }) };
  }

  get #theme(): string {
    const stage = this.#stage;
    const info = stage.kind === 'lobby' ? stage.info.theme : this.#inside?.snapshot.state?.config.theme;
    return this.theme ?? info ?? 'default';
  }
}

/** What says which room it is and who is there: when it changes, it is another visit. */
const ADDRESS = ['server', 'roomId', 'roomCode', 'hostKey'] as const;

declare global {
  interface HTMLElementTagNameMap {
    'point-poker-room': PointPokerRoom;
  }
}
