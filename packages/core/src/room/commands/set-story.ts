import { storyInput } from '@showhands/protocol';
import { facilitator } from '../access.ts';
import { defineCommand } from '../command.ts';
import { newStory, startStory } from '../stories.ts';

export const setStory = defineCommand({
  name: 'set-story',
  summary: 'Set the current story and start a new round of voting.',
  input: storyInput,
  may: facilitator,
  // Everyone's screen changes with each story.
  limit: { points: 5, seconds: 30 },
  sendsState: true,

  decide(room, input, context) {
    return startStory(room, newStory(input, context.newId()), false, context);
  },
});
