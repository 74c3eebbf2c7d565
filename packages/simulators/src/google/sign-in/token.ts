import type { Request, Response, Router } from 'express';
import { type Answer, type AnswerValues, sendAnswer } from '../../faults/answer.ts';
import answers from '../../faults/google-answers.json' with { type: 'json' };
import { spoilAnswer } from '../../faults/transport.ts';
import { formOf, queryOf, readForm } from '../../provider/door.ts';
import { answersChallenge, type Holder, type ProviderClient } from '../../provider/grant-ledger.ts';
import type { SigningKey } from '../../provider/signing-key.ts';
import type { GoogleState } from '../google-world.ts';

/** A refresh token that nobody used for this long is dead. */
const idleLimit = 180 * 24 * 60 * 60_000;
/** Live refresh tokens of one account for one client; one more kills the oldest, silently. */
const tokenLimit = 100;

type Outcome =
  | { readonly refused: Answer; readonly values?: AnswerValues }
  | { readonly granted: Readonly<Record<string, unknown>> };

/** `/token`, `/revoke` and the published key. */
export function serveTokens(router: Router, state: GoogleState, key: SigningKey): void {
  router.post('/token', readForm, async (request, response) => {
    const form = formOf(request);
    const email = ownerOf(form, state);
    const spoiled = state.faults.transport(email);
    if (spoiled !== undefined) {
      spoilAnswer(response, spoiled);
      return;
    }
    const outcome = await exchange(request, form, { state, key, email });
    if ('refused' in outcome) sendAnswer(response, outcome.refused, outcome.values);
    else response.set('cache-control', 'no-store').json(outcome.granted);
  });

  router.post('/revoke', readForm, (request, response) => {
    const token = queryOf(request).get('token') ?? formOf(request).get('token') ?? '';
    revoke(response, state, token);
  });

  router.get('/oauth2/v3/certs', async (_request, response) => {
    response.json(await key.published());
  });
}

function ownerOf(form: URLSearchParams, { ledger }: GoogleState): string | undefined {
  return ledger.grant(form.get('refresh_token') ?? '')?.email ?? ledger.codeOwner(form.get('code') ?? '');
}

async function exchange(
  request: Request,
  form: URLSearchParams,
  deps: Issuer & { readonly email: string | undefined },
): Promise<Outcome> {
  const { state, key, email } = deps;
  const fault = state.faults.mailbox(email);
  if (fault === 'provider_down') return { refused: answers.frontEndDown };
  if (fault === 'our_misconfiguration') return { refused: answers.clientNotFound };
  const client = authenticate(request, form, state);
  if ('refused' in client) return client;
  if (fault === 'mailbox_gone') return { refused: answers.accountDeleted };
  const grantType = form.get('grant_type');
  switch (grantType) {
    case null:
      return missing('grant_type');
    case 'authorization_code':
      return redeemCode(form, client, { state, key });
    case 'refresh_token':
      return fault === 'admin_policy'
        ? { refused: answers.adminPolicyEnforced }
        : refresh(form, client, { state, key });
    default:
      return { refused: answers.grantTypeUnknown, values: { grantType } };
  }
}

/** The client's id and secret come as Basic credentials or in the form. */
function authenticate(
  request: Request,
  form: URLSearchParams,
  state: GoogleState,
): ProviderClient | { refused: Answer } {
  const basic = /^Basic (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [form.get('client_id'), form.get('client_secret')]
      : Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  if (!id) return { refused: answers.noClientId };
  const client = state.clients.find((known) => known.id === id);
  if (client === undefined) return { refused: answers.clientNotFound };
  if (!secret) return { refused: answers.secretMissing };
  return client.secret === secret ? client : { refused: answers.clientUnauthorized };
}

interface Issuer {
  readonly state: GoogleState;
  readonly key: SigningKey;
}

async function redeemCode(form: URLSearchParams, client: ProviderClient, { state, key }: Issuer): Promise<Outcome> {
  const { ledger } = state;
  const code = form.get('code');
  if (!code) return missing('code');
  const redemption = ledger.redeem(code);
  if (redemption.outcome !== 'redeemed' || redemption.approval.clientId !== client.id)
    return { refused: answers.grantRefused };
  const { approval } = redemption;
  if (approval.redirectUri !== form.get('redirect_uri')) return { refused: answers.redirectMismatch };
  const problem = verifierProblem(approval.challenge, form.get('code_verifier'));
  if (problem !== undefined) return { refused: problem };
  const body = await tokenBody(approval, { state, key });
  if (!approval.offline) return { granted: body };
  const { refreshToken } = ledger.issueRefresh(approval);
  dropOldest(approval, state);
  return { granted: { ...body, refresh_token: refreshToken } };
}

/** Google minds a verifier that nothing was promised for, as much as one that is wrong. */
function verifierProblem(challenge: string | undefined, verifier: string | null): Answer | undefined {
  if (challenge === undefined) return verifier === null ? undefined : answers.verifierNotNeeded;
  if (verifier === null) return answers.verifierMissing;
  return answersChallenge(challenge, verifier) ? undefined : answers.verifierWrong;
}

async function refresh(form: URLSearchParams, client: ProviderClient, { state, key }: Issuer): Promise<Outcome> {
  const { ledger, clock } = state;
  const token = form.get('refresh_token');
  if (!token) return missing('refresh_token');
  const grant = ledger.grant(token);
  if (grant === undefined) return { refused: answers.grantRefused };
  if (grant.clientId !== client.id) return { refused: answers.tokenOfAnotherClient };
  if (grant.ended !== undefined || clock.now() >= grant.lastUsedAt + idleLimit)
    return { refused: answers.tokenRevoked };
  ledger.touch(grant.refreshToken);
  return { granted: await tokenBody({ ...grant, nonce: undefined }, { state, key }) };
}

function missing(parameter: string): Outcome {
  return { refused: answers.parameterMissing, values: { parameter } };
}

async function tokenBody(holder: Holder & { readonly nonce: string | undefined }, { state, key }: Issuer) {
  const { clock, ledger } = state;
  const access = ledger.issueAccess(holder);
  const body = { access_token: access.token, expires_in: 3599, scope: holder.scopes.join(' '), token_type: 'Bearer' };
  if (!holder.scopes.includes('openid')) return body;
  const account = state.accounts.get(holder.email);
  const seconds = Math.floor(clock.now() / 1000);
  const hasEmail = holder.scopes.includes('https://www.googleapis.com/auth/userinfo.email');
  const idToken = await key.sign({
    iss: 'https://accounts.google.com',
    azp: holder.clientId,
    aud: holder.clientId,
    sub: account.subject,
    ...(hasEmail ? { email: account.email, email_verified: true } : {}),
    ...(holder.nonce === undefined ? {} : { nonce: holder.nonce }),
    iat: seconds,
    exp: seconds + 3600,
  });
  return { ...body, id_token: idToken };
}

function dropOldest({ email, clientId }: { email: string; clientId: string }, { ledger }: GoogleState): void {
  const live = ledger.grants(email).filter((grant) => grant.clientId === clientId && grant.ended === undefined);
  const oldest = live[0]?.refreshToken;
  if (live.length > tokenLimit) ledger.end(email, 'too_many_tokens', ({ refreshToken }) => refreshToken === oldest);
}

/** Takes a refresh or an access token; either ends everything this client holds for this person. */
function revoke(response: Response, { clock, faults, ledger }: GoogleState, token: string): void {
  const held = ledger.grant(token) ?? ledger.access(token);
  if (faults.mailbox(held?.email) === 'provider_down') {
    sendAnswer(response, answers.frontEndDown);
    return;
  }
  const isOver = held !== undefined && 'expiresAt' in held && clock.now() >= held.expiresAt;
  if (held === undefined || held.ended !== undefined || isOver) {
    sendAnswer(response, answers.revokeRefused);
    return;
  }
  ledger.end(held.email, 'revoked', ({ clientId }) => clientId === held.clientId);
  ledger.withdrawConsent(held.email, held.clientId);
  response.json({});
}
