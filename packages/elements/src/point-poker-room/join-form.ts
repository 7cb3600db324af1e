import type { Newcomer } from '@showhands/client';
import type { RoomInfo } from '@showhands/protocol';
import { html, nothing } from 'lit';
import { refusalSentence } from '../texts/refusal.ts';
import type { RoomTexts } from '../texts/room-translations.ts';
import type { Problem } from './entrance.ts';
import { notice } from './notice.ts';

export interface Lobby {
  readonly info: RoomInfo;
  readonly isHost: boolean;
  readonly busy?: boolean;
  readonly problem?: Problem;
  readonly texts: RoomTexts;
  /** What the page knows already. */
  readonly person: Partial<Newcomer>;
  readonly onJoin: (person: Newcomer) => void;
  readonly onRetry: () => void;
}

/** The form that asks newcomers who they are, or says why they can't come in. */
export function joinForm(lobby: Lobby) {
  const { info, isHost, busy = false, problem, texts, onRetry } = lobby;
  const isFull = info.participantCount >= info.maxParticipants;
  if (!isHost && (info.locked || isFull)) {
    const text = info.locked ? texts.locked : texts.full(info.maxParticipants);
    return notice({
      text,
      title: texts.roomCode(info.roomCode),
      action: { label: texts.tryAgain, run: onRetry },
    });
  }
  return html`<form class="panel join" part="join-form" @submit=${(event: Event) => submit(event, lobby)}>
    <h2>${texts.joinTitle}</h2>
    <p class="muted">${texts.roomFacts(info.roomCode, info.participantCount)}</p>
    ${isHost ? html`<p class="badge">${texts.joinAsHost}</p>` : nothing}
    ${fields(lobby)}
    <p class="problem" role="alert">${problem ? sentenceOf(problem, texts) : nothing}</p>
    <button class="primary" ?disabled=${busy}>${busy ? texts.joining : texts.join}</button>
  </form>`;
}

function sentenceOf(problem: Problem, texts: RoomTexts): string {
  if (problem === 'place-lost') return texts.placeLost;
  return problem === 'host-key-refused' ? texts.hostKeyRefused : refusalSentence(texts, problem);
}

function fields({ info, isHost, person, texts }: Lobby) {
  const chosen = info.roles.includes(person.role ?? '') ? person.role : info.roles[0];
  return html`<label
      >${texts.name}
      <input name="name" required maxlength="30" autocomplete="nickname" .value=${person.name ?? ''} />
    </label>
    <label ?hidden=${info.roles.length < 2}
      >${texts.role}
      <select name="role">
        ${info.roles.map((role) => html`<option value=${role} ?selected=${role === chosen}>${role}</option>`)}
      </select>
    </label>
    ${
      info.passwordRequired && !isHost
        ? html`<label
            >${texts.password}
            <input name="password" type="password" required maxlength="50" autocomplete="off" />
          </label>`
        : nothing
    }
    ${
      isHost
        ? nothing
        : html`<label class="check">
            <input name="asObserver" type="checkbox" ?checked=${person.asObserver ?? false} />
            ${texts.observe}
          </label>`
    }`;
}

function submit(event: Event, { onJoin }: Lobby): void {
  event.preventDefault();
  const data = new FormData(event.currentTarget as HTMLFormElement);
  const password = data.get('password');
  onJoin({
    name: String(data.get('name')),
    role: String(data.get('role')),
    asObserver: data.has('asObserver'),
    ...(password && { password: String(password) }),
  });
}
