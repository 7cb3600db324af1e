import type { QueuedStory } from '@showhands/protocol';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FacilitatorTexts } from '../../texts/facilitator-translations.ts';
import { icon } from '../icon.ts';
import { type RoomActions, sendFields } from '../room-view.ts';
import { arrange, moveTo } from './order.ts';

/** Pressing a button five times is one new order: the server takes five within ten seconds. */
const SETTLED_MS = 900;

const PENCIL = 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3';

interface Drag {
  readonly id: string;
  /** Where it would be put, counted without itself. */
  readonly place: number | null;
}

/** The list of the queue, with buttons and handles to change it. Stands in the room's own tree, for its styles. */
export class PointPokerQueue extends LitElement {
  static override properties = {
    stories: { attribute: false },
    actions: { attribute: false },
    texts: { attribute: false },
  };

  declare stories: readonly QueuedStory[];
  declare actions: RoomActions;
  declare texts: FacilitatorTexts;
  /** What was asked for here and isn't confirmed yet. */
  #order: string[] | null = null;
  #sending: ReturnType<typeof setTimeout> | undefined;
  #drag: Drag | null = null;
  #moved = '';

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#sending);
  }

  protected override render() {
    const stories = this.#shown();
    return html`<ol>
        ${repeat(
          stories,
          ({ id }) => id,
          (story, at) => this.#row(story, at, stories.length),
        )}
      </ol>
      <p class="unseen" role="status">${this.#moved}</p>`;
  }

  #row(story: QueuedStory, at: number, all: number) {
    const { id, title } = story;
    return html`<li data-id=${id} class=${this.#look(id, at)}>
      <span
        class="grip"
        title=${this.texts.dragToMove}
        @pointerdown=${(event: PointerEvent) => this.#grab(event, id)}
        @pointermove=${this.#dragOver}
        @pointerup=${this.#drop}
        @pointercancel=${this.#letGo}
      ></span>
      <span class="what"><bdi class="title">${title}</bdi></span>
      <span class="moves">
        ${this.#moveButton(story, 'up', at - 1, at === 0)} ${this.#moveButton(story, 'down', at + 1, at === all - 1)}
        <button
          type="button"
          aria-label=${this.texts.startStory(title)}
          @click=${() => this.actions.send('start-from-queue', { storyId: id })}
        >
          ${this.texts.startThis}
        </button>
      </span>
      ${this.#editor(story)}
    </li>`;
  }

  #moveButton({ id, title }: QueuedStory, way: 'up' | 'down', place: number, isAtEnd: boolean) {
    const label = way === 'up' ? this.texts.moveUp(title) : this.texts.moveDown(title);
    return html`<button
      type="button"
      class="quiet ${way}"
      aria-label=${label}
      title=${label}
      ?disabled=${isAtEnd}
      @click=${() => this.#move(id, place, way)}
    >
      ${icon(way === 'up' ? 'M6 15l6-6 6 6' : 'M6 9l6 6 6-6')}
    </button>`;
  }

  #editor({ id: storyId, title, description, url }: QueuedStory) {
    const save = async (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const details = form.closest('details');
      const isDone = await sendFields(form, ({ title: newTitle = '', ...more }) => {
        // An emptied field clears what was there.
        const changes = { storyId, title: newTitle, description: null, url: null, ...more };
        return this.actions.send('update-queue-item', changes);
      });
      if (!isDone || !details) return;
      // Meanwhile somebody may have gone elsewhere.
      if (details.matches(':focus-within')) details.querySelector('summary')?.focus();
      details.open = false;
    };
    return html`<details class="edit">
      <summary aria-label=${this.texts.edit(title)} title=${this.texts.change}>${icon(PENCIL)}</summary>
      <form @submit=${save}>
        <label
          >${this.texts.storyTitle}
          <input name="title" required maxlength="200" autocomplete="off" dir="auto" .defaultValue=${title} />
        </label>
        <label
          >${this.texts.description}
          <textarea name="description" rows="3" maxlength="1000" dir="auto" .defaultValue=${description ?? ''}></textarea>
        </label>
        <label
          >${this.texts.link}
          <input name="url" type="url" maxlength="500" pattern="https?://.+" placeholder="https://" .defaultValue=${url ?? ''} />
        </label>
        <div class="row">
          <button>${this.texts.save}</button>
          <button type="button" class="danger" @click=${() => this.#remove(storyId)}>${this.texts.removeStory}</button>
        </div>
      </form>
    </details>`;
  }

  async #remove(storyId: string): Promise<void> {
    const next = this.querySelector(`[data-id="${storyId}"]`)?.nextElementSibling;
    // Before the row goes, with what has the focus.
    if (await this.actions.send('remove-from-queue', { storyId })) next?.querySelector('summary')?.focus();
  }

  #shown(): readonly QueuedStory[] {
    const byId = new Map(this.stories.map((story) => [story.id, story] as const));
    return this.#ids().flatMap((id) => byId.get(id) ?? []);
  }

  #ids(): string[] {
    const present = this.stories.map(({ id }) => id);
    return arrange(present, this.#order ?? present);
  }

  async #move(id: string, place: number, way: 'up' | 'down'): Promise<void> {
    this.#reorder(id, place);
    await this.updateComplete;
    // The row was put elsewhere, and the focus with it got lost; at the end its button has no use any more.
    const row = this.querySelector(`[data-id="${id}"]`);
    row?.querySelector<HTMLElement>(`.${way}:enabled, .moves button:enabled`)?.focus();
  }

  #reorder(id: string, place: number): void {
    this.#order = moveTo(this.#ids(), id, place);
    const title = this.stories.find((story) => story.id === id)?.title ?? '';
    this.#moved = this.texts.moved(title, this.#order.indexOf(id) + 1, this.#order.length);
    this.requestUpdate();
    clearTimeout(this.#sending);
    this.#sending = setTimeout(() => this.#send(), SETTLED_MS);
  }

  async #send(): Promise<void> {
    const sent = this.#order;
    await this.actions.send('reorder-queue', { orderedIds: this.#ids() });
    // Refused or done: what the server says now stands, unless there was another move since.
    if (this.#order === sent) this.#order = null;
    this.requestUpdate();
  }

  #grab(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#drag = { id, place: null };
    this.requestUpdate();
  }

  #dragOver = ({ clientY }: PointerEvent): void => {
    if (!this.#drag) return;
    const { id } = this.#drag;
    const others = [...this.querySelectorAll<HTMLElement>('li')].filter((row) => row.dataset.id !== id);
    const above = others.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return clientY > top + height / 2;
    });
    this.#drag = { id, place: above.length };
    this.requestUpdate();
  };

  #drop = (): void => {
    const drag = this.#drag;
    this.#letGo();
    if (drag && drag.place !== null && drag.place !== this.#ids().indexOf(drag.id)) {
      this.#reorder(drag.id, drag.place);
    }
  };

  #letGo = (): void => {
    this.#drag = null;
    this.requestUpdate();
  };

  /** While dragging, a line shows where it would go. */
  #look(id: string, at: number): string | typeof nothing {
    if (!this.#drag) return nothing;
    const from = this.#ids().indexOf(this.#drag.id);
    if (id === this.#drag.id) return 'dragged';
    const { place } = this.#drag;
    if (place === null || place === from) return '';
    const ownPlace = at > from ? at - 1 : at;
    if (place < from) return ownPlace === place ? 'before' : '';
    return ownPlace === place - 1 ? 'after' : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'point-poker-queue': PointPokerQueue;
  }
}
