import { articleSteps, type MessageKey, stepPicture } from '@reconnect/article';
import { stepCount } from '@reconnect/troubleshooting';
import type { Draft } from './draft.ts';
import { choice, namesOf, type View, wordsOf } from './view.ts';

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
      choice('back', words('choice.back')),
      choice('stuck', words('choice.stuck')),
    ],
  };
}

export function stuck(view: View): Draft {
  const words = wordsOf(view);
  return {
    blocks: [{ kind: 'text', text: words('stuck.text') }],
    choices: [
      choice('link', words('choice.link'), { style: 'primary' }),
      choice('back', words('choice.back')),
      choice('human', words('choice.human')),
    ],
  };
}
