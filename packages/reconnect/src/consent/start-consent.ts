import { auditWrite, inboxPartition } from '@reconnect/audit';
import type { Provider } from '@reconnect/troubleshooting';
import { deedEntry } from '../deed-entry.ts';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import { type AttemptRecord, attemptPartition, type LinkRecord, putLink, readLink } from '../links/link-records.ts';
import { type ClosedBecause, type LinkView, openLink } from '../links/open-link.ts';
import { awaitReturn } from '../notices/missing-returns.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { browserSecretOf, nonceOf, sessionOf, verifierOf } from './session.ts';

export type StartedConsent =
  | {
      readonly outcome: 'started';
      readonly provider: Provider;
      /** The provider's page. */
      readonly location: string;
      /** For a cookie that only the callback gets to see. */
      readonly session: string;
    }
  | { readonly outcome: 'closed'; readonly because: ClosedBecause | 'worn_out'; readonly view?: LinkView };

/** Nobody needs as many; more would only fill the store and the audit log. */
const mostStarts = 20;

/**
 * Sends a person to the provider. The link stays good until a grant is committed, and so do earlier ways out of the same
 * browser: whoever goes back, or has a second tab, may finish in either. `session`: what the browser got at the last start.
 */
export async function startConsent(deps: ReconnectFlowDeps, token: string, session?: string): Promise<StartedConsent> {
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
  if (outcome === 'stale') return startConsent(deps, token, session);

  const { inboxId, workspace, provider, address, mode, reason } = record;
  const state = newSecret();
  const browser = browserSecretOf(session);
  const now = deps.clock.now();
  const had = (await deps.inboxes.account(inboxId))?.scopes ?? [];
  const attempt: AttemptRecord = {
    linkHash: hash,
    inboxId,
    workspace,
    provider,
    sessionHash: hashOf(browser),
    had,
    startedAt: now,
  };
  const location = await deps.providers[provider].authorizeUrl({
    address,
    mode,
    reason,
    had,
    state,
    nonce: nonceOf(browser, state),
    verifier: verifierOf(browser, state),
  });
  const started = deedEntry(record, { deed: 'consent.started', by: { kind: 'browser' }, at: now, about: { mode } });
  await deps.storage.commit(attemptPartition(hashOf(state)), [awaitReturn(attempt), auditWrite(started)]);
  if (mode === 'full') await giveBackOldGrant(deps, hash, record);
  return { outcome: 'started', provider, location, session: sessionOf(browser, token) };
}

/**
 * The "disconnect" of a full reconnect, where the provider can take a grant back.
 *
 * It has to come before the consent: Google takes back all that the account ever granted us, the new grant with the
 * old one. So it is left out when another inbox lives on that account. See docs/adr/0005.
 */
async function giveBackOldGrant(
  { storage, providers, inboxes, clock, log }: ReconnectFlowDeps,
  hash: string,
  link: LinkRecord,
): Promise<void> {
  const { inboxId, provider, address } = link;
  const { revokeAll } = providers[provider];
  const old = await inboxes.grants.open(inboxId);
  if (revokeAll === undefined || old === undefined) return;
  // Used just now, in another tab: what was read may be the new grant.
  if ((await readLink(storage, hash))?.record.usedAt !== undefined) return;
  if (await inboxes.holdsLiveGrant({ provider, address, subject: old.subject }, inboxId)) return;
  if (!(await revokeAll(old.refreshToken))) return log.warn({ inboxId, provider }, 'old grant not revoked');
  const revoked = deedEntry(link, { deed: 'grant.revoked', by: { kind: 'browser' }, at: clock.now() });
  await inboxes.markRevoked(inboxId, old.record.consent, [auditWrite(revoked)]);
}
