import { mailboxNames } from '@reconnect/article';
import { type Inbox, type Remedy, signingInHelps, type Verdict } from '@reconnect/troubleshooting';
import type { Block, Choice } from '../channel.ts';
import type { CaseNote } from '../conversation/conversation.ts';
import type { InboxCondition } from '../ports.ts';
import { text } from '../replies/draft.ts';
import { verdictTitle } from '../replies/verdict-words.ts';
import { choices, known, timeInSentence, timeOf, type View, wordsOf } from '../replies/view.ts';

/** Everything about a person's inboxes on one page, without any platform's markup. Its choices are wishes. */
export interface Home {
  /** BCP 47. */
  readonly locale: string;
  readonly title: string;
  readonly sections: readonly HomeSection[];
}

export interface HomeSection {
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
}

export interface InboxAtHome {
  readonly inbox: Inbox;
  readonly condition: InboxCondition;
}

export interface HomeFacts {
  /** As a reply to this person would be composed from. */
  readonly view: View;
  readonly inboxes: readonly InboxAtHome[];
  /** How many inboxes there are besides. */
  readonly more: number;
  /** The newest last. */
  readonly cases: readonly CaseNote[];
  /** When the inbox in question is promised to be looked at again, ISO 8601; undefined when nothing is promised. */
  readonly recheckAt?: string | undefined;
}

/** More than these are counted, and not looked up. */
export const mostInboxes = 10;

const section = (blocks: readonly Block[], choices: readonly Choice[] = []): HomeSection => ({ blocks, choices });

/** A person's home as things stand; a stranger learns how to reach support, and nothing else. Pure. */
export function homeOf(facts: HomeFacts): Home {
  const words = wordsOf(facts.view);
  const { identity, supportAddress: help } = facts.view;
  const home = { locale: words.locale, title: words('home.title') };
  if (identity?.stranger !== false) {
    return { ...home, sections: [section([text(words('stranger.text', { help }))])] };
  }
  return {
    ...home,
    sections: [...inboxSections(facts), ...caseSections(facts), section([], choices(facts.view, 'human', 'help'))],
  };
}

function inboxSections(facts: HomeFacts): readonly HomeSection[] {
  const { view, inboxes, more } = facts;
  const words = wordsOf(view);
  if (inboxes.length === 0) {
    return [section([text(words('home.none', known('email', view.identity?.email)))])];
  }
  return [
    ...inboxes.map((one) => inboxSection(one, facts)),
    ...(more > 0 ? [section([text(words('home.more', { count: more }))])] : []),
  ];
}

function inboxSection({ inbox, condition }: InboxAtHome, { view: whole, recheckAt }: HomeFacts): HomeSection {
  const view: View = { ...whole, context: { ...whole.context, inbox } };
  const words = wordsOf(view);
  const trouble = troubleOf(condition);
  const signIn = needsSignIn(condition, trouble);
  const promised = whole.context.inbox?.id === inbox.id ? recheckAt : undefined;
  const advice =
    signIn && !inbox.own && couldNotAskOwner(view, whole)
      ? 'home.owner_unreachable'
      : homeAdvice(inbox, signIn, trouble);
  return {
    title: words('home.inbox', { address: inbox.address, mailbox: mailboxNames[inbox.provider] }),
    blocks: [
      text(stateIn(view, condition, trouble)),
      { kind: 'facts', facts: factsOf(view, condition) },
      ...(advice === undefined ? [] : [text(words(advice))]),
      ...(promised === undefined ? [] : [text(words('home.recheck', { time: timeInSentence(view, promised) }))]),
    ],
    choices: [
      ...(signIn && inbox.own
        ? [{ verb: 'reconnect', value: inbox.id, label: words('choice.link'), style: 'primary' } as const]
        : []),
      { verb: 'check', value: inbox.id, label: words('home.check') },
    ],
  };
}

/** Whether the chat has just said so of this very inbox. */
function couldNotAskOwner({ context: { inbox } }: View, { context }: View): boolean {
  const asked = context.tried.findLast(({ what }) => what === 'owner');
  return context.inbox?.id === inbox?.id && asked?.ended === 'not_found';
}

/** What the last check found, unless mail came in since. */
function troubleOf({ lastVerdict, lastGoodSyncAt }: InboxCondition): Verdict | undefined {
  if (lastVerdict === undefined || lastVerdict.cause === 'healthy') return undefined;
  const isOver = lastGoodSyncAt !== undefined && Date.parse(lastGoodSyncAt) > Date.parse(lastVerdict.checkedAt);
  return isOver ? undefined : lastVerdict;
}

function needsSignIn({ state }: InboxCondition, trouble: Verdict | undefined): boolean {
  return state !== 'connected' || (trouble !== undefined && signingInHelps(trouble));
}

function stateIn(view: View, { state }: InboxCondition, trouble: Verdict | undefined): string {
  const words = wordsOf(view);
  const cause = trouble && verdictTitle(view, trouble);
  if (state === 'no_grant') return words('home.state.not_connected');
  if (state === 'disconnected') return [words('home.state.disconnected'), cause].filter(Boolean).join(': ');
  return cause === undefined ? words('home.state.fine') : words('home.state.trouble', { cause });
}

function factsOf(view: View, { lastGoodSyncAt, lastVerdict }: InboxCondition) {
  const words = wordsOf(view);
  const synced = lastGoodSyncAt === undefined ? words('fact.last_sync.unknown') : timeOf(view, lastGoodSyncAt);
  return [
    { label: words('fact.last_sync'), value: synced },
    ...(lastVerdict === undefined
      ? []
      : [{ label: words('fact.checked'), value: timeOf(view, lastVerdict.checkedAt) }]),
  ];
}

/** What is said where nobody has to sign in. */
const advices = {
  reconnect: undefined,
  full_disconnect: undefined,
  wait: 'home.wait',
  reduce_usage: 'home.wait',
  contact_admin: 'home.administrator',
  contact_support: 'home.support',
  restart_sync: undefined,
  none: undefined,
} as const satisfies Readonly<Record<Remedy, string | undefined>>;

function homeAdvice({ own }: Inbox, signIn: boolean, trouble: Verdict | undefined) {
  if (signIn) return own ? 'home.sign_in' : 'home.owner_only';
  return trouble && advices[trouble.remedy];
}

function caseSections({ view, cases }: HomeFacts): readonly HomeSection[] {
  if (cases.length === 0) return [];
  const words = wordsOf(view);
  const facts = cases.toReversed().map(({ number, openedAt, closedAt }) => ({
    label: number,
    value: words(closedAt === undefined ? 'home.case.open' : 'home.case.closed', { time: timeOf(view, openedAt) }),
  }));
  return [{ title: words('home.cases'), blocks: [{ kind: 'facts', facts }], choices: [] }];
}
