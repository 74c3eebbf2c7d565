import { type AuditEntry, auditOnceAMinute } from '@reconnect/audit';
import type { Provider, Refusal } from '@reconnect/troubleshooting';
import type { ReturnClosedBecause } from './consent/consent-outcome.ts';
import type { ReconnectFlowDeps } from './flow-ports.ts';

/** The inbox that a deed was done to, as links and attempts know it. */
interface DeedInbox {
  readonly inboxId: string;
  readonly workspace: string;
  readonly provider: Provider;
}

export interface ConsentDeed extends Pick<AuditEntry, 'deed' | 'by' | 'about'> {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An entry of the audit log; always with the provider, never with an address. */
export function deedEntry({ inboxId, workspace, provider }: DeedInbox, { at, ...deed }: ConsentDeed): AuditEntry {
  const about = { provider, ...deed.about };
  return { at: new Date(at).toISOString(), ...deed, inbox: inboxId, workspace, about };
}

/** Why a consent was refused, in the closed words of our own: whose account it was instead is nobody's business here. */
export function aboutRefusal(refusal: Refusal): Readonly<Record<string, string>> {
  switch (refusal.reason) {
    case 'permission_missing':
      return { reason: refusal.reason, permissions: refusal.permissions.join(' ') };
    case 'provider':
    case 'not_working':
      return { reason: refusal.reason, cause: refusal.verdict.cause };
    default:
      return { reason: refusal.reason };
  }
}

interface TurnedAway {
  readonly provider: Provider;
  readonly because: ReturnClosedBecause;
  /** Left out where nobody was sent out with what came back. */
  readonly inbox?: DeedInbox;
}

/** Somebody came back and was not let in. Anybody can do so with any `state`, as often as they like. */
export async function auditTurnedAway(
  { storage, clock }: Pick<ReconnectFlowDeps, 'storage' | 'clock'>,
  { provider, because, inbox }: TurnedAway,
): Promise<void> {
  const deed = { deed: 'consent.turned_away', by: { kind: 'browser' } } as const;
  const at = clock.now();
  const about = { provider, reason: because };
  const unknown = { at: new Date(at).toISOString(), ...deed, about };
  await auditOnceAMinute(storage, inbox === undefined ? unknown : deedEntry(inbox, { ...deed, at, about }));
}
