import type { LinkProblem } from './story-link.ts';
import type { ScriptTexts } from './texts/en.ts';

/** The sentence for what is wrong with a link to a story, or with what was typed beside it. */
export function sayProblem(problem: LinkProblem, { link }: ScriptTexts): string {
  switch (problem.kind) {
    case 'no-title':
      return link.noTitle;
    case 'broken-title':
      return link.brokenTitle;
    case 'no-address':
      return link.noAddress;
    case 'own-cards':
      return link.ownCards;
    case 'unknown-scale':
      return link.unknownScale;
    case 'bad-timer':
      return link.badTimer(problem.min, problem.max);
    case 'broken':
      return link.broken(link.parts[problem.part]);
    case 'too-long': {
      const { part, length, max } = problem;
      // Titles and names can be typed instead; the rest is only in the link.
      const isTyped = part === 'title' || part === 'name';
      return (isTyped ? link.typedTooLong : link.tooLong)(link.parts[part], length, max);
    }
  }
}
