import { shortfalls } from '@reconnect/troubleshooting';
import { type Draft, text } from './draft.ts';
import { choice, choices, primary, type View, wordsOf } from './view.ts';

/** "Did this answer your question?" with the article's three faces. */
export function feedback(view: View): Draft {
  const words = wordsOf(view);
  const faces = [
    ['sad', '😞'],
    ['neutral', '😐'],
    ['happy', '🤩'],
  ] as const;
  return {
    title: words('feedback.title'),
    blocks: [],
    choices: faces.map(([value, label]) => ({ verb: 'face', value, label, spoken: words(`feedback.${value}`) })),
  };
}

/** What was missing, one button each: nobody's own words are needed, or read, to count it. */
const shortfallChoices = (view: View) =>
  shortfalls.map((shortfall) => choice('missing', wordsOf(view)(`shortfall.${shortfall}`), { value: shortfall }));

export function feedbackPartly(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('feedback_partly.text'))],
    choices: shortfallChoices(view),
  };
}

/** Whoever is unhappy is offered a person, whether or not they say why. */
export function feedbackSorry(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [text(words('feedback_sorry.text'))],
    choices: [primary(view, 'human'), ...shortfallChoices(view)],
  };
}

/** The same offer once they have said why. */
export function feedbackHeard(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('feedback_heard.text'))],
    choices: [primary(view, 'human'), ...choices(view, 'no_thanks')],
  };
}
