import { articleSteps, type MessageKey, stepPicture } from '@reconnect/article';
import { stepCount } from '@reconnect/troubleshooting';
import { type Draft, text } from './draft.ts';
import { choice, choices, namesOf, primary, type View, wordsOf } from './view.ts';

/** Some steps have a hint for what most often goes wrong there. */
const hints: Readonly<Record<string, MessageKey>> = {
  open_settings: 'step.hint.open_settings',
  reconnect: 'step.hint.reconnect',
  sign_in: 'step.hint.sign_in',
};

/** One of the article's seven steps. */
export function step(view: View): Draft {
  const words = wordsOf(view);
  const names = namesOf(view);
  const { step: index } = view.context;
  const name = articleSteps[index] ?? 'open_settings';
  const hint = hints[name];
  const last = index === stepCount - 1;
  return {
    title: words('step.title'),
    blocks: [
      {
        kind: 'step',
        number: index + 1,
        of: stepCount,
        text: words(`step.${name}`, names),
        ...(hint !== undefined && { hint: words(hint) }),
        picture: {
          url: stepPicture(name, 'light').path,
          darkUrl: stepPicture(name, 'dark').path,
          alt: words(`step.picture.${name}`),
        },
      },
    ],
    choices: [
      choice('next', words(last ? 'choice.done' : 'choice.next'), { style: 'primary' }),
      ...choices(view, 'back', 'stuck'),
    ],
  };
}

export function stuck(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('stuck.text'))],
    choices: [primary(view, 'link'), ...choices(view, 'back', 'human')],
  };
}
