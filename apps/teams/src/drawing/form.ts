import { wordsFor } from '@reconnect/article';
import type { Choice, Form } from '@reconnect/assistant';
import { type Action, type Button, type PressData, submitButton } from './card.ts';
import type { Pen } from './pen.ts';

/** The input that holds the words of a press; one card may hold the forms of several. */
export function fieldOf(verb: string): string {
  return `words.${verb}`;
}

export interface FormButton {
  readonly button: Button;
  readonly choice: Choice & { readonly form: Form };
  readonly data: PressData;
  readonly locale: string | undefined;
}

/**
 * A button that unfolds a field to write into. What is folded away belongs to a card of its own, so that no other button
 * waits for the field to be filled in.
 */
export function formButton({ button, choice: { verb, form }, data, locale }: FormButton, pen: Pen): Action {
  return {
    type: 'Action.ShowCard',
    ...button,
    card: {
      type: 'AdaptiveCard',
      body: [
        ...pen.block(form.title, { weight: 'bolder' }),
        {
          type: 'Input.Text',
          id: fieldOf(verb),
          label: pen.label(form.label),
          isMultiline: true,
          isRequired: true,
          errorMessage: wordsFor(locale)('form.empty'),
          maxLength: form.longest,
        },
      ],
      actions: [submitButton({ title: pen.label(form.submit), style: 'positive' }, data)],
    },
  };
}
