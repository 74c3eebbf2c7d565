import { isCalled } from '@reconnect/troubleshooting';
import type { Choice } from '../channel.ts';
import { type Draft, text } from './draft.ts';
import { choice, choices, known, namesOf, type View, wordsOf } from './view.ts';

export function whichInbox(view: View): Draft {
  const words = wordsOf(view);
  const { candidates, named } = view.context;
  const theirs = candidates.slice(0, 20).map(({ id, address }) => choice('inbox', address, { value: id }));
  if (named?.address !== undefined) {
    return notYours(words('not_yours.text', { address: named.address, count: theirs.length }), view, theirs);
  }
  const { word } = named ?? {};
  if (word !== undefined && !candidates.some((inbox) => isCalled(inbox, word))) {
    return notYours(words('not_yours.word', { word, count: theirs.length }), view, theirs);
  }
  const onlyOne = named !== undefined && candidates.length === 1;
  return {
    title: words('which_inbox.title'),
    blocks: [text(onlyOne ? words('only_one.text') : words('which_inbox.text', { count: candidates.length }))],
    choices: theirs,
  };
}

/** To whoever would have all of them looked at. */
export function oneAtATime(view: View): Draft {
  return { blocks: [text(wordsOf(view)('one_at_a_time.text', { address: namesOf(view).address }))] };
}

/** They do not belong to it any more. */
export function inboxLost(view: View): Draft {
  return { blocks: [text(wordsOf(view)('inbox_lost.text', known('address', view.aboutInbox)))] };
}

/** The one they named is none that they may hear of. */
function notYours(sentence: string, view: View, theirs: readonly Choice[]): Draft {
  return {
    title: wordsOf(view)('not_yours.title'),
    blocks: [text(sentence)],
    choices: [...theirs, ...choices(view, 'human')],
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
