import { assign, setup } from 'xstate';
import { appealFor } from './appeals.ts';
import { caseGuards, rememberAnswer, rememberCase, rememberTold } from './case-vocabulary.ts';
import { anew, type Context, type HandoffReason, type Scene, type Tried } from './context.ts';
import type { ParamsOf } from './effects.ts';
import type { Event, EventOf } from './events.ts';
import { importGuards, rememberImport } from './import-vocabulary.ts';
import { namedGuards, rememberInstead, rememberNamed, rememberNamedOne } from './named-vocabulary.ts';
import {
  isAboutThisInbox,
  isRepaired,
  joinAppeal,
  ownerGuards,
  rememberDecline,
  rememberRefused,
  settleAppeal,
  takeInAppeal,
} from './owner-vocabulary.ts';
import { promiseGuards, promiseRecheck, rememberLook, withoutPromise } from './promise-vocabulary.ts';
import type { ReconnectMode, Verdict } from './verdict.ts';

/** How long what a colleague's check found is good enough to offer a link for, in milliseconds. */
const freshFor = 10 * 60_000;
/** After this long nobody is at it any more, in milliseconds: a link lives half as long. */
const coldAfter = 60 * 60_000;

/** Whoever asks again after this long has something new to ask, in milliseconds. */
const overAfter = 7 * 24 * 60 * 60_000;

export const stepCount = 7;

const remembered = (context: Context, entry: Tried) => [...context.tried, entry].slice(-20);
/** A note is a note: what is longer belongs into a mail of its own. In characters. */
const longestNote = 2_000;

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
    canRestartSync: ({ context }) => context.verdict?.remedy === 'restart_sync' && context.restarts === 0,
    /** The cause is one that no sign-in can lift, whatever else was tried. */
    signingInCannotHelp: ({ context }) => !allowsLink(context),
    /** Who wants a reconnect all the same gets one, if it is theirs to make. */
    isHealthy: ({ context: { verdict, stillBroken, wantsReconnect, inbox } }) =>
      verdict?.remedy === 'none' && !stillBroken && !(wantsReconnect && inbox?.own !== false),
    isWellAgain: ({ context: { verdict, wantsReconnect } }) => verdict?.remedy === 'none' && !wantsReconnect,
    everythingWasTried: ({ context }) =>
      (context.stillBroken && context.fullDisconnects > 0) || stoodStillAfter(context) === 'full_disconnect',
    reconnectDidNotHelp: ({ context }) =>
      (context.stillBroken && context.reconnects > 0) || stoodStillAfter(context) === 'reconnect',
    isNotTheOwner: ({ context }) => context.inbox?.own === false,
    isLastStep: ({ context }) => context.step >= stepCount - 1,
    isFirstStep: ({ context }) => context.step === 0,
    /** The consent itself went wrong in a way a second try can mend. */
    canTryAgain: (scene) => isMendable(scene.event) && allowsLink(asToItsInbox(scene)) && modeOf(scene) === 'plain',
    canTryFullDisconnectAgain: (scene) =>
      isMendable(scene.event) && allowsLink(asToItsInbox(scene)) && modeOf(scene) === 'full',
    signsInButStaysStill: (scene) => staysStill(scene.event) && modeOf(scene) === 'plain',
    staysStillAfterFullDisconnect: (scene) => staysStill(scene.event) && modeOf(scene) === 'full',
    namesAnotherInbox: ({ context, event }) =>
      'provider' in event && event.provider !== undefined && event.provider !== context.inbox?.provider,
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
      named: undefined,
    })),
    rememberNamed: assign(rememberNamed),
    rememberNamedOne: assign(rememberNamedOne),
    rememberInstead: assign(rememberInstead),
    rememberTheOne: assign({ inbox: ({ context, event }) => candidatesOf(event, context)[0], candidates: [] }),
    rememberChoice: assign(({ context, event }) => {
      if (event.type !== 'person.choseInbox') return {};
      return { inbox: context.candidates.find((inbox) => inbox.id === event.inboxId), candidates: [] };
    }),
    rememberVerdict: assign(({ context, event }) => {
      if (event.type !== 'diagnosis.completed' && event.type !== 'sync.restarted') return {};
      const what = event.type === 'sync.restarted' ? 'restart_sync' : 'diagnosis';
      return {
        verdict: event.verdict,
        refusal: undefined,
        promises: withoutPromise(context.promises, context.inbox?.id),
        unknowns: event.verdict.cause === 'unknown' ? context.unknowns + 1 : context.unknowns,
        tried: remembered(context, { what, ended: event.verdict.cause, at: event.at }),
      };
    }),
    countRestart: assign({ restarts: ({ context }) => context.restarts + 1 }),
    countRecheck: assign({ rechecks: ({ context }) => context.rechecks + 1 }),
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
    rememberProof: assign(({ context, event }) => {
      if (event.type !== 'reconnect.completed') return {};
      const full = event.mode === 'full';
      const before = asToItsInbox({ context, event });
      return {
        ...before,
        inbox: event.inbox,
        proof: event.proof,
        imported: undefined,
        refusal: undefined,
        promises: withoutPromise(before.promises, event.inbox.id),
        stillBroken: false,
        wantsReconnect: false,
        reconnects: before.reconnects + 1,
        fullDisconnects: before.fullDisconnects + (full ? 1 : 0),
        tried: remembered(before, { what: full ? 'full_disconnect' : 'reconnect', ended: 'completed', at: event.at }),
      };
    }),
    rememberRefusal: assign(({ context, event }) => {
      if (event.type !== 'reconnect.refused') return {};
      const before = asToItsInbox({ context, event });
      const what = before.mode === 'full' ? 'full_disconnect' : 'reconnect';
      const tried = remembered(before, { what, ended: endOf(event), at: event.at });
      const { lastGoodSyncAt } = before.verdict ?? {};
      // Of the mail in Aptly a refused consent knows nothing; what a check knew before it still holds.
      const known = lastGoodSyncAt === undefined ? {} : { lastGoodSyncAt };
      const verdict = 'verdict' in event.refusal ? { ...known, ...event.refusal.verdict } : before.verdict;
      const isUnknown = 'verdict' in event.refusal && event.refusal.verdict.cause === 'unknown';
      const unknowns = before.unknowns + (isUnknown ? 1 : 0);
      return { ...before, inbox: event.inbox, refusal: event.refusal, verdict, unknowns, tried };
    }),
    rememberImport: assign(rememberImport),
    /** Steps done by hand in Aptly count as a reconnect; the check that follows shows what they did. */
    rememberStepsDone: assign(({ context, event }) => ({
      stillBroken: false,
      wantsReconnect: false,
      reconnects: context.reconnects + 1,
      tried: remembered(context, { what: 'steps', ended: 'completed', at: event.at }),
    })),
    /** Which kind of link is offered now; the latest ten are remembered for support. */
    rememberLink: assign(({ context, event }, { mode }: { mode: ReconnectMode }) => ({
      mode,
      wantsReconnect: false,
      links: [...context.links, { mode, at: event.at }].slice(-10),
    })),
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
      if (event.type !== 'person.addsNote') return {};
      return { note: [context.note, event.note].filter(Boolean).join('\n').slice(0, longestNote) };
    }),
    leaveTranscriptOut: assign({ withoutTranscript: true }),
    includeTranscript: assign({ withoutTranscript: false }),
    rememberOwner: assign(({ context, event }) => {
      if (event.type !== 'owner.asked' && event.type !== 'owner.notFound') return {};
      const ended = event.type === 'owner.asked' ? 'asked' : 'not_found';
      return { owner: event.owner, tried: remembered(context, { what: 'owner', ended, at: event.at }) };
    }),
    /** What the owner did counts as done in this case, if it is about the same inbox. */
    rememberNews: assign(({ context, event }) => {
      if (event.type !== 'owner.answered') return {};
      const { inbox, answer, at } = event;
      if (!isAboutThisInbox(event, context)) return { news: { inbox, answer } };
      const tried = remembered(context, { what: 'owner', ended: answer, at });
      const done = isRepaired(event) ? { stillBroken: false, reconnects: context.reconnects + 1 } : {};
      return { news: { inbox, answer }, tried, ...done };
    }),
    takeInAppeal: assign(takeInAppeal),
    joinAppeal: assign(joinAppeal),
    rememberRefused: assign(rememberRefused),
    rememberDecline: assign(rememberDecline),
    settleAppeal: assign(settleAppeal),
    /** The case is now what the colleague asked about; what was tried for the same inbox is kept. */
    turnToAppeal: assign(({ context, event }) => {
      if (event.type !== 'colleague.asked') return {};
      return { ...asToItsInbox({ context, event }), inbox: event.inbox, verdict: event.verdict, refusal: undefined };
    }),
    takeUpAppeal: assign(({ context, event }) => {
      if (event.type !== 'person.takesUpAppeal') return {};
      return { ...anew(context), inbox: appealFor(context.appeals, event.inboxId)?.inbox };
    }),
    rememberCase: assign(rememberCase),
    rememberCaseIsOver: assign({ caseOpen: false }),
    /** What was wished for this case is not wished for the next. */
    rememberCaseIsSolved: assign({ caseOpen: false, withoutTranscript: false }),
    rememberTold: assign(rememberTold),
    rememberAnswer: assign(rememberAnswer),
    rememberFace: assign(({ event }) => (event.type === 'person.gaveFace' ? { face: event.face } : {})),
  },
});

/** What is remembered of the inbox an event names: nothing where another one is in question. */
const asToItsInbox = ({ context, event }: Scene): Context =>
  isAboutThisInbox(event, context) ? context : anew(context);

const modeOf = (scene: Scene): ReconnectMode => asToItsInbox(scene).mode;

const isMendable = (event: Event) =>
  event.type === 'reconnect.refused' &&
  ['wrong_account', 'permission_missing', 'cancelled'].includes(event.refusal.reason);

/** The account signs in, yet mail does not move: another remedy than signing in is called for. */
const staysStill = (event: Event) =>
  event.type === 'reconnect.refused' &&
  event.refusal.reason === 'not_working' &&
  ['none', 'reconnect', 'full_disconnect', 'restart_sync'].includes(event.refusal.verdict.remedy);

/** How a consent that was refused ended; one that a limit or an outage kept from being verified may be tried again. */
const endOf = (event: EventOf<'reconnect.refused'>): string =>
  event.refusal.reason === 'not_working' && !staysStill(event) ? event.refusal.verdict.cause : event.refusal.reason;

/** After which sign-in mail stood still, if it did after the latest one. */
const stoodStillAfter = ({ tried }: Context): Tried['what'] | undefined => {
  const latest = tried.findLast(({ what }) => what === 'reconnect' || what === 'full_disconnect' || what === 'steps');
  return latest?.ended === 'not_working' ? latest.what : undefined;
};

/** How long ago the provider was asked, in milliseconds. */
const age = ({ checkedAt }: Verdict, { at }: Event) => Date.parse(at) - Date.parse(checkedAt);

/** Whether signing in again can help at all, as far as is known. */
export const allowsLink = ({ verdict }: Pick<Context, 'verdict'>) =>
  verdict === undefined ||
  (['reconnect', 'full_disconnect', 'restart_sync', 'none'].includes(verdict.remedy) &&
    !['throttled', 'provider_outage', 'app_misconfigured'].includes(verdict.cause));

/** The inboxes an event brings, narrowed to the provider a person named if that leaves any. */
function candidatesOf(event: Event, context: Context) {
  if (event.type !== 'inboxes.found') return context.candidates;
  const named = event.inboxes.filter((inbox) => inbox.provider === context.provider);
  return named.length > 0 ? named : event.inboxes;
}
