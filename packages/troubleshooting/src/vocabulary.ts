import { assign, setup } from 'xstate';
import type { HandoffReason } from './case-contents.ts';
import {
  caseGuards,
  forgetAnswer,
  rememberAnswer,
  rememberCase,
  rememberLimit,
  rememberTold,
  rememberUnsent,
} from './case-vocabulary.ts';
import {
  allowsLink,
  consentGuards,
  refusalAfter,
  rememberLink,
  rememberProof,
  rememberRefusal,
  rememberStepsDone,
} from './consent-vocabulary.ts';
import { anew, type Context, remembered } from './context.ts';
import { cut } from './cut.ts';
import type { ParamsOf } from './effects.ts';
import type { Event } from './events.ts';
import { importGuards, rememberImport } from './import-vocabulary.ts';
import {
  listed,
  namedGuards,
  rememberChoice,
  rememberInstead,
  rememberNamed,
  rememberNamedOne,
} from './named-vocabulary.ts';
import {
  giveUpAppeal,
  joinAppeal,
  ownerGuards,
  rememberDecline,
  rememberNews,
  rememberOwner,
  rememberRefused,
  settleAppeal,
  takeInAppeal,
  takeUpAppeal,
  turnToAppeal,
} from './owner-vocabulary.ts';
import {
  forgetLostPromise,
  promiseGuards,
  promiseRecheck,
  rememberDue,
  rememberLook,
  rememberLooking,
  withoutPromise,
} from './promise-vocabulary.ts';
import type { Verdict } from './verdict.ts';

/** How long what a colleague's check found is good enough to offer a link for, in milliseconds. */
const freshFor = 10 * 60_000;
/** After this long nobody is at it any more, in milliseconds: a link lives half as long. */
const coldAfter = 60 * 60_000;

/** Whoever asks again after this long has something new to ask, in milliseconds. */
const overAfter = 7 * 24 * 60 * 60_000;

export const stepCount = 7;

/** A note is a note: what is longer belongs into a mail of its own. In characters. */
export const longestNote = 2_000;

/** Every word the states are written in: events, effects, guards as facts, actions as deeds. */
export const vocabulary = setup({
  types: { context: {} as Context, events: {} as Event },
  guards: {
    /** The outcome of a request that has been overtaken by a newer one. */
    isOutdated: ({ context, event }) => 'run' in event && event.run !== context.run,
    knowsInbox: ({ context }) => context.inbox !== undefined,
    foundOne: ({ context, event }) => candidatesOf(event, context).length === 1,
    foundSeveral: ({ context, event }) => candidatesOf(event, context).length > 1,
    pointsAtTheInbox: ({ context, event }) =>
      event.type === 'person.pointsAtInbox' && event.inboxId === context.inbox?.id,
    isCandidate: ({ context, event }) =>
      event.type === 'person.choseInbox' && context.candidates.some((inbox) => inbox.id === event.inboxId),
    needsAdministrator: ({ context }) => context.verdict?.remedy === 'contact_admin',
    isUnknownForTheFirstTime: ({ context }) => context.verdict?.cause === 'unknown' && context.unknowns === 1,
    isUnknown: ({ context }) => context.verdict?.cause === 'unknown',
    needsSupport: ({ context }) => context.verdict?.remedy === 'contact_support',
    /** Once; again only where the provider's own trouble stood in the way of the last time. */
    canRestartSync: ({ context: { verdict, restarts, tried } }) =>
      verdict?.remedy === 'restart_sync' &&
      (restarts === 0 || tried.findLast(({ what }) => what === 'restart_sync')?.ended === 'provider_outage'),
    /** Who wants a reconnect all the same gets one, if it is theirs to make. */
    isHealthy: ({ context: { verdict, stillBroken, wantsReconnect, inbox } }) =>
      verdict?.remedy === 'none' && !stillBroken && !(wantsReconnect && inbox?.own !== false),
    isWellAgain: ({ context: { verdict, wantsReconnect } }) => verdict?.remedy === 'none' && !wantsReconnect,
    isNotTheOwner: ({ context }) => context.inbox?.own === false,
    happensAgain: ({ context, event }) =>
      event.type === 'person.asked' && event.again === true && context.inbox !== undefined,
    isLastStep: ({ context }) => context.step >= stepCount - 1,
    isFirstStep: ({ context }) => context.step === 0,
    namesAnotherInbox: ({ context, event }) =>
      'provider' in event && event.provider !== undefined && event.provider !== context.inbox?.provider,
    isOneOfAll: ({ event }) => event.type === 'person.choseInbox' && event.ofAll === true,
    /** What helps against a limit is done. */
    usesItLess: ({ event, context: { verdict } }) =>
      event.type === 'person.affirmed' && event.says === 'done' && verdict?.cause === 'throttled',
    saysDone: ({ event }) => event.type === 'person.affirmed' && event.says === 'done',
    isMereYes: ({ event }) => event.type === 'person.affirmed' && event.says === 'heard',
    isUnhappy: ({ event }) => event.type === 'person.gaveFace' && event.face === 'sad',
    isPartlyHappy: ({ event }) => event.type === 'person.gaveFace' && event.face === 'neutral',
    /** Nobody has looked at this case for so long that no link of it works any more. */
    hasGoneCold: ({ context: { verdict }, event }) => verdict !== undefined && age(verdict, event) > coldAfter,
    /** Of this case nothing was heard for so long that it is not the same any more. */
    isLongOver: ({ context: { verdict, proof }, event }) => {
      const latest = [verdict?.checkedAt, proof?.at].flatMap((then) => (then === undefined ? [] : [Date.parse(then)]));
      return latest.length > 0 && Date.parse(event.at) - Math.max(...latest) > overAfter;
    },
    /** What the colleague's check found is fresh, and signing in can help. */
    allowsLinkStill: ({ event }) =>
      event.type === 'colleague.asked' && age(event.verdict, event) < freshFor && allowsLink(event),
    ...caseGuards,
    ...consentGuards,
    ...importGuards,
    ...namedGuards,
    ...ownerGuards,
    ...promiseGuards,
  },
  actions: {
    say: (_, _params: ParamsOf<'say'>) => undefined,
    findInboxes: (_, _params: ParamsOf<'findInboxes'>) => undefined,
    diagnose: (_, _params: ParamsOf<'diagnose'>) => undefined,
    restartSync: (_, _params: ParamsOf<'restartSync'>) => undefined,
    offerLink: (_, _params: ParamsOf<'offerLink'>) => undefined,
    askOwner: (_, _params: ParamsOf<'askOwner'>) => undefined,
    tellColleagues: (_, _params: ParamsOf<'tellColleagues'>) => undefined,
    scheduleRecheck: (_, _params: ParamsOf<'scheduleRecheck'>) => undefined,
    openCase: (_, _params: ParamsOf<'openCase'>) => undefined,
    tellSupport: (_, _params: ParamsOf<'tellSupport'>) => undefined,
    updateCase: (_, _params: ParamsOf<'updateCase'>) => undefined,
    closeCase: (_, _params: ParamsOf<'closeCase'>) => undefined,
    quoteSupport: (_, _params: ParamsOf<'quoteSupport'>) => undefined,
    admitBounce: (_, _params: ParamsOf<'admitBounce'>) => undefined,
    recordFeedback: (_, _params: ParamsOf<'recordFeedback'>) => undefined,

    forgetTheCase: assign(({ context }) => anew(context)),
    /** None of those that were listed is meant. */
    forgetAllButTheList: assign(({ context }) => ({ ...anew(context), candidates: context.candidates })),
    /** A new case about the same inbox. */
    beginAnew: assign(({ context }) => ({ ...anew(context), inbox: context.inbox })),
    countRun: assign(({ context, event }) => ({ run: context.run + 1, askedAt: context.askedAt ?? event.at })),
    rememberWords: assign(({ context, event }) => {
      if (event.type === 'person.pointsAtInbox') {
        return { wantsReconnect: context.wantsReconnect || event.wants === 'reconnect' };
      }
      if (event.type !== 'person.asked' && event.type !== 'person.asksToReconnect') return {};
      return {
        provider: event.provider ?? context.provider,
        hints: event.hint === undefined ? context.hints : [...new Set([...context.hints, event.hint])],
        wantsReconnect: context.wantsReconnect || event.type === 'person.asksToReconnect',
      };
    }),
    rememberCandidates: assign(({ context, event }) => ({
      candidates: candidatesOf(event, context),
      theirs: event.type === 'inboxes.found' ? listed(event.inboxes) : context.theirs,
      toCome: [],
      named: undefined,
    })),
    rememberNamed: assign(rememberNamed),
    rememberNamedOne: assign(rememberNamedOne),
    rememberInstead: assign(rememberInstead),
    forgetNamed: assign({ named: undefined }),
    rememberTheOne: assign({
      inbox: ({ context, event }) => candidatesOf(event, context)[0],
      candidates: [],
      named: undefined,
    }),
    rememberChoice: assign(rememberChoice),
    rememberVerdict: assign(({ context, event }) => {
      if (event.type !== 'diagnosis.completed' && event.type !== 'sync.restarted') return {};
      const what = event.type === 'sync.restarted' ? 'restart_sync' : 'diagnosis';
      return {
        verdict: event.verdict,
        inbox: event.own === undefined ? context.inbox : context.inbox && { ...context.inbox, own: event.own },
        refusal: refusalAfter(context, event.verdict),
        promises: withoutPromise(context.promises, context.inbox?.id),
        unknowns: event.verdict.cause === 'unknown' ? context.unknowns + 1 : context.unknowns,
        tried: remembered(context, { what, ended: event.verdict.cause, at: event.at }),
      };
    }),
    countRestart: assign({ restarts: ({ context }) => context.restarts + 1 }),
    countRecheck: assign({ rechecks: ({ context }) => context.rechecks + 1 }),
    rememberDue: assign(rememberDue),
    rememberLooking: assign(rememberLooking),
    countRechecksAnew: assign({ rechecks: 0 }),
    /** What a person said before of missing mail, and asked for, is answered by it. */
    rememberWaiting: assign(({ context, event }) => ({
      stillBroken: false,
      wantsReconnect: false,
      tried: remembered(context, { what: 'wait', ended: context.verdict?.cause ?? 'unknown', at: event.at }),
    })),
    rememberAdministrator: assign({
      tried: ({ context, event }) => remembered(context, { what: 'administrator', ended: 'note given', at: event.at }),
    }),
    promiseRecheck: assign(promiseRecheck),
    rememberLook: assign(rememberLook),
    forgetPromises: assign({ promises: [] }),
    forgetLostPromise: assign(forgetLostPromise),
    rememberProof: assign(rememberProof),
    rememberRefusal: assign(rememberRefusal),
    rememberImport: assign(rememberImport),
    rememberStepsDone: assign(rememberStepsDone),
    rememberLink: assign(rememberLink),
    rememberStillBroken: assign({ stillBroken: true }),
    rememberStuck: assign({
      tried: ({ context, event }) =>
        remembered(context, { what: 'steps', ended: `stuck at step ${context.step + 1}`, at: event.at }),
    }),
    goToFirstStep: assign({ step: 0 }),
    goToNextStep: assign({ step: ({ context }) => Math.min(context.step + 1, stepCount - 1) }),
    goToPreviousStep: assign({ step: ({ context }) => Math.max(context.step - 1, 0) }),
    rememberReason: assign((_, params: { reason: HandoffReason }) => ({ handoffReason: params.reason })),
    rememberNote: assign(({ context, event }) => {
      const said = wordsIn(event);
      if (said === undefined) return {};
      return { note: cut([context.note, said].filter(Boolean).join('\n'), longestNote) };
    }),
    leaveTranscriptOut: assign({ withoutTranscript: true }),
    includeTranscript: assign({ withoutTranscript: false }),
    rememberOwner: assign(rememberOwner),
    rememberNews: assign(rememberNews),
    takeInAppeal: assign(takeInAppeal),
    joinAppeal: assign(joinAppeal),
    rememberRefused: assign(rememberRefused),
    rememberDecline: assign(rememberDecline),
    settleAppeal: assign(settleAppeal),
    giveUpAppeal: assign(giveUpAppeal),
    turnToAppeal: assign(turnToAppeal),
    takeUpAppeal: assign(takeUpAppeal),
    rememberCase: assign(rememberCase),
    rememberCaseIsOver: assign({ caseOpen: false }),
    /** What was wished for this case is not wished for the next. */
    rememberCaseIsSolved: assign({ caseOpen: false, withoutTranscript: false }),
    rememberTold: assign(rememberTold),
    rememberUnsent: assign(rememberUnsent),
    rememberLimit: assign(rememberLimit),
    rememberAnswer: assign(rememberAnswer),
    forgetAnswer: assign(forgetAnswer),
    rememberFace: assign(({ event }) => (event.type === 'person.gaveFace' ? { face: event.face } : {})),
  },
});

/** What a person wants support to know. */
function wordsIn(event: Event): string | undefined {
  if (event.type === 'person.addsNote') return event.note;
  return event.type === 'person.tellsSupport' ? event.text : undefined;
}

/** How long ago the provider was asked, in milliseconds. */
const age = ({ checkedAt }: Verdict, { at }: Event) => Date.parse(at) - Date.parse(checkedAt);

/** The inboxes an event brings, narrowed to the provider a person named if that leaves any. */
function candidatesOf(event: Event, context: Context) {
  if (event.type !== 'inboxes.found') return context.candidates;
  const named = event.inboxes.filter((inbox) => inbox.provider === context.provider);
  return named.length > 0 ? named : event.inboxes;
}
