import type { Request, Response, Router } from 'express';
import { sendAnswer } from '../../faults/answer.ts';
import answers from '../../faults/google-answers.json' with { type: 'json' };
import { formOf, queryOf, readForm } from '../../provider/door.ts';
import type { GoogleAccount } from '../google-accounts.ts';
import type { GoogleState } from '../google-world.ts';
import { isGmailScope } from '../scopes.ts';
import { type AuthorizationRequest, readAuthorization } from './authorization-request.ts';
import { sendChooser, sendConsent, sendNoSuchAccount, sendProblem } from './consent-pages.ts';

/** A request that was accepted, and the account it is for. */
interface Sitting {
  readonly request: AuthorizationRequest;
  readonly query: URLSearchParams;
  readonly account: GoogleAccount;
}

/** The pages of `/o/oauth2/v2/auth`: everything they need is in the query, so that nothing is kept between them. */
export function serveAuthorize(router: Router, state: GoogleState): void {
  router.get('/o/oauth2/v2/auth', (request, response) => {
    const sitting = beginSitting(request, response, state);
    if (sitting === undefined) return;
    const asks = sitting.request.prompt.has('consent') || !isConsented(state, sitting);
    if (!asks) returnWithCode(response, state, { ...sitting, granted: sitting.request.scopes, asked: false });
    else if (sitting.request.prompt.has('none'))
      returnToApp(response, sitting.request, { error: 'interaction_required' });
    else {
      const ticked = state.faults.consent(sitting.account.email) !== 'permission_unticked';
      sendConsent(response, { ...sitting, ticked });
    }
  });

  router.post('/o/oauth2/v2/auth', readForm, (request, response) => {
    const sitting = beginSitting(request, response, state);
    if (sitting === undefined) return;
    const form = formOf(request);
    if (form.get('decision') !== 'continue') {
      returnToApp(response, sitting.request, { error: 'access_denied' });
      return;
    }
    const ticked = form.getAll('scope');
    const granted = sitting.request.scopes.filter((scope) => !isGmailScope(scope) || ticked.includes(scope));
    returnWithCode(response, state, { ...sitting, granted, asked: true });
  });
}

/** Finds out what is asked and for whom; answers by itself, and returns undefined, where that is not settled yet. */
function beginSitting(request: Request, response: Response, state: GoogleState): Sitting | undefined {
  const query = queryOf(request);
  const hinted = accountByHint(state, query.get('login_hint'));
  const general = state.faults.mailbox(hinted?.email);
  if (general === 'provider_down') {
    sendAnswer(response, answers.frontEndDown);
    return undefined;
  }
  const reading = readAuthorization(query, general === 'our_misconfiguration' ? [] : state.clients);
  if (!reading.ok) {
    sendProblem(response, reading.problem);
    return undefined;
  }
  const account = chosenAccount(state, query, reading.request);
  if (account === undefined) {
    if (reading.request.prompt.has('none')) returnToApp(response, reading.request, { error: 'login_required' });
    else offerAccounts(response, state, { request: reading.request, query, hinted });
    return undefined;
  }
  const sitting = { request: reading.request, query, account };
  return isBarred(response, state, sitting) ? undefined : sitting;
}

function accountByHint(state: GoogleState, hint: string | null): GoogleAccount | undefined {
  const wanted = hint?.toLowerCase();
  return [...state.accounts.all.values()].find(({ email, subject }) => email === wanted || subject === wanted);
}

/** `authuser` counts the accounts; a hint chooses too, unless the app or a fault wants the chooser. */
function chosenAccount(
  state: GoogleState,
  query: URLSearchParams,
  request: AuthorizationRequest,
): GoogleAccount | undefined {
  const index = query.get('authuser');
  if (index !== null) return [...state.accounts.all.values()][Number(index)];
  const hinted = accountByHint(state, query.get('login_hint'));
  if (hinted === undefined || request.prompt.has('select_account')) return undefined;
  return state.faults.consent(hinted.email) === 'wrong_account' ? undefined : hinted;
}

function offerAccounts(
  response: Response,
  state: GoogleState,
  asked: {
    readonly request: AuthorizationRequest;
    readonly query: URLSearchParams;
    readonly hinted: GoogleAccount | undefined;
  },
): void {
  const { request, query, hinted } = asked;
  const misleads = hinted !== undefined && state.faults.consent(hinted.email) === 'wrong_account';
  const accounts = [...state.accounts.all.values()]
    .map((account, index) => ({ account, index }))
    .filter(({ account }) => state.faults.mailbox(account.email) !== 'mailbox_gone')
    .sort((a, b) => rank(a.account) - rank(b.account));
  function rank(account: GoogleAccount): number {
    if (hinted === undefined) return 0;
    return (account === hinted) === misleads ? 1 : 0;
  }
  sendChooser(response, { app: request.client.name, query, accounts, preselected: hinted !== undefined });
}

function isBarred(response: Response, state: GoogleState, { request, account }: Sitting): boolean {
  const fault = state.faults.mailbox(account.email);
  if (fault === 'mailbox_gone') sendNoSuchAccount(response);
  else if (fault === 'admin_policy') {
    const detail = `Your institution’s admin needs to review ${request.client.name} before you can use it.`;
    sendProblem(response, { status: 400, code: 'admin_policy_enforced', detail }, request.client.name);
  } else return false;
  return true;
}

function isConsented(state: GoogleState, { request, account }: Sitting): boolean {
  const consented = state.ledger.consented(account.email, request.client.id);
  return request.scopes.every((scope) => consented.has(scope));
}

function returnWithCode(
  response: Response,
  state: GoogleState,
  sitting: Sitting & { readonly granted: readonly string[]; readonly asked: boolean },
): void {
  const { request, account, granted, asked } = sitting;
  const { ledger } = state;
  const earlier = request.includeGranted ? [...ledger.consented(account.email, request.client.id)] : [];
  const scopes = [...granted, ...earlier.filter((scope) => !request.scopes.includes(scope))];
  const holder = { clientId: request.client.id, email: account.email, scopes };
  ledger.addConsent(holder);
  const { redirectUri, challenge, nonce } = request;
  const code = ledger.approve({ ...holder, redirectUri, challenge, nonce, offline: request.offline && asked });
  returnToApp(response, request, { code, scope: scopes.join(' '), authuser: '0', prompt: asked ? 'consent' : 'none' });
}

function returnToApp(
  response: Response,
  request: AuthorizationRequest,
  answer: Readonly<Record<string, string>>,
): void {
  const target = new URL(request.redirectUri);
  if (request.state !== undefined) target.searchParams.set('state', request.state);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  response.redirect(302, target.href);
}
