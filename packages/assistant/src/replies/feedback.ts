import { shortfalls } from '@reconnect/troubleshooting';
import type { Draft } from './draft.ts';
import { choice, type View, wordsOf } from './view.ts';

/** What was missing, one button each: nobody's own words are needed, or read, to count it. */
const shortfallChoices = (view: View) =>
  shortfalls.map((shortfall) => choice('missing', wordsOf(view)(`shortfall.${shortfall}`), { value: shortfall }));

export function feedbackPartly(view: View): Draft {
  return {
    blocks: [{ kind: 'text', text: wordsOf(view)('feedback_partly.text') }],
    choices: shortfallChoices(view),
  };
}

/** Whoever is unhappy is offered a person, whether or not they say why. */
export function feedbackSorry(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [{ kind: 'text', text: words('feedback_sorry.text') }],
    choices: [choice('human', words('choice.human'), { style: 'primary' }), ...shortfallChoices(view)],
  };
}
