import type { Words } from '@reconnect/article';
import type { Form } from '@reconnect/assistant';
import type { ModalView, PlainTextElement } from '@slack/types';
import { fieldsIn } from '../read-json.ts';
import { clip } from './fit-text.ts';

/** Names our windows among all that Slack reports. */
export const formCallback = 'ir:form';

/** The one field of a window. */
const field = 'words';

/** Which question a window belongs to, and in which thread of the person's direct message it is answered. */
export interface FormOrigin {
  readonly verb: string;
  readonly ask: number;
  readonly thread?: string | undefined;
}

/** Slack's limits, in characters. */
const limits = { title: 24, button: 24, label: 2000, text: 3000 } as const;

const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, most),
  emoji: false,
});

/** A window with one field to write into. */
export function formView({ title, label, submit, longest }: Form, origin: FormOrigin, words: Words): ModalView {
  const { verb, ask, thread } = origin;
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify({ verb, ask, thread }),
    title: plain(title, limits.title),
    submit: plain(submit, limits.button),
    close: plain(words('form.close'), limits.button),
    blocks: [
      {
        type: 'input',
        block_id: field,
        label: plain(label, limits.label),
        element: {
          type: 'plain_text_input',
          action_id: field,
          multiline: true,
          max_length: Math.min(longest, limits.text),
          focus_on_load: true,
        },
      },
    ],
  };
}

/** A window as Slack sends it back, as far as it is read. */
export interface Submission {
  readonly callback_id?: string;
  readonly private_metadata: string;
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null }>>>>;
  };
}

export interface WrittenForm extends FormOrigin {
  /** Empty where nothing but blanks was written. */
  readonly words: string;
}

/** What was written, and to which question; undefined for a window that is not ours. */
export function readSubmission({ private_metadata, state }: Submission): WrittenForm | undefined {
  const { verb, ask, thread } = fieldsIn(private_metadata);
  if (typeof verb !== 'string' || typeof ask !== 'number') return undefined;
  const written = state.values[field]?.[field]?.value ?? '';
  const words = written.replaceAll('\u0000', '').trim().slice(0, limits.text).toWellFormed();
  return { verb, ask, words, ...(typeof thread === 'string' && { thread }) };
}

/** Slack keeps the window open and shows this at its field. */
export const formErrors = (sentence: string) => ({ response_action: 'errors', errors: { [field]: sentence } }) as const;
