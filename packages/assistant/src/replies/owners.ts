import type { MessageKey } from '@reconnect/article';
import type { Answer } from '@reconnect/troubleshooting';
import { type Draft, text } from './draft.ts';
import { findings } from './facts.ts';
import { sameAgain } from './same-again.ts';
import { verdictTitle } from './verdict-words.ts';
import { choice, choices, known, namesOf, primary, timeInSentence, type View, wordsOf } from './view.ts';

/** What is said where one person asks and another, the owner, must sign in. */

/** Only the owner can sign in, and is being asked. */
export function ownerAsked(view: View): Draft {
  return aboutTheOwner(view, 'owner_asked.text');
}

/** Only the owner can sign in, and cannot be written to here. */
export function ownerNeeded(view: View): Draft {
  return aboutTheOwner(view, 'owner_needed.text');
}

/** For an "ok" to that. */
export function ownerWaits(view: View): Draft {
  return { blocks: [text(wordsOf(view)('owner_waits.text', promised(view)))] };
}

/** For whoever is not the owner, would sign in for them, or wants them told. */
export function ownerAlone(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('owner_alone.text', promised(view)))],
    choices: choices(view, 'check_again', 'human'),
  };
}

/** Whether their answer is awaited, and to be told here; soon, while it is not known yet whether they can be asked. */
function promised({ context: { tried }, at }: View): { readonly promised: 'yes' | 'soon' | 'no' } {
  if (at === 'waitingForOwner.asking') return { promised: 'soon' };
  const latest = tried.findLast(({ what }) => what === 'owner');
  return { promised: latest === undefined || latest.ended === 'asked' ? 'yes' : 'no' };
}

export function ownerDeclined(view: View): Draft {
  const words = wordsOf(view);
  return {
    title: words('owner_declined.title'),
    blocks: [text(words('owner_declined.text', namesOf(view)))],
    choices: choices(view, 'check_again', 'human'),
  };
}

export function ownerWithSupport(view: View): Draft {
  return {
    blocks: [text(wordsOf(view)('owner_with_support.text', namesOf(view)))],
    choices: choices(view, 'check_again', 'human'),
  };
}

/** No account, no count, no link: those are the owner's. */
export function ownerRepaired(view: View): Draft {
  const words = wordsOf(view);
  const signedIn = view.context.news?.answer === 'reconnected';
  return {
    title: words('owner_repaired.title'),
    blocks: [
      text(words(signedIn ? 'owner_repaired.reconnected' : 'owner_repaired.healthy')),
      text(words('reconnected.ask')),
    ],
    choices: [primary(view, 'works'), ...choices(view, 'still_broken')],
  };
}

const news = {
  reconnected: 'news_of_repair.text',
  healthy: 'news_of_repair.text',
  declined: 'owner_declined.text',
  with_support: 'owner_with_support.text',
  unreachable: 'news_of_owner.unreachable',
} as const satisfies Readonly<Record<Answer, MessageKey>>;

/** How it ended, in passing, to whoever has gone on to something else: it names the inbox that was asked about. */
export function newsOfOwner(view: View): Draft {
  const { inbox, answer = 'unreachable' } = view.context.news ?? {};
  return { blocks: [text(wordsOf(view)(news[answer], { address: inbox?.address ?? '' }))] };
}

/** Why the owner is written to at all; the link follows. */
export function colleagueAsked(view: View): Draft {
  const words = wordsOf(view);
  const since = view.context.verdict?.lastGoodSyncAt;
  return {
    blocks: [
      text(words('colleague_asked.text', latestAsker(view))),
      ...(since === undefined ? [] : [text(words('colleague_asked.since', { time: timeInSentence(view, since) }))]),
      text(words('colleague_asked.alone')),
    ],
  };
}

/** To an owner who is already at it. */
export function colleagueWaits(view: View): Draft {
  return { blocks: [text(wordsOf(view)('colleague_waits.text', latestAsker(view)))] };
}

/** To an owner who is in the middle of something else: one button for each inbox that is asked about. */
export function colleagueAskedMeanwhile(view: View): Draft {
  const words = wordsOf(view);
  const { appeals, inbox } = view.context;
  const others = appeals.filter((appeal) => appeal.waiting.length > 0 && appeal.inbox.id !== inbox?.id);
  return {
    blocks: [text(words('colleague_asked_meanwhile.text', latestAsker(view)))],
    choices: others.map(({ inbox: { id, address } }) =>
      choice('take_up', words('choice.take_up', { address }), { value: id }),
    ),
  };
}

export function appealDeclined(view: View): Draft {
  return { blocks: [text(wordsOf(view)('appeal_declined.text', namesOf(view)))] };
}

function aboutTheOwner(view: View, sentence: 'owner_asked.text' | 'owner_needed.text'): Draft {
  const words = wordsOf(view);
  const { verdict, owner } = view.context;
  return {
    title: verdict === undefined ? words('cause.needs_refresh') : verdictTitle(view, verdict),
    blocks: [
      ...sameAgain(view),
      ...findings(view),
      text(words(sentence, { ...namesOf(view), ...known('owner', owner) })),
    ],
    choices: choices(view, 'check_again', 'human'),
  };
}

/** Who asked last, and about which inbox. */
function latestAsker({ context }: View) {
  const appeal = context.appeals.at(-1);
  return { ...known('name', appeal?.waiting.at(-1)?.name), address: appeal?.inbox.address ?? '' };
}
