import { randomUUID } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { sendAnswer } from '../../faults/answer.ts';
import answers from '../../faults/microsoft-answers.json' with { type: 'json' };
import { formOf, queryOf, readForm } from '../../provider/door.ts';
import { linkWith } from '../../provider/link-with.ts';
import { type MicrosoftAccount, personalTenant } from '../microsoft-accounts.ts';
import type { MicrosoftState } from '../microsoft-world.ts';
import { isMailScope, isResourceScope } from '../scopes.ts';
import { type AuthorizationRequest, belongsTo, readAuthorization } from './authorization-request.ts';
import { type EntraProblem, problemForApp } from './entra-error.ts';
import { type Subject, sendConsent, sendNeedApproval, sendPicker, sendProblem, sendSignIn } from './sign-in-pages.ts';

const path = '/:tenant/oauth2/v2.0/authorize';

type ReturnParameters = Readonly<Record<string, string>>;

/** The sign-in pages: everything they need is in the query, so that nothing is kept between them. */
export function serveAuthorize(router: Router, state: MicrosoftState): void {
  router.get(path, (request, response) => {
    const subject = beginSitting(request, response, state);
    if (subject !== undefined) showNextPage(response, state, subject);
  });

  router.post(path, readForm, (request, response) => {
    const subject = beginSitting(request, response, state);
    if (subject !== undefined) takeDecision(response, state, { subject, form: formOf(request) });
  });
}

function showNextPage(response: Response, state: MicrosoftState, subject: Subject): void {
  const { request, account } = subject;
  const silent = request.prompt === 'none';
  const mustSignIn = !account.signedIn || request.prompt === 'login';
  const mustConsent = request.prompt === 'consent' || !isConsented(state, subject);
  if (mustSignIn && silent) returnToApp(response, request, { error: 'login_required' });
  else if (mustSignIn) sendSignIn(response, subject);
  else if (state.faults.mailbox(account.email) === 'admin_policy') sendNeedApproval(response, subject);
  else if (!mustConsent) returnWithCode(response, state, subject);
  else if (silent) returnToApp(response, request, { error: 'consent_required' });
  else sendConsent(response, { ...subject, scopes: grantable(state, subject) });
}

function takeDecision(
  response: Response,
  state: MicrosoftState,
  { subject, form }: { readonly subject: Subject; readonly form: URLSearchParams },
): void {
  const { request, query, account } = subject;
  const step = form.get('step');
  if (form.get('decision') !== 'continue') {
    const tell = (problem: EntraProblem) => problemForApp(response.req, problem, state.clock.now());
    returnToApp(response, request, refusalOf(subject, step, tell));
  } else if (step === 'sign-in') {
    account.signedIn = true;
    const prompt = request.prompt === 'login' ? 'prompt' : undefined;
    response.redirect(302, linkWith(query, { picked: account.oid }, prompt));
  } else if (step === 'consent') returnWithCode(response, state, subject);
  else showNextPage(response, state, subject);
}

/** What the app is told of somebody who went no further: each page, and each kind of account, has its own words. */
function refusalOf(
  { request, account }: Subject,
  step: string | null,
  tell: (problem: EntraProblem) => ReturnParameters,
): ReturnParameters {
  const error = 'access_denied';
  if (step === 'sign-in') return { error, error_subcode: 'cancel' };
  if (step === 'approval') {
    return tell({ name: 'adminApproval', values: { organisation: account.organisation, app: request.client.name } });
  }
  if (account.tid !== personalTenant) return tell({ name: 'consentDeclined' });
  return { error, error_description: 'The user has denied access to the scope requested by the client application.' };
}

/** Finds out what is asked and for whom; answers by itself, and returns undefined, where that is not settled yet. */
function beginSitting(incoming: Request, response: Response, state: MicrosoftState): Subject | undefined {
  const query = queryOf(incoming);
  const tenant = String(incoming.params['tenant']);
  const everyone = [...state.accounts.all.values()];
  const hinted = everyone.find(({ email }) => email === query.get('login_hint')?.toLowerCase());
  if (state.faults.mailbox(hinted?.email) === 'provider_down') {
    sendAnswer(response, answers.frontDoorDown);
    return undefined;
  }
  const members = everyone.filter((account) => belongsTo(account, tenant));
  const reading = readAuthorization(tenant, query, state.clients);
  if (!reading.ok) {
    sendProblem(response, reading.problem);
    return undefined;
  }
  const { request } = reading;
  if (members.length === 0 && !['common', 'organizations', 'consumers'].includes(tenant)) {
    sendProblem(response, { name: 'tenantUnknown', values: { tenant } });
    return undefined;
  }
  const misleads = hinted !== undefined && state.faults.consent(hinted.email) === 'wrong_account';
  const wantsPicker = request.prompt === 'select_account' || misleads;
  const account = everyone.find(({ oid }) => oid === query.get('picked')) ?? (wantsPicker ? undefined : hinted);
  if (account === undefined) {
    if (request.prompt === 'none') returnToApp(response, request, { error: 'login_required' });
    else offerAccounts(response, { request, query, hinted, misleads, members });
    return undefined;
  }
  if (members.includes(account)) return { request, query, account };
  sendProblem(response, { name: 'wrongTenantUser', values: foreigner(account, request) });
  return undefined;
}

function offerAccounts(
  response: Response,
  offer: {
    readonly request: AuthorizationRequest;
    readonly query: URLSearchParams;
    readonly hinted: MicrosoftAccount | undefined;
    readonly misleads: boolean;
    readonly members: readonly MicrosoftAccount[];
  },
): void {
  const { request, query, hinted, misleads, members } = offer;
  const rank = (account: MicrosoftAccount) => ((account === hinted) === misleads ? 1 : 0);
  const accounts = hinted === undefined ? members : [...members].sort((a, b) => rank(a) - rank(b));
  sendPicker(response, { app: request.client.name, query, accounts, preselected: hinted !== undefined });
}

/** What is said of somebody who signs in at a tenant that is not theirs. */
export function foreigner(
  { email, tid }: MicrosoftAccount,
  { client, tenant }: Pick<AuthorizationRequest, 'client' | 'tenant'>,
) {
  const home = tid === personalTenant ? 'live.com' : `https://sts.windows.net/${tid}/`;
  return { email, home, tenant, clientId: client.id, app: client.name };
}

/** What the tenant lets this person give: all that is asked, unless it withholds the mail. */
function grantable(state: MicrosoftState, { request, account }: Subject): readonly string[] {
  const withheld = state.faults.consent(account.email) === 'permission_unticked';
  return request.scopes.filter((scope) => !withheld || !isMailScope(scope));
}

function isConsented(state: MicrosoftState, subject: Subject): boolean {
  const consented = state.ledger.consented(subject.account.email, subject.request.client.id);
  return grantable(state, subject).every((scope) => !isResourceScope(scope) || consented.has(scope));
}

function returnWithCode(response: Response, state: MicrosoftState, subject: Subject): void {
  const { request, account } = subject;
  const { redirectUri, challenge, nonce, client } = request;
  const holder = { clientId: client.id, email: account.email, scopes: grantable(state, subject) };
  state.ledger.addConsent(holder);
  const offline = request.scopes.includes('offline_access');
  const code = state.ledger.approve({ ...holder, redirectUri, challenge, nonce, offline });
  const info: Record<string, string> = request.wantsClientInfo ? { client_info: clientInfo(account) } : {};
  returnToApp(response, request, { code, ...info, session_state: randomUUID() });
}

/** Which account it is, in the form MSAL keys its cache with. */
export function clientInfo({ oid, tid }: MicrosoftAccount): string {
  return Buffer.from(JSON.stringify({ uid: oid, utid: tid })).toString('base64url');
}

function returnToApp(response: Response, request: AuthorizationRequest, answer: ReturnParameters): void {
  const target = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  if (request.state !== undefined) target.searchParams.set('state', request.state);
  response.redirect(302, target.href);
}
