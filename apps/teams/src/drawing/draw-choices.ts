import type { Choice, Reply } from '@reconnect/assistant';
import { type Action, actionSets, type Button, type Element, pressButton } from './card.ts';
import { isOpenable } from './draw-block.ts';
import { formButton } from './form.ts';
import type { Pen } from './pen.ts';

/** The buttons of a message. A link that must not be opened is only named. */
export function drawChoices(choices: readonly Choice[], { ask, locale }: Pick<Reply, 'ask' | 'locale'>, pen: Pen) {
  return drawn(choices, pen, (choice, button) => {
    const { verb, value, form } = choice;
    if (form === undefined) return pressButton(button, { ask, verb, ...(value !== undefined && { value }) });
    return formButton({ button, choice: { ...choice, form }, data: { ask, verb }, locale }, pen);
  });
}

/** Buttons that belong to no question, and never grow old. */
export function drawWishes(choices: readonly Choice[], pen: Pen): Element[] {
  return drawn(choices, pen, ({ verb, value, label }, button) =>
    pressButton(button, { verb, ...(value !== undefined && { value }), words: pen.label(label) }),
  );
}

function drawn(choices: readonly Choice[], pen: Pen, draw: (choice: Choice, button: Button) => Action): Element[] {
  const works = ({ url }: Choice) => url === undefined || isOpenable(url);
  return [
    ...choices.filter((choice) => !works(choice)).flatMap((choice) => pen.block(choice.label)),
    ...actionSets(
      choices.filter(works).map((choice) => {
        const { url } = choice;
        const button = buttonOf(choice, pen);
        return url === undefined ? draw(choice, button) : { type: 'Action.OpenUrl', ...button, url };
      }),
    ),
  ];
}

function buttonOf({ label, style, spoken }: Choice, pen: Pen): Button {
  return {
    title: pen.label(label),
    ...(style !== undefined && { style: ({ primary: 'positive', danger: 'destructive' } as const)[style] }),
    ...(spoken !== undefined && { tooltip: pen.label(spoken) }),
  };
}
