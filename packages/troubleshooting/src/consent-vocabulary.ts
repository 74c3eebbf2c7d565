import type { Tried } from './case-contents.ts';
import { asToItsInbox, type Context, remembered, type Scene } from './context.ts';
import type { Event, EventOf } from './events.ts';
import { withoutPromise } from './promise-vocabulary.ts';
import {
  type Cause,
  hasBoxesToTick,
  leavesTheGrant,
  type ReconnectMode,
  type Refusal,
  signingInHelps,
  type Verdict,
} from './verdict.ts';

/** What the vocabulary says of signing in again: when it can help, how it ended, and what is left once it did not. */

/** Which causes a sign-in may lift. */
const yields: Readonly<Record<Cause, boolean>> = {
  password_changed: true,
  auth_settings_changed: true,
  throttled: false,
  needs_refresh: true,
  mailbox_unavailable: true,
  provider_outage: false,
  app_misconfigured: false,
  healthy: true,
  unknown: true,
};

/** Whether signing in again can help at all, as far as is known. */
export const allowsLink = ({ verdict }: Pick<Context, 'verdict'>) =>
  verdict === undefined || (leavesTheGrant(verdict) && yields[verdict.cause]);

/** How long a link is good, in milliseconds. */
export const linkLives = 30 * 60_000;

/** When the link ends that was offered last, in milliseconds since 1970. */
export function linkEnds({ links }: Pick<Context, 'links'>): number | undefined {
  const latest = links.at(-1);
  return latest === undefined ? undefined : Date.parse(latest.at) + linkLives;
}

const modeOf = (scene: Scene): ReconnectMode => asToItsInbox(scene).mode;

/** How often in a row a provider has now granted less than Aptly needs. */
function timesWithheld(scene: Scene): number {
  const { event } = scene;
  if (event.type !== 'reconnect.refused' || event.refusal.reason !== 'permission_missing') return 0;
  const { tried } = asToItsInbox(scene);
  const since = tried.slice(tried.findLastIndex(({ ended }) => ended === 'completed') + 1);
  return since.filter(({ ended }) => ended === 'permission_missing').length + 1;
}

const isMendable = (event: Event) =>
  event.type === 'reconnect.refused' &&
  ['wrong_account', 'permission_missing', 'cancelled'].includes(event.refusal.reason);

/** The account signs in, yet mail does not move: another remedy than signing in is called for. */
const staysStill = (event: Event) =>
  event.type === 'reconnect.refused' && event.refusal.reason === 'not_working' && leavesTheGrant(event.refusal.verdict);

/** How a consent that was refused ended; one that a limit or an outage kept from being verified may be tried again. */
const endOf = (event: EventOf<'reconnect.refused'>): Tried['ended'] =>
  event.refusal.reason === 'not_working' && !staysStill(event) ? event.refusal.verdict.cause : event.refusal.reason;

/** After which sign-in mail stood still, if it did after the latest one. */
const stoodStillAfter = ({ tried }: Context): Tried['what'] | undefined => {
  const latest = tried.findLast(({ what }) => what === 'reconnect' || what === 'full_disconnect' || what === 'steps');
  return latest?.ended === 'not_working' ? latest.what : undefined;
};

export const consentGuards = {
  linkIsOver: ({ context, event }: Scene) => Date.parse(event.at) >= (linkEnds(context) ?? Number.POSITIVE_INFINITY),
  /** The cause is one that no sign-in can lift, whatever else was tried. */
  signingInCannotHelp: ({ context }: Scene) => !allowsLink(context),
  everythingWasTried: ({ context }: Scene) =>
    (context.stillBroken && context.fullDisconnects > 0) || stoodStillAfter(context) === 'full_disconnect',
  reconnectDidNotHelp: ({ context }: Scene) =>
    (context.stillBroken && context.reconnects > 0) || stoodStillAfter(context) === 'reconnect',
  /** Where there are no boxes, what is missing twice is kept back by the organization. */
  isWithheldByOrganization: (scene: Scene) =>
    'inbox' in scene.event && !hasBoxesToTick(scene.event.inbox) && timesWithheld(scene) >= 2,
  /** Whoever did not find the boxes at the second try needs more than the same words again. */
  isWithheldForGood: (scene: Scene) => timesWithheld(scene) >= 3,
  /** The consent itself went wrong in a way a second try can mend. */
  canTryAgain: (scene: Scene) =>
    isMendable(scene.event) && allowsLink(asToItsInbox(scene)) && modeOf(scene) === 'plain',
  canTryFullDisconnectAgain: (scene: Scene) =>
    isMendable(scene.event) && allowsLink(asToItsInbox(scene)) && modeOf(scene) === 'full',
  signsInButStaysStill: (scene: Scene) => staysStill(scene.event) && modeOf(scene) === 'plain',
  staysStillAfterFullDisconnect: (scene: Scene) => staysStill(scene.event) && modeOf(scene) === 'full',
} as const;

/** That another account was picked still explains why nothing is connected, as long as signing in is what is needed. */
export function refusalAfter({ refusal }: Context, verdict: Verdict): Refusal | undefined {
  return refusal?.reason === 'wrong_account' && signingInHelps(verdict) ? refusal : undefined;
}

type Change = Partial<Context>;

/** Which kind of link is offered now; the latest ten are remembered for support. */
export const rememberLink = ({ context, event }: Scene, { mode }: { readonly mode: ReconnectMode }): Change => ({
  mode,
  wantsReconnect: false,
  links: [...context.links, { mode, at: event.at }].slice(-10),
});

export function rememberProof({ context, event }: Scene): Change {
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
}

export function rememberRefusal({ context, event }: Scene): Change {
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
}

/** Steps done by hand in Aptly count as a reconnect; the check that follows shows what they did. */
export const rememberStepsDone = ({ context, event }: Scene): Change => ({
  refusal: undefined,
  stillBroken: false,
  wantsReconnect: false,
  reconnects: context.reconnects + 1,
  tried: remembered(context, { what: 'steps', ended: 'completed', at: event.at }),
});
