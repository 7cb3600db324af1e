import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { RoomTexts } from '../texts/room-translations.ts';
import { timerStyles } from './point-poker-timer.styles.ts';

/** As documented: from this long before the end on, a timer can be extended. */
export const WARNING_MS = 10_000;

/**
 * Counts down to a moment.
 *
 * @fires warning - when the last ten seconds begin, also where they had begun before
 */
export class PointPokerTimer extends LitElement {
  static override styles = timerStyles;
  static override properties = {
    endsAt: { attribute: 'ends-at' },
    seconds: { type: Number },
    clockOffset: { attribute: false },
    texts: { attribute: false },
  };

  /** ISO 8601, by the server's clock. */
  declare endsAt: string;
  /** How long it runs in all, for the bar; null shows none. */
  declare seconds: number | null;
  /** The server's clock minus this device's, in milliseconds. */
  declare clockOffset: number;
  declare texts: Pick<RoomTexts, 'timeLeft' | 'timeUp'>;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #hasWarned = false;

  constructor() {
    super();
    this.endsAt = '';
    this.seconds = null;
    this.clockOffset = 0;
    this.texts = { timeLeft: '', timeUp: '' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#tick);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('endsAt')) this.#hasWarned = false;
  }

  protected override render() {
    const left = this.#millisecondsLeft;
    const seconds = Math.ceil(left / 1000);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return html`<span role="timer" aria-label=${this.texts.timeLeft} class=${left <= WARNING_MS ? 'warning' : ''}
        >${left > 0 ? clock : this.texts.timeUp}</span
      >${this.#bar(left)}`;
  }

  #bar(left: number) {
    if (!this.seconds) return nothing;
    // An extended timer may have more than its whole time left.
    const share = Math.min(100, left / this.seconds / 10);
    // The style is set as a property, as a page's policy may forbid style attributes.
    return html`<span class="bar" aria-hidden="true" part="bar"
      ><span class=${left <= WARNING_MS ? 'warning' : ''} .style=${`--_left: ${share}%`}></span
    ></span>`;
  }

  protected override updated(): void {
    clearTimeout(this.#tick);
    const left = this.#millisecondsLeft;
    if (left <= WARNING_MS && !this.#hasWarned) {
      this.#hasWarned = true;
      this.dispatchEvent(new CustomEvent('warning'));
    }
    if (left > 0 && this.isConnected) {
      this.#tick = setTimeout(() => this.requestUpdate(), left % 1000 || 1000);
    }
  }

  get #millisecondsLeft(): number {
    return Math.max(0, Date.parse(this.endsAt) - Date.now() - this.clockOffset) || 0;
  }
}
