/** The page behind a deep link: shows the story, asks for a name, and starts the vote on it in a new room. */

import { createRoom } from '@showhands/client';
import type { CreateRoomInput } from '@showhands/protocol';
import { find } from './find.ts';
import './language-links.ts';
import { keepTyped } from './keep-typed.ts';
import { inChosenLanguage } from './language.ts';
import { loadTexts } from './load-texts.ts';
import { rememberPerson } from './remembered-person.ts';
import { sayProblem } from './say-problem.ts';
import { onSubmit } from './send-form.ts';
import { startFirstStory } from './start-first-story.ts';
import { type LinkProblem, nameProblem, readStoryLink, titleProblem } from './story-link.ts';

/** Nobody said who is in the team: one role for all asks nobody for theirs. */
const ROLE = 'Team';

const story = readStoryLink(location.search);
const form = find<HTMLFormElement>('#vote-form');
const loading = loadTexts();
const titleInput = find<HTMLInputElement>('#title input');

onSubmit(form, loading, async (data) => {
  const name = String(data.get('facilitatorName')).trim();
  const { roomId, facilitatorRestToken } = await createRoom(location.origin, readRoom(data, name));
  rememberPerson(roomId, { name, role: ROLE });
  await startFirstStory(location.origin, roomId, { name, role: ROLE, reconnectToken: facilitatorRestToken });
  // In the fragment the key is sent to no server. The room takes this page's place: "back" shall not make another room.
  location.replace(`${inChosenLanguage(`/room/${roomId}`)}#host=${encodeURIComponent(facilitatorRestToken)}`);
});

const texts = await loading;
showStory();
showProblems();
find<HTMLInputElement>(`[name=cardScale][value=${story.scale}]`).checked = true;

checkAs(titleInput, titleProblem);
checkAs(find<HTMLInputElement>('[name=facilitatorName]'), nameProblem);
keepTyped(form);

function readRoom(data: FormData, facilitatorName: string): CreateRoomInput {
  const title = story.title || String(data.get('title')).trim();
  const { description, url, timerSeconds } = story;
  return {
    facilitatorName,
    cardScale: data.get('cardScale') as CreateRoomInput['cardScale'],
    roles: [ROLE],
    anonymousVoting: false,
    facilitatorParticipates: true,
    storyQueue: [{ title, ...(description && { description }), ...(url && { url }) }],
    ...(timerSeconds && { votingTimerSeconds: timerSeconds }),
  };
}

/** By the page, not by maxlength, which counts an emoji as two. */
function checkAs(input: HTMLInputElement, problemOf: (text: string) => LinkProblem | null): void {
  input.addEventListener('input', () => {
    const text = input.value.trim();
    const isBlank = text === '' && input.value !== '';
    const problem = problemOf(text);
    const said = problem ? sayProblem(problem, texts) : '';
    input.setCustomValidity(isBlank ? texts.onlySpaces : said);
  });
}

/** Everything as text: a link can be written by anybody. */
function showStory(): void {
  const { title, description, url, timerSeconds, source } = story;
  const place = find<HTMLElement>('#story');
  const heading = find<HTMLElement>('h2', place);
  heading.textContent = title;
  heading.hidden = !title;
  find('.description', place).textContent = description;
  const link = find<HTMLAnchorElement>('a', place);
  link.hidden = !url;
  if (url) link.href = url;
  const facts = [source ? texts.from(source) : '', timerSeconds ? texts.timeToVote(timerSeconds) : ''];
  const told = facts.filter((fact) => fact !== '');
  find('.facts span', place).append(
    ...told.flatMap((fact, at) => (at ? [' · ', apart(fact)] : [apart(fact)])),
  );
  find<HTMLElement>('.facts', place).hidden = !url && told.length === 0;
  place.hidden = !title && !description && !url && told.length === 0;
  find<HTMLElement>('#title').hidden = Boolean(title);
  titleInput.required = !title;
  if (title) document.title = `${title} – Showhands`;
}

/** So that words of another direction don't disturb what stands beside them. */
function apart(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}

function showProblems(): void {
  const place = find<HTMLElement>('#problems');
  place.hidden = story.problems.length === 0;
  const items = story.problems.map((problem) => {
    const item = document.createElement('li');
    item.textContent = sayProblem(problem, texts);
    return item;
  });
  find('ul', place).replaceChildren(...items);
}
