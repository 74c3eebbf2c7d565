import type { AuditEntry } from '@reconnect/audit';
import type { Inbox } from '@reconnect/troubleshooting';
import { conversationKey } from '../conversation/conversation.ts';
import type { Pending } from '../conversation/deeds.ts';
import type { Standing } from '../conversation/standing.ts';
import type { Reading } from './read-turn.ts';

interface Taken {
  readonly reading: Reading;
  /** The pending deed whose outcome this is. */
  readonly completes?: string;
}

/** What of a step belongs into the audit log: owners who are asked or decline, cases, strangers. Pure. */
export function accountsOf(
  { conversation, snapshot, now }: Standing,
  { reading, completes }: Taken,
  added: readonly Pending[],
): readonly AuditEntry[] {
  if (reading.outcome !== 'event') return [];
  const bare = (deed: AuditEntry['deed']): AuditEntry => ({
    at: new Date(now).toISOString(),
    deed,
    by: { kind: 'person', conversation: conversationKey(conversation.person) },
  });
  const entry = (deed: AuditEntry['deed'], { id, workspace }: Inbox) => ({ ...bare(deed), inbox: id, workspace });
  const underWay = conversation.pending.find(({ id }) => id === completes)?.deed;
  if (reading.event.type === 'stranger.recognised') return [bare('stranger.turned_away')];
  if (reading.event.type === 'handoff.accepted') {
    const { inbox } = (underWay?.type === 'openCase' ? underWay.params.contents : undefined) ?? snapshot.context;
    const opened = inbox === undefined ? bare('case.opened') : entry('case.opened', inbox);
    return [{ ...opened, about: { case: reading.event.caseNumber } }];
  }
  if (reading.event.type === 'owner.asked') {
    return underWay?.type === 'askOwner' ? [entry('owner.asked', underWay.params.inbox)] : [];
  }
  if (!reading.event.type.startsWith('person.')) return [];
  return added.flatMap(({ deed }) =>
    deed.type === 'tellColleagues' && deed.params.answer === 'declined'
      ? [entry('owner.declined', deed.params.inbox)]
      : [],
  );
}
