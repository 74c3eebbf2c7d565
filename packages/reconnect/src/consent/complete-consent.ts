import type { Provider, Refusal } from '@reconnect/troubleshooting';
import { auditTurnedAway } from '../deed-entry.ts';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import type { AttemptRecord } from '../links/link-records.ts';
import { openLinkByHash } from '../links/open-link.ts';
import { hashOf } from '../secrets.ts';
import { type Claimed, claimAttempt } from './claim-attempt.ts';
import type { CompletedConsent, ConsentReturn, ReturnClosedBecause } from './consent-outcome.ts';
import { refuseConsent } from './refuse-consent.ts';
import { nonceOf, tokenOfSession, verifierOf } from './session.ts';
import { verifyGrant } from './verify-grant.ts';

/** Takes a person's return in: at most once, and the old grant stays until the new one is proven to work. */
export async function completeConsent(deps: ReconnectFlowDeps, back: ConsentReturn): Promise<CompletedConsent> {
  const { provider, query, session } = back;
  const claim = await claimAttempt(deps, hashOf(query['state'] ?? ''), { provider, session });
  const ended =
    claim.outcome === 'closed' ? await turnAway(deps, { provider, ...claim }) : await walk(deps, back, claim);
  const token = tokenOfLink(session, claim.attempt);
  const isOver = ended.outcome === 'completed' || ended.outcome === 'kept';
  return token === undefined || isOver ? ended : { ...ended, token };
}

/** None where this browser has set out with another link since. */
function tokenOfLink(session: string | undefined, attempt: AttemptRecord | undefined): string | undefined {
  const token = session === undefined ? undefined : tokenOfSession(session);
  const isOther = attempt !== undefined && token !== undefined && hashOf(token) !== attempt.linkHash;
  return isOther ? undefined : token;
}

async function walk(
  deps: ReconnectFlowDeps,
  { provider, query }: ConsentReturn,
  claim: Claimed,
): Promise<CompletedConsent> {
  const state = query['state'] ?? '';
  const { attempt } = claim;
  const opened = await openLinkByHash(deps, attempt.linkHash, attempt.startedAt);
  if (opened.state === 'closed') return turnAway(deps, { provider, because: opened.because, attempt });

  const returned = { attempt, view: opened.view, key: `reconnect:${hashOf(state)}` };
  const { code } = query;
  const failed = query['error'] !== undefined || code === undefined;
  if (failed) return refuseConsent(deps, returned, refusalOf(deps, provider, query));
  const [verifier, nonce] = [verifierOf(claim.browser, state), nonceOf(claim.browser, state)];
  const answer = await deps.providers[provider].exchange({ code, had: attempt.had ?? [], verifier, nonce });
  if (answer.outcome === 'refused') {
    const verdict = deps.judgeCallback(provider, answer.query, 'exchange');
    return refuseConsent(deps, returned, { reason: 'provider', verdict });
  }
  return verifyGrant(deps, returned, answer);
}

async function turnAway(
  deps: ReconnectFlowDeps,
  { provider, because, attempt }: TurnedAway,
): Promise<CompletedConsent> {
  await auditTurnedAway(deps, { provider, because, ...(attempt !== undefined && { inbox: attempt }) });
  return { outcome: 'closed', because };
}

interface TurnedAway {
  readonly provider: Provider;
  readonly because: ReturnClosedBecause;
  readonly attempt?: AttemptRecord;
}

/** Both providers say `access_denied` when the person does, Microsoft with AADSTS65004 too; of others it says which rule. */
function refusalOf(deps: ReconnectFlowDeps, provider: Provider, returned: ConsentReturn['query']): Refusal {
  const { state: _, code: __, session_state: ___, ...query } = returned;
  const byPerson = query['error'] === 'access_denied' && !/AADSTS(?!65004\b)\d/.test(query['error_description'] ?? '');
  if (byPerson) return { reason: 'cancelled' };
  return { reason: 'provider', verdict: deps.judgeCallback(provider, query, 'browser') };
}
