import { type Assistant, type Turn, type Understand, writtenVerbs } from '@reconnect/assistant';
import { redact, removed } from '@reconnect/handoff';

const written: ReadonlySet<string> = new Set(writtenVerbs);

/**
 * Takes passwords, tokens and links out of what people write before the assistant reads it: it would be stored, shown
 * again and mailed to support.
 */
export function withholdSecrets(assistant: Assistant): Assistant {
  return { ...assistant, receive: (turn) => assistant.receive({ ...turn, said: clean(turn.said) }) };
}

/** What stands in a secret's place is no word of the person's. */
export function overlookWithheld(understand: Understand): Understand {
  return (text, asked) => understand(text.replaceAll(removed, ''), asked);
}

function clean(said: Turn['said']): Turn['said'] {
  switch (said.kind) {
    case 'text':
      return { ...said, text: redact(said.text) };
    case 'press':
      return said.value === undefined || !written.has(said.verb) ? said : { ...said, value: redact(said.value) };
    case 'wish':
      return { ...said, words: redact(said.words) };
    default:
      return said;
  }
}
