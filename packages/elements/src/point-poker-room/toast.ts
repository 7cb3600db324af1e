import type { ClientError } from '@showhands/client';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { refusalSentence } from '../texts/refusal.ts';
import type { RoomTexts } from '../texts/room-translations.ts';

/** Long enough to read a sentence twice. */
const SHOWN_MS = 8000;

/** What was refused, for a while or until it is dismissed. */
export class Toast {
  readonly #host: ReactiveControllerHost;
  #refusal: ClientError | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  show(refusal: ClientError): void {
    this.clear();
    this.#refusal = refusal;
    this.#timer = setTimeout(this.clear, SHOWN_MS);
  }

  clear = (): void => {
    clearTimeout(this.#timer);
    this.#refusal = null;
    this.#host.requestUpdate();
  };

  render(texts: RoomTexts) {
    const refusal = this.#refusal;
    return html`<div class="toasts">
      <div class="toast" role="alert" ?hidden=${refusal === null}>
        ${
          refusal === null
            ? nothing
            : html`<span>${refusalSentence(texts, refusal)}</span>
                <button type="button" class="quiet" @click=${this.clear}>${texts.dismiss}</button>`
        }
      </div>
    </div>`;
  }
}
