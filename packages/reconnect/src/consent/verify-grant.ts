import { maskAddress } from '@reconnect/article';
import { audit, auditWrite } from '@reconnect/audit';
import { type Permission, type Provider, sameMailbox } from '@reconnect/troubleshooting';
import { deedEntry } from '../deed-entry.ts';
import { ReconnectError } from '../errors.ts';
import type { ConsentAccount, ConsentSync, ProveOutcome, ReconnectEvent, ReconnectFlowDeps } from '../flow-ports.ts';
import { inboxOfLink, type LinkRecord, putLink } from '../links/link-records.ts';
import { openLinkByHash } from '../links/open-link.ts';
import { awaitImport } from '../notices/await-import.ts';
import { deliver, noticeWrite } from '../notices/notices.ts';
import type { CodeExchange, SignedIn } from '../providers/consent-provider.ts';
import type { CompletedConsent } from './consent-outcome.ts';
import { type ClaimedReturn, refuseConsent } from './refuse-consent.ts';

type Granted = Extract<CodeExchange, { outcome: 'granted' }>;
type Lasting = Granted & { readonly refreshToken: string };
/** Mail can be read with it. */
type Proved = Exclude<ProveOutcome, { outcome: 'not_working' }>;

/** How often a commit is tried again when the inbox changed in the middle of it. */
const tries = 5;

/**
 * Lets a new grant take the old one's place once account, permissions and a live read are right; else gives it back. A grant
 * that can read is kept although new mail is not announced: another consent would bring no better one. See docs/adr/0005.
 */
export async function verifyGrant(
  deps: ReconnectFlowDeps,
  returned: ClaimedReturn,
  granted: Granted,
): Promise<CompletedConsent> {
  const ended = await check(deps, returned, granted);
  if (ended.outcome === 'refused' || ended.outcome === 'closed') await giveBack(deps, returned, granted);
  return ended;
}

async function check(deps: ReconnectFlowDeps, returned: ClaimedReturn, granted: Granted): Promise<CompletedConsent> {
  const { inboxId, provider } = returned.attempt;
  const account = await deps.inboxes.account(inboxId);
  if (account === undefined) return { outcome: 'closed', because: 'unknown' };
  const signedIn = await withAliases(deps, account, granted);
  if (signedIn === undefined) {
    const verdict = deps.judgeCallback(provider, { error: 'temporarily_unavailable' }, 'exchange');
    return refuseConsent(deps, returned, { reason: 'provider', verdict });
  }
  if (!isSameAccount(account, signedIn)) return refuseConsent(deps, returned, wrongAccount(granted));
  const { accessToken, refreshToken, missing } = granted;
  if (refreshToken === undefined || missing.length > 0) {
    const permissions: Permission[] = refreshToken === undefined ? [...missing, 'offline'] : [...missing];
    return refuseConsent(deps, returned, { reason: 'permission_missing', permissions });
  }
  const sync = returned.view.mode === 'full' ? cleanStart(account.sync) : account.sync;
  const proved = await deps.prove({ inboxId, provider, accessToken, sync, address: granted.account.address });
  if (proved.outcome === 'not_working') {
    return refuseConsent(deps, returned, { reason: 'not_working', verdict: proved.verdict });
  }
  return commit(deps, returned, { granted: { ...granted, account: signedIn, refreshToken }, proved });
}

async function commit(
  deps: ReconnectFlowDeps,
  returned: ClaimedReturn,
  { granted, proved }: { readonly granted: Lasting; readonly proved: Proved },
): Promise<CompletedConsent> {
  const { attempt, view, key } = returned;
  const { inboxId, linkHash, startedAt } = attempt;
  for (let attempted = 0; attempted < tries; attempted += 1) {
    const [opened, account] = await Promise.all([
      openLinkByHash(deps, linkHash, startedAt),
      deps.inboxes.account(inboxId),
    ]);
    if (opened.state === 'closed') return { outcome: 'closed', because: opened.because };
    if (account === undefined) return { outcome: 'closed', because: 'unknown' };
    if (!isSameAccount(account, granted.account)) return refuseConsent(deps, returned, wrongAccount(granted));
    const { hash, record, version } = opened.link;
    const now = deps.clock.now();
    const event = eventOf(record, proved);
    const notice = { key, conversation: record.conversation, event };
    const about = { mode: record.mode, ...(proved.outcome === 'standing_still' && { cause: proved.verdict.cause }) };
    const reconnected = deedEntry(record, { deed: 'inbox.reconnected', by: { kind: 'browser' }, at: now, about });
    const { lastError: _, ...known } = record.mode === 'full' ? cleanStart(account.sync) : account.sync;
    const outcome = await deps.inboxes.commitGrant(inboxId, {
      refreshToken: granted.refreshToken,
      scopes: granted.scopes,
      subject: granted.account.subject,
      sync: { ...known, ...proved.sync },
      expect: account.revision,
      also: [
        putLink(hash, { ...record, usedAt: now }, version),
        noticeWrite(notice, now),
        awaitImport({ conversation: record.conversation, inbox: event.inbox, key, since: now }),
        auditWrite(reconnected),
      ],
    });
    if (outcome === 'stale') continue;
    await deliver(deps, inboxId, notice);
    const stored = { view, leftOut: granted.leftOut };
    return proved.outcome === 'working'
      ? { ...stored, outcome: 'completed', proof: proved.proof }
      : { ...stored, outcome: 'kept', verdict: proved.verdict };
  }
  throw new ReconnectError('exchange', `inbox ${inboxId} kept changing while its grant was committed`);
}

/** What the conversation learns: a grant that was kept is not yet what the person came for, and the verdict leads on. */
function eventOf(link: LinkRecord, proved: Proved): ReconnectEvent {
  const inbox = inboxOfLink(link);
  if (proved.outcome === 'working') {
    return { type: 'reconnect.completed', inbox, mode: link.mode, proof: proved.proof };
  }
  return { type: 'reconnect.refused', inbox, refusal: { reason: 'not_working', verdict: proved.verdict } };
}

/**
 * A provider that takes grants back takes all that this account ever gave us: so only an account on which no inbox
 * lives loses them. A token that is not given back is forgotten with this process, and ends unused.
 */
async function giveBack(deps: ReconnectFlowDeps, { attempt }: ClaimedReturn, granted: Granted): Promise<void> {
  const { inboxId, provider } = attempt;
  const { revokeAll } = deps.providers[provider];
  if (revokeAll === undefined || granted.refreshToken === undefined) return;
  const account = await deps.inboxes.account(inboxId);
  const addresses = [granted.account.address];
  // The account may have been renamed since its inbox was connected.
  if (account !== undefined && isSameAccount(account, granted.account)) addresses.push(account.address);
  const { subject } = granted.account;
  for (const address of addresses) if (await deps.inboxes.holdsLiveGrant({ provider, address, subject })) return;
  if (!(await revokeAll(granted.refreshToken))) return deps.log.warn({ inboxId, provider }, 'new grant not revoked');
  const at = deps.clock.now();
  await audit(deps.storage, deedEntry(attempt, { deed: 'grant.returned', by: { kind: 'assistant' }, at }));
}

/** How the providers write their own ids of an account. What Aptly told in other words names none: no sign-in would ever equal it. */
const ids: Readonly<Record<Provider, RegExp>> = { google: /^\d+$/, microsoft: /^[\da-f-]{36}\.[\da-f-]{36}$/ };

const isIdKnown = ({ provider, subject = '' }: ConsentAccount): boolean => ids[provider].test(subject);

/** By the provider's own id where one is known: an address can be given to somebody else. */
function isSameAccount(account: ConsentAccount, signedIn: SignedIn): boolean {
  if (account.subject === signedIn.subject) return true;
  if (isIdKnown(account)) return false;
  const addresses = [signedIn.address, ...(signedIn.aliases ?? [])];
  return addresses.some((address) => sameMailbox(account.provider, address, account.address));
}

/** Who signed in; by what else they are known is asked where it decides. `undefined`: the provider could not be reached. */
async function withAliases(
  { providers }: ReconnectFlowDeps,
  account: ConsentAccount,
  { account: signedIn, accessToken }: Granted,
): Promise<SignedIn | undefined> {
  const { aliases: ask } = providers[account.provider];
  if (ask === undefined || isIdKnown(account) || isSameAccount(account, signedIn)) return signedIn;
  const aliases = await ask(accessToken);
  return aliases && { ...signedIn, aliases };
}

function wrongAccount({ account }: Granted) {
  return { reason: 'wrong_account', account: maskAddress(account.address) } as const;
}

/** Nothing of the old connection but when it last worked, from which the missed messages are counted. */
function cleanStart({ cursor: _, watch: __, ...sync }: ConsentSync): ConsentSync {
  return sync;
}
