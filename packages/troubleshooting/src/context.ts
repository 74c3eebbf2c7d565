import { type Answer, type Appeal, appealFor, isOpen } from './appeals.ts';
import type { CaseContents, HandoffReason, Tried } from './case-contents.ts';
import type { Event, EventOf, Face, ToldKind } from './events.ts';
import type { Cause, CauseHint, Inbox, Proof, Provider, ReconnectMode, Refusal, Verdict } from './verdict.ts';

/** A look at an inbox that was promised; it is owed whatever the conversation turns to meanwhile. */
export interface Promised {
  /** By which its time, when it comes, is known. */
  readonly run: number;
  readonly inbox: Inbox;
  /** What is waited on. */
  readonly cause: Cause;
  /** How many promised looks have found the same so far. */
  readonly looks: number;
  /** Its time has come, and what is found is not known yet. */
  readonly isDue?: boolean;
}

/** What a promised look found while the conversation was at something else, to be told once. */
export interface Kept {
  readonly inbox: Inbox;
  readonly verdict: Verdict;
  /** What was waited on. */
  readonly was: Cause;
  /** When the next look is promised, ISO 8601; undefined: none is. */
  readonly nextAt?: string;
}

/** Support and the person are talking: until the assistant begins another request, a bare yes or no is meant for support. */
export interface Exchange {
  readonly run: number;
  /** The case that support wrote in last, which need not be the latest. Left out: it is, or an earlier release heard them. */
  readonly caseNumber?: string | undefined;
  /** When the person was last told that their words are passed on, ISO 8601. */
  readonly toldAt?: string | undefined;
  /** What it was that they had written then. Left out: words of no kind, or an earlier release told them. */
  readonly toldOf?: ToldKind | 'question' | undefined;
  /** When they were told that some of them are not, ISO 8601. */
  readonly limitToldAt?: string | undefined;
}

/** What a conversation remembers. Plain JSON: it is stored with the snapshot. */
export interface Context extends CaseContents {
  readonly candidates: readonly Inbox[];
  /**
   * Which inbox a person named: by its address, by a word that may be the first part of it, or as another one than the
   * one with this id.
   */
  readonly named?:
    | {
        readonly address?: string;
        readonly word?: string;
        /** The word says as much of any inbox: "my work inbox". */
        readonly isCommon?: boolean;
        readonly otherThan?: string;
      }
    | undefined;
  /** What was theirs when they were last listed to choose from; it outlives the case, and is looked up anew before any is looked at. */
  readonly theirs: readonly Inbox[];
  /** Of all that they would have looked at, those whose turn is yet to come. */
  readonly toCome: readonly Inbox[];
  /** The provider a person named before an inbox was found. */
  readonly provider?: Provider | undefined;
  readonly hints: readonly CauseHint[];
  readonly proof?: Proof | undefined;
  readonly refusal?: Refusal | undefined;
  /** What Aptly imported after a reconnect, to be told once; it may be of another inbox than the one in question. */
  readonly imported?: { readonly inbox: Inbox; readonly count?: number | undefined; readonly at: string } | undefined;
  /** When this case began, ISO 8601. */
  readonly askedAt?: string | undefined;
  /** Counts requests to the world; an outcome with an older number is ignored. */
  readonly run: number;
  /** 0 for the first of the article's steps. */
  readonly step: number;
  /** Which kind of link was offered last. */
  readonly mode: ReconnectMode;
  /** Verified reconnects in this case. */
  readonly reconnects: number;
  readonly fullDisconnects: number;
  readonly restarts: number;
  readonly unknowns: number;
  /** Promised looks that have found the provider to be waited on still. */
  readonly rechecks: number;
  /** When the next look was promised, ISO 8601. */
  readonly recheckAt?: string | undefined;
  /** The looks that are owed, one for each inbox; they outlive the case. The latest is last. */
  readonly promises: readonly Promised[];
  readonly kept?: Kept | undefined;
  /** The person says that mail is still missing although nothing seemed wrong, or after a repair. */
  readonly stillBroken: boolean;
  /** The person asked for a reconnect in so many words; the check still comes first. */
  readonly wantsReconnect: boolean;
  readonly handoffReason?: HandoffReason | undefined;
  /** The latest case. */
  readonly caseNumber?: string | undefined;
  /** What support answers to it is shown in this conversation. */
  readonly answersHere: boolean;
  /** Support has it and neither side has called it solved. */
  readonly caseOpen: boolean;
  /** Which inbox the latest case is about; undefined: none in particular, or an earlier release opened it. */
  readonly caseInbox?: string | undefined;
  /** The latest words that went between the person and support. */
  readonly exchange?: Exchange | undefined;
  readonly face?: Face | undefined;
  /** The owner of the inbox in question, where that is somebody else: their address, masked. */
  readonly owner?: string | undefined;
  /** What an owner whom this person's question was passed on to answered last; it may be told after the case. */
  readonly news?: { readonly inbox: Inbox; readonly answer: Answer } | undefined;
  /** What colleagues ask of this person; it outlives the case. The latest is last. */
  readonly appeals: readonly Appeal[];
}

export const emptyContext: Context = {
  candidates: [],
  theirs: [],
  toCome: [],
  hints: [],
  run: 0,
  step: 0,
  mode: 'plain',
  reconnects: 0,
  fullDisconnects: 0,
  restarts: 0,
  unknowns: 0,
  rechecks: 0,
  promises: [],
  stillBroken: false,
  wantsReconnect: false,
  withoutTranscript: false,
  caseOpen: false,
  answersHere: false,
  tried: [],
  links: [],
  appeals: [],
};

/** What is known of one case and not of the next; by name, as XState keeps whatever an assignment leaves out. */
const forgotten: { readonly [Name in keyof Context as undefined extends Context[Name] ? Name : never]-?: undefined } = {
  inbox: undefined,
  named: undefined,
  provider: undefined,
  verdict: undefined,
  proof: undefined,
  refusal: undefined,
  imported: undefined,
  askedAt: undefined,
  recheckAt: undefined,
  kept: undefined,
  handoffReason: undefined,
  note: undefined,
  caseNumber: undefined,
  caseInbox: undefined,
  exchange: undefined,
  face: undefined,
  owner: undefined,
  news: undefined,
};

/** The same person with nothing asked yet: support's case, what is promised, which inboxes are theirs, and what colleagues ask and answer outlive the rest. */
export function anew(context: Context): Context {
  const { run, caseNumber, caseOpen, caseInbox, answersHere, promises, news, appeals } = context;
  const { theirs, toCome } = context;
  const outlasting = { run, caseNumber, caseOpen, caseInbox, answersHere, promises, theirs, toCome, news, appeals };
  // A case that bounces is sent once more, and what was wished for it still holds.
  return { ...emptyContext, ...forgotten, ...outlasting, withoutTranscript: context.withoutTranscript };
}

/** What was tried, with one thing more; the latest twenty are kept. */
export function remembered({ tried }: Context, entry: Tried): readonly Tried[] {
  return [...tried, entry].slice(-20);
}

/** What guards and actions are shown of a moment. */
export interface Scene<T extends Event['type'] = Event['type']> {
  readonly context: Context;
  readonly event: EventOf<T>;
}

export const isAboutThisInbox = (event: Event, { inbox }: Context): boolean =>
  'inbox' in event && event.inbox.id === inbox?.id;

/** What is remembered of the inbox an event names: nothing where another one is in question. */
export const asToItsInbox = ({ context, event }: Scene): Context =>
  isAboutThisInbox(event, context) ? context : anew(context);

/** What colleagues ask about the inbox in question, as long as somebody waits for an answer. */
export function openAppeal({ appeals, inbox }: Context): Appeal | undefined {
  const appeal = appealFor(appeals, inbox?.id);
  return isOpen(appeal) ? appeal : undefined;
}

/** The case that the person and support talk of: an answer belongs where the question was put. */
export const caseTalkedOf = ({ exchange, caseNumber }: Context): string | undefined =>
  exchange?.caseNumber ?? caseNumber;

/** What the check found; states that pass it on are entered only after one. */
export function verdictOf({ verdict }: Context): Verdict {
  if (verdict === undefined) throw new Error('The statechart reached a state that needs a verdict without one.');
  return verdict;
}

/** The inbox a case is about; states that need one are entered only when it is known. */
export function inboxOf(context: Context): Inbox {
  if (context.inbox === undefined) throw new Error('The statechart reached a state that needs an inbox without one.');
  return context.inbox;
}
