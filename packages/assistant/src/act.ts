import { articleVersion } from '@reconnect/article';
import type { Check, WorldEvent } from '@reconnect/troubleshooting';
import type { Identity } from './channel.ts';
import { conversationKey } from './conversation.ts';
import type { Line } from './conversations.ts';
import type { Pending, WorldDeed } from './deeds.ts';
import type { Ports } from './ports.ts';
import type { Standing } from './standing.ts';

/** What a world deed needs besides the ports. */
export interface Situation {
  readonly standing: Standing;
  readonly pendingId: string;
  readonly transcript: () => Promise<readonly Line[]>;
  readonly onProgress: (checks: readonly Check[]) => void;
}

/** What came of a deed: an event for the conversation, where the statechart waits for one. */
export interface Acted {
  readonly event?: WorldEvent;
  /** Who the person turned out to be. */
  readonly identity?: Identity;
}

/**
 * Does one thing in the world. A crash repeats it, so every deed is idempotent by its conversation and id.
 * Rejected when it could not be done now; it is then tried again.
 */
export async function act({ deed }: Pending<WorldDeed>, ports: Ports, situation: Situation): Promise<Acted> {
  const { person } = situation.standing.conversation;
  const key = conversationKey(person);
  switch (deed.type) {
    case 'findInboxes':
      return findInboxes(deed.params, ports, situation);
    case 'diagnose':
    case 'restartSync': {
      const { run, inbox, hints } = deed.params;
      const request = { inboxId: inbox.id, workspace: inbox.workspace, hints };
      if (deed.type === 'restartSync') {
        return { event: { type: 'sync.restarted', run, verdict: await ports.diagnosis.restartSync(request) } };
      }
      const verdict = await ports.diagnosis.diagnose({ ...request, onProgress: situation.onProgress });
      return { event: { type: 'diagnosis.completed', run, verdict } };
    }
    case 'scheduleRecheck': {
      const { run, at } = deed.params;
      const payload = { conversation: key, run };
      await ports.jobs.add({
        queue: recheckQueue(person.platform),
        id: `${key}#${run}`,
        payload,
        runAt: Date.parse(at),
        retry: untilTaken,
      });
      return {};
    }
    case 'openCase':
      return { event: await openCase(deed.params.reason, ports, situation) };
    case 'recordFeedback': {
      await recordFeedback(deed.params.face, ports, situation);
      return {};
    }
    default:
      return deed satisfies never;
  }
}

/** What a conversation must hear is tried for a day: the store may be away, or a newer release have to take it. */
export const untilTaken = { attempts: 1_440, delay: 1_000, maxDelay: 60_000 } as const;

/** Rechecks are taken by processes of the conversation's own platform: only they can speak there. */
export function recheckQueue(platform: string): string {
  return `recheck-${platform}`;
}

async function findInboxes(
  { run, address }: { readonly run: number; readonly address?: string },
  { channel, inboxes }: Ports,
  { standing }: Situation,
): Promise<Acted> {
  const { conversation } = standing;
  const identity = await channel.identify(conversation.person, conversation.address);
  if (identity.stranger) return { event: { type: 'stranger.recognised', run }, identity };
  const workspace = await inboxes.workspaceOf(conversation.person);
  const found =
    workspace === undefined || identity.email === undefined ? [] : await inboxes.ofPerson(workspace, identity.email);
  const wanted = address?.toLowerCase();
  const fitting = wanted === undefined ? found : found.filter((inbox) => inbox.address.toLowerCase() === wanted);
  return { event: { type: 'inboxes.found', run, inboxes: fitting }, identity };
}

async function openCase(
  reason: string,
  ports: Ports,
  { standing, pendingId, transcript }: Situation,
): Promise<WorldEvent> {
  const { conversation, snapshot, now } = standing;
  const { inbox, verdict, tried } = snapshot.context;
  const identity = conversation.identity ?? (await ports.channel.identify(conversation.person, conversation.address));
  const key = conversationKey(conversation.person);
  const { caseNumber } = await ports.handoff.open({
    key: `${key}#${pendingId}`,
    conversation: key,
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
    transcript: await transcript(),
    openedAt: new Date(now).toISOString(),
  });
  return { type: 'handoff.accepted', caseNumber };
}

/** Kept per case, so that a later face of the same case replaces an earlier one. No personal data in it. */
async function recordFeedback(face: string, { storage }: Ports, { standing }: Situation): Promise<void> {
  const { conversation, snapshot, now } = standing;
  const { verdict, step, tried, caseNumber, run } = snapshot.context;
  await storage.commit(conversationKey(conversation.person), [
    {
      kind: 'put',
      name: `feedback/${run}`,
      value: {
        face,
        cause: verdict?.cause ?? 'unknown',
        remedy: verdict?.remedy ?? 'none',
        step: tried.some(({ what }) => what === 'steps') ? step + 1 : 0,
        handedOver: caseNumber !== undefined,
        articleVersion,
        platform: conversation.person.platform,
        at: new Date(now).toISOString(),
      },
    },
  ]);
}
