import type { ClientError, Newcomer, RoomConnection, RoomNews } from '@showhands/client';
import type { RoomState } from '@showhands/protocol';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { scriptOrigin } from '../server-address.ts';
import { texts } from '../texts.ts';
import { CardKeys } from './card-keys.ts';
import { Entrance, type Stage } from './entrance.ts';
import { joinForm } from './join-form.ts';
import { ToolsLoader } from './load-tools.ts';
import { Moods } from './moods.ts';
import { notice } from './notice.ts';
import { announcementOf, pageEventOf } from './page-events.ts';
import { roomStyles } from './point-poker-room.styles.ts';
import type { RoomActions, RoomView } from './room-view.ts';
import { summary } from './summary.ts';
import { table } from './table.ts';

/** Long enough to read a sentence twice. */
const PROBLEM_MS = 8000;

/**
 * A planning-poker room: a whole estimation session, for whoever looks at it.
 *
 * @tagname point-poker-room
 *
 * @attr server - the server's address; by default the one that the script came from, so a page that bundles the element must set it
 * @attr room-id - the room, by its id or name
 * @attr room-code - the room, by its short code, where there is no id
 * @attr name - the person's name; with `role` they come in without a form; changed later, they are renamed
 * @attr {string | null} role - the person's role in the team; read once, and taken from the tag
 * @attr observer - they only watch; taken away, they vote too
 * @attr theme - `default`, `midnight`, `retro` or `neon`; by default the room's own
 * @attr locale - reserved
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

  #entrance: Entrance | undefined;
  #stage: Stage = { kind: 'finding' };
  #problem: string | null = null;
  #problemTimer: ReturnType<typeof setTimeout> | undefined;
  #announcement = '';
  #underWay = new Set<string>();
  readonly #loader = new ToolsLoader((tools) => {
    if (tools?.facilitatorStyles.styleSheet) {
      this.shadowRoot?.adoptedStyleSheets.push(tools.facilitatorStyles.styleSheet);
    }
    this.requestUpdate();
  });
  readonly #keys = new CardKeys();
  readonly #moods = new Moods(
    () => this.requestUpdate(),
    (sentence) => {
      this.#announcement = sentence;
    },
  );
  #movesFocus = false;
  #wasInside = false;

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
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#entrance?.close();
    this.#entrance = undefined;
    clearTimeout(this.#problemTimer);
    this.#moods.clear();
    this.#keys.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
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
    return this.#actions.send('set-story', {
      title,
      ...(description && { description }),
      ...(url && { url }),
    });
  }

  /** Shows all votes, for the facilitator. Resolves to whether it was done, as `setStory` does. */
  revealVotes(): Promise<boolean> {
    return this.#actions.send('reveal-votes');
  }

  /** Leaves the room on purpose; the person can come back with a button. Removing the element only disconnects. */
  async leave(): Promise<void> {
    await this.#inside?.leave();
  }

  protected override render() {
    return html`<div class="room" part="room" data-theme=${this.#theme} tabindex="-1" @keydown=${this.#onKey}>
      ${this.#isReconnecting ? html`<p class="banner" part="banner" role="status">${texts.reconnecting}</p>` : nothing}
      ${this.#content()}
      <p class="unseen" role="status">${this.#announcement}</p>
      <div class="toast" role="alert" ?hidden=${this.#problem === null}>
        ${
          this.#problem === null
            ? nothing
            : html`<span>${this.#problem}</span>
                <button type="button" class="quiet" @click=${() => this.#showProblem(null)}>${texts.dismiss}</button>`
        }
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#followPage(changed);
    // Where the form was that had the focus, there is a room now.
    if (!this.#movesFocus || !this.#inside?.snapshot.state) return;
    this.#movesFocus = false;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  /** What the page says about the person after they came in is told to the room, as far as a room lets it change. */
  #followPage(changed: PropertyValues<this>): void {
    const { state } = this;
    const me = state?.participants.find(({ id }) => id === state.participantId);
    if (!me || ADDRESS.some((property) => changed.has(property))) return;
    if (changed.has('name') && this.name) void this.#actions.send('update-participant', { name: this.name });
    if (changed.get('observer') && me.isObserver) {
      void this.#actions.send('switch-to-voter', { participantId: me.id });
    }
  }

  #onKey = (event: KeyboardEvent): void => {
    const { state } = this;
    const isChoosing = state?.phase === 'voting' && this.renderRoot.querySelector('.cards');
    if (isChoosing) this.#keys.onKey(event, state.config.cardValues, this.#actions.vote);
  };

  #content() {
    const stage = this.#stage;
    switch (stage.kind) {
      case 'finding':
        return notice({ text: texts.finding, busy: true });
      case 'unreachable':
        return notice({ text: texts.unreachable, busy: true });
      case 'unaddressed':
        return notice({ text: texts.unaddressed });
      case 'not-found':
        return notice({ text: texts.notFound, action: { label: texts.tryAgain, run: this.#open } });
      case 'lobby':
        return joinForm({
          info: stage.info,
          isHost: this.#entrance?.isHost ?? false,
          busy: stage.busy ?? false,
          problem: stage.problem,
          person: this.#person,
          onJoin: this.#join,
          onRetry: this.#open,
        });
      case 'room':
        return this.#roomContent(stage.connection);
    }
  }

  #roomContent(connection: RoomConnection) {
    const { status, state, history, votePending, clockOffset } = connection.snapshot;
    switch (status) {
      case 'ended':
        return summary({ title: texts.endedTitle, history, roomCode: state?.roomCode ?? '' });
      case 'removed':
        return notice({ text: texts.removed, action: { label: texts.joinAgain, run: this.#open } });
      case 'expired':
        return notice({ text: texts.expired });
      case 'left':
        return notice({ text: texts.left, action: { label: texts.comeBack, run: this.#open } });
      default: {
        if (!state) return notice({ text: texts.connecting, busy: true });
        const me = state.participants.find(({ id }) => id === state.participantId);
        if (me?.isFacilitator) void this.#loader.load();
        const { tools } = this.#loader;
        const moods = this.#moods.shown;
        const view: RoomView = {
          state,
          me,
          status,
          votePending,
          clockOffset,
          moods,
          tools,
          actions: this.#actions,
        };
        return table(view);
      }
    }
  }

  readonly #actions: RoomActions = {
    send: async (...command) => {
      const [name] = command;
      // A second click on the same button, before the first was answered.
      if (this.#underWay.has(name)) return false;
      this.#underWay.add(name);
      const done = await this.#attempt((connection) => connection.send(...command));
      this.#underWay.delete(name);
      return done;
    },
    vote: async (value) => {
      const done = await this.#attempt((connection) => connection.vote(value));
      if (done) this.#emit('vote-cast', { value });
    },
    leave: () => void this.leave(),
    refresh: () => this.requestUpdate(),
  };

  /** Does something in the room; what is refused is shown. */
  async #attempt(act: (connection: RoomConnection) => Promise<void>): Promise<boolean> {
    const connection = this.#inside;
    if (!connection) return false;
    try {
      await act(connection);
      return true;
    } catch (error) {
      this.#onRefusal(error as ClientError);
      return false;
    }
  }

  #open = (): void => {
    this.#entrance?.close();
    this.#wasInside = false;
    const entrance = new Entrance(
      {
        server: this.#serverAddress,
        ...(this.roomId && { roomId: this.roomId }),
        ...(this.roomCode && { roomCode: this.roomCode }),
        ...(this.hostKey && { hostKey: this.hostKey }),
        person: this.#person,
      },
      (stage) => this.#onStage(stage),
    );
    this.#entrance = entrance;
    void entrance.open();
  };

  #join = (person: Newcomer): void => {
    this.#movesFocus = true;
    void this.#entrance?.join(person);
  };

  #onStage(stage: Stage): void {
    this.#stage = stage;
    if (stage.kind === 'room') stage.connection.listen((news) => this.#onNews(stage.connection, news));
    this.requestUpdate();
  }

  #onNews(connection: RoomConnection, news: RoomNews): void {
    this.requestUpdate();
    if (news.kind === 'problem') this.#onRefusal(news.error);
    this.#announcement = announcementOf(news) ?? this.#announcement;
    if (news.kind === 'event' && news.event.name === 'mood-reaction') {
      const { payload } = news.event;
      this.#moods.show(payload, payload.participantId === connection.snapshot.state?.participantId);
    }
    const event = pageEventOf(news, connection.snapshot);
    const isReturn = event?.name === 'room-joined' && this.#wasInside;
    if (!event || isReturn) return;
    this.#wasInside = true;
    this.#emit(event.name, event.detail);
  }

  #onRefusal({ code, message }: ClientError): void {
    this.#showProblem(message);
    this.#emit('room-error', { code, message });
  }

  #showProblem(problem: string | null): void {
    this.#problem = problem;
    clearTimeout(this.#problemTimer);
    if (problem !== null) this.#problemTimer = setTimeout(() => this.#showProblem(null), PROBLEM_MS);
    this.requestUpdate();
  }

  #emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  get #inside(): RoomConnection | undefined {
    return this.#stage.kind === 'room' ? this.#stage.connection : undefined;
  }

  get #isReconnecting(): boolean {
    return this.#inside?.snapshot.status === 'reconnecting';
  }

  get #serverAddress(): string {
    return this.server ? new URL(this.server, document.baseURI).href : scriptOrigin;
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
