import type { Findings, ParamsOf, Snapshot, WorldEvent } from '@reconnect/troubleshooting';
import { conversationKey } from '../conversation/conversation.ts';
import { isWatched, type WorldDeed } from '../conversation/deeds.ts';
import type { Standing } from '../conversation/standing.ts';
import { recheckQueue, untilTaken } from '../happenings.ts';
import { inboxesOf, inboxNow } from '../inboxes-of.ts';
import type { CaseAddition, Ports } from '../ports.ts';
import { recordFeedback } from './feedback.ts';
import { linkAttemptsOf } from './link-attempts.ts';
import type { PassingOn } from './pass-on.ts';
import type { DeedOutcome, Situation } from './situation.ts';

/** What deeds are done with. */
export interface Hands extends Ports {
  readonly passingOn: PassingOn;
}

/**
 * Does one thing in the world. A crash repeats it, so every deed is idempotent by its key.
 * Rejected when it could not be done now; it is then tried again.
 */
export async function doDeed(deed: WorldDeed, hands: Hands, situation: Situation): Promise<DeedOutcome> {
  switch (deed.type) {
    case 'findInboxes':
      return findInboxes(deed.params, hands, situation);
    case 'diagnose':
    case 'restartSync':
      return { event: await look(deed, hands, situation) };
    case 'meet':
      return hands.passingOn.meet(situation);
    case 'askOwner':
      return hands.passingOn.askOwner(deed.params, situation);
    case 'tellColleagues':
      return hands.passingOn.tellColleagues(deed.params, situation);
    case 'scheduleRecheck': {
      const { run, at } = deed.params;
      const { person } = situation.standing.conversation;
      const conversation = conversationKey(person);
      await hands.jobs.add({
        queue: recheckQueue(person.platform),
        id: situation.deedKey,
        payload: { conversation, run },
        runAt: Date.parse(at),
        retry: untilTaken,
      });
      return {};
    }
    case 'openCase':
      return { event: await openCase(deed.params, hands, situation) };
    case 'tellSupport':
    case 'updateCase':
    case 'closeCase': {
      const at = new Date(situation.standing.now).toISOString();
      const addition = { key: situation.deedKey, at, ...additionOf(deed, situation.standing) };
      const added = await hands.handoff.add(deed.params.caseNumber, addition);
      if (added === 'full') return { event: { type: 'handoff.full', caseNumber: deed.params.caseNumber } };
      const isLost = added === 'expired' && deed.type !== 'closeCase';
      return isLost ? { event: { type: 'handoff.expired', caseNumber: deed.params.caseNumber } } : {};
    }
    case 'recordFeedback': {
      await recordFeedback(hands.storage, situation.standing, deed.params);
      return {};
    }
    default:
      return deed satisfies never;
  }
}

/** Asks the provider, for who belongs to the inbox. */
async function look(
  deed: Extract<WorldDeed, { type: 'diagnose' | 'restartSync' }>,
  hands: Hands,
  { standing, onWait, onProgress }: Situation,
): Promise<WorldEvent> {
  const { run, inbox, hints } = deed.params;
  const present = await inboxNow(inbox, standing.conversation, hands);
  if (present === undefined) return { type: 'inbox.lost', inbox };
  const { own } = present;
  const asked = { inboxId: inbox.id, workspace: inbox.workspace, hints };
  if (deed.type === 'restartSync') {
    return { type: 'sync.restarted', run, verdict: await hands.diagnosis.restartSync({ ...asked, onWait }), own };
  }
  const verdict = await hands.diagnosis.diagnose(isWatched(deed) ? { ...asked, onWait, onProgress } : asked);
  return deed.params.promised === true
    ? { type: 'recheck.completed', run, verdict }
    : { type: 'diagnosis.completed', run, verdict, own };
}

async function findInboxes(
  { run, address, inboxId }: ParamsOf<'findInboxes'>,
  { channel, inboxes }: Hands,
  { standing }: Situation,
): Promise<DeedOutcome> {
  const { conversation } = standing;
  // Whoever has left is not looked for; when they come back they ask anew.
  if (conversation.address === null) return {};
  const identity = await channel.identify(conversation.person, conversation.address);
  if (identity.stranger) return { event: { type: 'stranger.recognised', run }, identity };
  const found = await inboxesOf(conversation.person, identity, inboxes);
  const wanted = address?.toLowerCase();
  const fitting = found
    .filter((inbox) => wanted === undefined || inbox.address.toLowerCase() === wanted)
    .filter((inbox) => inboxId === undefined || inbox.id === inboxId);
  return { event: { type: 'inboxes.found', run, inboxes: fitting }, identity };
}

async function openCase(
  { reason, contents }: ParamsOf<'openCase'>,
  { channel, handoff }: Hands,
  { standing, deedKey, transcript }: Situation,
): Promise<WorldEvent> {
  const { conversation, snapshot, now } = standing;
  const { inbox, verdict, tried, links, note, withoutTranscript } = contents ?? snapshot.context;
  const identity = conversation.identity ?? (await channel.identify(conversation.person, conversation.address));
  const { caseNumber, answersHere } = await handoff.open({
    key: deedKey,
    conversation: conversationKey(conversation.person),
    platform: conversation.person.platform,
    reporter: {
      ...(identity.name !== undefined && { name: identity.name }),
      ...(identity.email !== undefined && { email: identity.email }),
    },
    ...(inbox !== undefined && {
      workspace: inbox.workspace,
      inbox: { id: inbox.id, provider: inbox.provider, address: inbox.address },
    }),
    reason,
    ...(verdict !== undefined && { verdict }),
    evidence: verdict?.evidence ?? [],
    tried,
    linkAttempts: linkAttemptsOf({ links, tried }),
    ...(note !== undefined && { note }),
    ...(withoutTranscript && { transcriptLeftOut: true }),
    transcript: withoutTranscript ? [] : await transcript(),
    openedAt: new Date(now).toISOString(),
  });
  return { type: 'handoff.accepted', caseNumber, inboxId: inbox?.id, answersHere };
}

type Addition = Extract<WorldDeed, { type: 'tellSupport' | 'updateCase' | 'closeCase' }>;

/** What support reads of it; support reads English. */
function additionOf(deed: Addition, { snapshot }: Standing): Pick<CaseAddition, 'kind' | 'text'> {
  switch (deed.type) {
    case 'tellSupport':
      return { kind: 'words', text: deed.params.text };
    case 'closeCase':
      return { kind: 'solved', text: '' };
    case 'updateCase': {
      const { reason, findings = findingsOf(snapshot, reason) } = deed.params;
      const { inbox, verdict, tried } = findings;
      const about = inbox === undefined ? [] : [`Inbox: ${inbox.address}`];
      const found =
        verdict === undefined ? [] : [`Found: ${verdict.cause} (${verdict.certainty}, rule ${verdict.rule})`];
      const steps = tried.map(({ what, ended, at }) => `${at} ${what}: ${ended}`);
      return { kind: 'findings', text: [`Reason: ${reason}`, ...about, ...found, ...steps].join('\n') };
    }
    default:
      return deed satisfies never;
  }
}

/** Of a deed that an earlier release left pending. */
function findingsOf({ context }: Snapshot, reason: ParamsOf<'updateCase'>['reason']): Findings {
  const { inbox, verdict } = reason === 'promised_look' ? (context.kept ?? {}) : context;
  return { inbox, verdict, tried: context.tried };
}
