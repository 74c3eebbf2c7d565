import { assign, setup } from 'xstate';
import { type Context, emptyContext, type HandoffReason, type Tried } from './context.ts';
import type { Effect, LinkReason, Slot, Topic } from './effects.ts';
import type { Event } from './events.ts';
import type { ReconnectMode } from './verdict.ts';

/** How many promised rechecks may find the same limit before support is asked. */
const patience = 3;
/** How long to wait when the provider names no time: limits lift slowly, outages faster. Milliseconds. */
const defaultPause = { throttled: 60 * 60_000, other: 15 * 60_000 };

export const stepCount = 7;

type Params<T extends Effect['type']> = Extract<Effect, { type: T }>['params'];

const remembered = (context: Context, entry: Tried) => [...context.tried, entry].slice(-20);
const fresh = (context: Context): Context => ({ ...emptyContext, run: context.run, caseNumber: context.caseNumber });

/** Every word the states are written in: events, effects, guards as facts, actions as deeds. */
export const vocabulary = setup({
  types: { context: {} as Context, events: {} as Event },
  guards: {
    /** The outcome of a request that has been overtaken by a newer one. */
    isOutdated: ({ context, event }) => 'run' in event && event.run !== context.run,
    knowsInbox: ({ context }) => context.inbox !== undefined,
    foundOne: ({ context, event }) => candidatesOf(event, context).length === 1,
    foundSeveral: ({ context, event }) => candidatesOf(event, context).length > 1,
    isCandidate: ({ context, event }) =>
      event.type === 'person.choseInbox' && context.candidates.some((inbox) => inbox.id === event.inboxId),
    mustWait: ({ context }) => mustWait(context),
    patienceIsUsedUp: ({ context }) => mustWait(context) && context.rechecks >= patience,
    needsAdministrator: ({ context }) => context.verdict?.remedy === 'contact_admin',
    isUnknownForTheFirstTime: ({ context }) => context.verdict?.cause === 'unknown' && context.unknowns === 1,
    isUnknown: ({ context }) => context.verdict?.cause === 'unknown',
    needsSupport: ({ context }) => context.verdict?.remedy === 'contact_support',
    canRestartSync: ({ context }) => context.verdict?.remedy === 'restart_sync' && context.restarts === 0,
    /** The cause is one that no sign-in can lift, whatever else was tried. */
    signingInCannotHelp: ({ context }) => !allowsLink(context),
    isHealthy: ({ context }) => context.verdict?.remedy === 'none' && !context.stillBroken && !context.wantsReconnect,
    everythingWasTried: ({ context }) => context.stillBroken && context.fullDisconnects > 0,
    reconnectDidNotHelp: ({ context }) => context.stillBroken && context.reconnects > 0,
    isNotTheOwner: ({ context }) => context.inbox?.own === false,
    isLastStep: ({ context }) => context.step >= stepCount - 1,
    isFirstStep: ({ context }) => context.step === 0,
    /** The consent itself went wrong in a way a second try can mend. */
    canTryAgain: ({ context, event }) => isMendable(event) && allowsLink(context) && context.mode === 'plain',
    canTryFullDisconnectAgain: ({ context, event }) =>
      isMendable(event) && allowsLink(context) && context.mode === 'full',
    wasDeclined: ({ event }) => event.type === 'reconnect.refused' && event.refusal.reason === 'declined_by_owner',
    signsInButStaysStill: ({ context, event }) => staysStill(event) && context.mode === 'plain',
    staysStillAfterFullDisconnect: ({ context, event }) => staysStill(event) && context.mode === 'full',
    namesAnotherInbox: ({ context, event }) =>
      'provider' in event && event.provider !== undefined && event.provider !== context.inbox?.provider,
    isUnhappy: ({ event }) => event.type === 'person.gaveFace' && event.face === 'sad',
  },
  actions: {
    say: (_, _params: { topic: Topic; slot?: Slot }) => undefined,
    findInboxes: (_, _params: Params<'findInboxes'>) => undefined,
    diagnose: (_, _params: Params<'diagnose'>) => undefined,
    restartSync: (_, _params: Params<'restartSync'>) => undefined,
    offerLink: (_, _params: Params<'offerLink'>) => undefined,
    scheduleRecheck: (_, _params: Params<'scheduleRecheck'>) => undefined,
    openCase: (_, _params: Params<'openCase'>) => undefined,
    recordFeedback: (_, _params: Params<'recordFeedback'>) => undefined,

    forgetTheCase: assign(({ context }) => fresh(context)),
    countRun: assign({ run: ({ context }) => context.run + 1 }),
    rememberWords: assign(({ context, event }) => {
      if (event.type !== 'person.asked' && event.type !== 'person.asksToReconnect') return {};
      return {
        provider: event.provider ?? context.provider,
        hints: event.hint === undefined ? context.hints : [...new Set([...context.hints, event.hint])],
        wantsReconnect: context.wantsReconnect || event.type === 'person.asksToReconnect',
      };
    }),
    rememberCandidates: assign({ candidates: ({ context, event }) => candidatesOf(event, context) }),
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
        unknowns: event.verdict.cause === 'unknown' ? context.unknowns + 1 : context.unknowns,
        tried: remembered(context, { what, ended: event.verdict.cause, at: event.at }),
      };
    }),
    countRestart: assign({ restarts: ({ context }) => context.restarts + 1 }),
    countRecheck: assign({ rechecks: ({ context }) => context.rechecks + 1 }),
    promiseRecheck: assign({ recheckAt: ({ context, event }) => recheckTime(context, event) }),
    rememberProof: assign(({ context, event }) => {
      if (event.type !== 'reconnect.completed') return {};
      const full = event.mode === 'full';
      return {
        inbox: event.inbox,
        proof: event.proof,
        refusal: undefined,
        stillBroken: false,
        wantsReconnect: false,
        reconnects: context.reconnects + 1,
        fullDisconnects: context.fullDisconnects + (full ? 1 : 0),
        tried: remembered(context, { what: full ? 'full_disconnect' : 'reconnect', ended: 'completed', at: event.at }),
      };
    }),
    rememberRefusal: assign(({ context, event }) => {
      if (event.type !== 'reconnect.refused') return {};
      const tried = remembered(context, { what: 'reconnect', ended: event.refusal.reason, at: event.at });
      const verdict = 'verdict' in event.refusal ? event.refusal.verdict : context.verdict;
      return { inbox: event.inbox, refusal: event.refusal, verdict, tried };
    }),
    /** Steps done by hand in Aptly count as a reconnect; the check that follows shows what they did. */
    rememberStepsDone: assign(({ context, event }) => ({
      stillBroken: false,
      wantsReconnect: false,
      reconnects: context.reconnects + 1,
      tried: remembered(context, { what: 'steps', ended: 'completed', at: event.at }),
    })),
    rememberMode: assign((_, params: { mode: ReconnectMode }) => ({ mode: params.mode, wantsReconnect: false })),
    rememberStillBroken: assign({ stillBroken: true }),
    rememberStuck: assign({
      tried: ({ context, event }) =>
        remembered(context, { what: 'steps', ended: `stuck at step ${context.step + 1}`, at: event.at }),
    }),
    goToFirstStep: assign({ step: 0 }),
    goToNextStep: assign({ step: ({ context }) => Math.min(context.step + 1, stepCount - 1) }),
    goToPreviousStep: assign({ step: ({ context }) => Math.max(context.step - 1, 0) }),
    rememberReason: assign((_, params: { reason: HandoffReason }) => ({ handoffReason: params.reason })),
    rememberCase: assign(({ event }) => (event.type === 'handoff.accepted' ? { caseNumber: event.caseNumber } : {})),
  },
});

const isMendable = (event: Event) =>
  event.type === 'reconnect.refused' &&
  ['wrong_account', 'permission_missing', 'cancelled'].includes(event.refusal.reason);

/** The account signs in, yet mail does not move: another remedy than signing in is called for. */
const staysStill = (event: Event) =>
  event.type === 'reconnect.refused' &&
  event.refusal.reason === 'not_working' &&
  ['none', 'reconnect', 'full_disconnect', 'restart_sync'].includes(event.refusal.verdict.remedy);

/** Whether signing in again can help at all, as far as is known. */
const allowsLink = ({ verdict }: Context) =>
  verdict === undefined ||
  (['reconnect', 'full_disconnect', 'restart_sync', 'none'].includes(verdict.remedy) &&
    !['throttled', 'provider_outage', 'app_misconfigured'].includes(verdict.cause));

const mustWait = ({ verdict }: Context) => verdict?.remedy === 'wait' || verdict?.remedy === 'reduce_usage';

/** The inboxes an event brings, narrowed to the provider a person named if that leaves any. */
function candidatesOf(event: Event, context: Context) {
  if (event.type !== 'inboxes.found') return context.candidates;
  const named = event.inboxes.filter((inbox) => inbox.provider === context.provider);
  return named.length > 0 ? named : event.inboxes;
}

/** Why a link is offered, which decides what the provider asks the person. */
export function linkReason({ refusal, verdict }: Context): LinkReason {
  if (refusal?.reason === 'wrong_account' || refusal?.reason === 'permission_missing') return refusal.reason;
  return verdict?.remedy === 'reconnect' ? 'grant_dead' : 'refresh';
}

/** When to look again, ISO 8601: what the provider said, or a pause that fits the cause. */
function recheckTime(context: Context, event: Event): string {
  const verdict = context.verdict;
  const at = Date.parse(event.at);
  const named = verdict?.retryAt === undefined ? Number.NaN : Date.parse(verdict.retryAt);
  const pause = verdict?.cause === 'throttled' ? defaultPause.throttled : defaultPause.other;
  return new Date(named > at ? named : at + pause).toISOString();
}
