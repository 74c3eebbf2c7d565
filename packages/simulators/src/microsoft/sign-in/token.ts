import type { Response, Router } from 'express';
import { spoilAnswer } from '../../faults/transport.ts';
import { formOf, readForm } from '../../provider/door.ts';
import { answersChallenge, type Holder, type ProviderClient } from '../../provider/grant-ledger.ts';
import type { SigningKey } from '../../provider/signing-key.ts';
import { personalTenant } from '../microsoft-accounts.ts';
import type { MicrosoftState } from '../microsoft-world.ts';
import { isResourceScope, readScopes } from '../scopes.ts';
import { belongsTo } from './authorization-request.ts';
import { clientInfo, foreigner } from './authorize.ts';
import { type EntraProblem, sendEntraError } from './entra-error.ts';

/** A refresh token that was not used for this long is dead; using it makes a new one and leaves it as old as it was. */
const idleLimit = 90 * 24 * 60 * 60_000;

type Outcome = { readonly refused: EntraProblem } | { readonly granted: Readonly<Record<string, unknown>> };

interface Exchange {
  readonly state: MicrosoftState;
  readonly key: SigningKey;
  readonly form: URLSearchParams;
  readonly tenant: string;
  /** Whose code or token it is, when that is known. */
  readonly email: string | undefined;
}

export function serveTokens(router: Router, state: MicrosoftState, key: SigningKey): void {
  router.post('/:tenant/oauth2/v2.0/token', readForm, async (request, response) => {
    const form = formOf(request);
    const { ledger } = state;
    const email = ledger.grant(form.get('refresh_token') ?? '')?.email ?? ledger.codeOwner(form.get('code') ?? '');
    const spoiled = state.faults.transport(email);
    if (spoiled !== undefined) {
      spoilAnswer(response, spoiled);
      return;
    }
    const outcome = await exchange({ state, key, form, tenant: String(request.params['tenant']), email });
    send(response, outcome, state);
  });
}

function send(response: Response, outcome: Outcome, { clock }: MicrosoftState): void {
  if ('refused' in outcome) sendEntraError(response, outcome.refused, clock.now());
  else response.set('cache-control', 'no-store, no-cache').json(outcome.granted);
}

async function exchange(deps: Exchange): Promise<Outcome> {
  const { state, form, tenant, email } = deps;
  const fault = state.faults.mailbox(email);
  if (fault === 'provider_down') return refuse('transient');
  const clientId = form.get('client_id') ?? '';
  if (fault === 'our_misconfiguration') return refuse('secretExpired', { clientId });
  const client = state.clients.find(({ id }) => id === clientId);
  if (client === undefined) return refuse('appUnknown', { clientId, tenant });
  const secret = form.get('client_secret');
  if (secret === null) return refuse('secretMissing');
  if (secret !== client.secret) return refuse('secretWrong', { clientId });
  const holder = email === undefined ? undefined : state.accounts.get(email);
  if (holder !== undefined && !belongsTo(holder, tenant)) {
    return refuse('wrongTenantUser', foreigner(holder, { client, tenant }));
  }
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return redeemCode(deps, client);
    case 'refresh_token':
      return fault === 'admin_policy' ? refuse('conditionalAccess') : refresh(deps, client);
    default:
      return refuse('grantTypeUnknown', { grantType: form.get('grant_type') ?? '' });
  }
}

async function redeemCode(deps: Exchange, client: ProviderClient): Promise<Outcome> {
  const { state, form } = deps;
  const code = form.get('code');
  if (!code) return refuse('parameterMissing', { parameter: 'code' });
  const redemption = state.ledger.redeem(code);
  if (redemption.outcome === 'used') return refuse('codeUsed');
  if (redemption.outcome === 'expired') return refuse('codeExpired');
  if (redemption.outcome === 'unknown' || redemption.approval.clientId !== client.id) return refuse('malformed');
  const { approval } = redemption;
  const redirectUri = form.get('redirect_uri') ?? '';
  if (approval.redirectUri !== redirectUri) return refuse('redirectUnknown', { clientId: client.id, redirectUri });
  const verifier = form.get('code_verifier');
  if (approval.challenge !== undefined && !verifier) return refuse('verifierMissing');
  if (approval.challenge !== undefined && !answersChallenge(approval.challenge, verifier ?? '')) {
    return refuse('verifierWrong');
  }
  return { granted: await tokenBody(deps, approval) };
}

async function refresh(deps: Exchange, client: ProviderClient): Promise<Outcome> {
  const { state, form } = deps;
  const token = form.get('refresh_token');
  if (!token) return refuse('parameterMissing', { parameter: 'refresh_token' });
  const grant = state.ledger.grant(token);
  if (grant === undefined || grant.clientId !== client.id) return refuse('malformed');
  const issued = preciseTime(grant.issuedAt);
  const isIdle = state.clock.now() >= grant.issuedAt + idleLimit;
  // Of personal accounts the service tells neither the reason nor a date.
  const isPersonal = state.accounts.get(grant.email).tid === personalTenant;
  if (isPersonal && (isIdle || grant.ended !== undefined)) return refuse('personalGrantOver');
  if (grant.ended !== undefined) return refuse('freshTokenNeeded', { issued, validFrom: preciseTime(grant.ended.at) });
  if (isIdle) return refuse('inactive', { issued });
  const { known, unknown } = readScopes(form.get('scope') ?? '');
  if (unknown.length > 0) return refuse('scopeUnknown', { app: client.name, scope: unknown.join(' ') });
  const wanted = known.filter(isResourceScope);
  if (!wanted.every((scope) => grant.scopes.includes(scope))) {
    return refuse('consentRemoved', { clientId: client.id, app: client.name });
  }
  state.ledger.touch(token);
  // Rotation ends with the first refresh whose scopes leave it out.
  const offline = (form.has('scope') ? known : grant.scopes).includes('offline_access');
  return { granted: await tokenBody(deps, { ...grant, offline, nonce: undefined }) };
}

async function tokenBody(
  { state, key, form }: Exchange,
  holder: Holder & { readonly offline: boolean; readonly nonce: string | undefined },
) {
  const { ledger, clock, accounts } = state;
  const account = accounts.get(holder.email);
  const seconds = Math.floor(clock.now() / 1000);
  const idToken = () =>
    key.sign({
      aud: holder.clientId,
      iss: `https://login.microsoftonline.com/${account.tid}/v2.0`,
      iat: seconds,
      nbf: seconds,
      exp: seconds + 3900,
      ...(holder.scopes.includes('profile')
        ? { name: account.name, oid: account.oid, preferred_username: account.signInName }
        : {}),
      sub: Buffer.from(`${account.oid}${holder.clientId}`).toString('base64url').slice(0, 43),
      tid: account.tid,
      ver: '2.0',
      ...(holder.scopes.includes('email') ? { email: account.email } : {}),
      ...(holder.nonce === undefined ? {} : { nonce: holder.nonce }),
    });
  return {
    token_type: 'Bearer',
    scope: holder.scopes.filter((scope) => scope !== 'offline_access').join(' '),
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: ledger.issueAccess(holder).token,
    ...(holder.offline ? { refresh_token: ledger.issueRefresh(holder).refreshToken } : {}),
    ...(holder.scopes.includes('openid') ? { id_token: await idToken() } : {}),
    ...(form.get('client_info') === '1' ? { client_info: clientInfo(account) } : {}),
  };
}

/** Seven digits of a second, as the sign-in service writes it. */
function preciseTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '0000Z');
}

function refuse(name: EntraProblem['name'], values?: EntraProblem['values']): Outcome {
  return { refused: values === undefined ? { name } : { name, values } };
}
