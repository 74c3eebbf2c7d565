import { type Draft, text } from './draft.ts';
import { choice, choices, known, type View, wordsOf } from './view.ts';

export function whichInbox(view: View): Draft {
  const words = wordsOf(view);
  const { candidates } = view.context;
  return {
    title: words('which_inbox.title'),
    blocks: [text(words('which_inbox.text', { count: candidates.length }))],
    choices: candidates.slice(0, 20).map(({ id, address }) => choice('inbox', address, { value: id })),
  };
}

export function whichAddress(view: View): Draft {
  const words = wordsOf(view);
  return {
    title: words('which_address.title'),
    blocks: [text(words('which_address.text', known('email', view.identity?.email)))],
    choices: choices(view, 'human'),
  };
}

export function unknownAddress(view: View): Draft {
  return { blocks: [text(wordsOf(view)('unknown_address.text'))], choices: choices(view, 'human') };
}
