import { auditWrite, inboxPartition } from '@reconnect/audit';
import { deedEntry } from '../deed-entry.ts';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import { type AttemptRecord, attemptPartition, type LinkRecord, putLink } from '../links/link-records.ts';
import { type ClosedBecause, type LinkView, openLink } from '../links/open-link.ts';
import { awaitReturn } from '../notices/missing-returns.ts';
import { deriveSecret, hashOf, newSecret } from '../secrets.ts';

export type StartedConsent =
  | {
      readonly outcome: 'started';
      /** The provider's page. */
      readonly location: string;
      /** For a cookie that only the callback gets to see. */
      readonly session: string;
    }
  | { readonly outcome: 'closed'; readonly because: ClosedBecause | 'worn_out'; readonly view?: LinkView };

/** Nobody needs as many; more would only fill the store and the audit log. */
const mostStarts = 20;

/** A browser's session holds its token too, so that the callback's page can lead back to the link. */
const sessionOf = (token: string): string => `${newSecret()}.${token}`;
export const tokenOfSession = (session: string): string | undefined => session.split('.')[1];

/** Of PKCE, and of OpenID Connect; both follow from the browser's session, so neither is stored anywhere. */
export const verifierOf = (session: string, state: string): string => deriveSecret(session, `pkce ${state}`);
export const nonceOf = (session: string, state: string): string => deriveSecret(session, `nonce ${state}`);

/** Sends a person to the provider. The link stays good until a grant is committed. */
export async function startConsent(deps: ReconnectFlowDeps, token: string): Promise<StartedConsent> {
  const opened = await openLink(deps, token);
  if (opened.state === 'closed') {
    const { because, view } = opened;
    return view === undefined ? { outcome: 'closed', because } : { outcome: 'closed', because, view };
  }
  const { hash, record, version } = opened.link;
  const { starts = 0 } = record;
  if (starts >= mostStarts) return { outcome: 'closed', because: 'worn_out', view: opened.view };
  const counted = putLink(hash, { ...record, starts: starts + 1 }, version);
  const { outcome } = await deps.storage.commit(inboxPartition(record.inboxId), [counted]);
  // Stale: somebody else sets out with it, or it was used just now.
  if (outcome === 'stale') return startConsent(deps, token);

  const { inboxId, workspace, provider, address, mode, reason } = record;
  const state = newSecret();
  const session = sessionOf(token);
  const now = deps.clock.now();
  const attempt: AttemptRecord = {
    linkHash: hash,
    inboxId,
    workspace,
    provider,
    sessionHash: hashOf(session),
    startedAt: now,
  };
  const location = await deps.providers[provider].authorizeUrl({
    address,
    mode,
    reason,
    state,
    nonce: nonceOf(session, state),
    verifier: verifierOf(session, state),
  });
  const started = deedEntry(record, { deed: 'consent.started', by: { kind: 'browser' }, at: now, about: { mode } });
  await deps.storage.commit(attemptPartition(hashOf(state)), [awaitReturn(attempt), auditWrite(started)]);
  if (mode === 'full') await giveBackOldGrant(deps, record);
  return { outcome: 'started', location, session };
}

/**
 * The "disconnect" of a full reconnect, where the provider can take a grant back.
 *
 * It has to come before the consent: Google takes back all that the account ever granted us, the new grant with the
 * old one. So it is left out when another inbox lives on that account. See docs/adr/0005.
 */
async function giveBackOldGrant(
  { providers, inboxes, clock, log }: ReconnectFlowDeps,
  link: LinkRecord,
): Promise<void> {
  const { inboxId, provider, address } = link;
  const { revokeAll } = providers[provider];
  const old = await inboxes.grants.open(inboxId);
  if (revokeAll === undefined || old === undefined) return;
  if (await inboxes.holdsLiveGrant({ provider, address, subject: old.subject }, inboxId)) return;
  if (!(await revokeAll(old.refreshToken))) return log.warn({ inboxId, provider }, 'old grant not revoked');
  const revoked = deedEntry(link, { deed: 'grant.revoked', by: { kind: 'browser' }, at: clock.now() });
  await inboxes.markRevoked(inboxId, [auditWrite(revoked)]);
}
