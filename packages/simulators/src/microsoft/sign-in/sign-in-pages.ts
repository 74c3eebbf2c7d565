import type { Response } from 'express';
import { accountChip, accountList } from '../../provider/account-list.ts';
import { linkWith } from '../../provider/link-with.ts';
import { type Html, html, sendPage } from '../../provider/page.ts';
import type { MicrosoftAccount } from '../microsoft-accounts.ts';
import { describeScopes } from '../scopes.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { describeProblem, type EntraProblem } from './entra-error.ts';

/** What the pages speak about: the app's request for one account. */
export interface Subject {
  readonly request: AuthorizationRequest;
  readonly query: URLSearchParams;
  readonly account: MicrosoftAccount;
}

/** Which form of the pages was sent back. */
export type Step = 'sign-in' | 'consent' | 'approval';

export function sendPicker(
  response: Response,
  picker: {
    readonly app: string;
    readonly query: URLSearchParams;
    readonly accounts: readonly MicrosoftAccount[];
    readonly preselected: boolean;
  },
): void {
  const { app, query, accounts, preselected } = picker;
  const rows = accounts.map((account) => ({ ...account, href: linkWith(query, { picked: account.oid }) }));
  sendPage(response, {
    provider: 'Microsoft',
    title: 'Pick an account',
    content: html`<p>to continue to <b>${app}</b></p>
${accountList(rows, preselected)}`,
  });
}

/** Stands where the password would be asked, because the browser's session has ended. */
export function sendSignIn(response: Response, { request, query, account }: Subject): void {
  sendPage(response, {
    provider: 'Microsoft',
    title: 'Sign in again',
    content: html`${chip(query, account)}
<p>Your session has ended. The real Microsoft asks for the password here, to continue to <b>${request.client.name}</b>.</p>
${form(
  'sign-in',
  html`<button class="main" name="decision" value="continue">Sign in</button>
<button name="decision" value="cancel">Cancel</button>`,
)}`,
  });
}

export function sendConsent(response: Response, subject: Subject & { readonly scopes: readonly string[] }): void {
  const { request, query, account, scopes } = subject;
  sendPage(response, {
    provider: 'Microsoft',
    title: 'Permissions requested',
    content: html`${chip(query, account)}
<p><b>${request.client.name}</b> would like to:</p>
<ul>${describeScopes(scopes).map((words) => html`<li class="fixed">${words}</li>`)}</ul>
<p class="quiet">You can change this at any time at myapps.microsoft.com.</p>
${form(
  'consent',
  html`<button class="main" name="decision" value="continue">Accept</button>
<button name="decision" value="cancel">Cancel</button>`,
)}`,
  });
}

/** The tenant lets nobody but its administrators consent; the only way on is back. */
export function sendNeedApproval(response: Response, { request, query, account }: Subject): void {
  const app = request.client.name;
  sendPage(response, {
    provider: 'Microsoft',
    title: 'Need admin approval',
    content: html`${chip(query, account)}
<p><b>${app}</b> needs permission to access resources in ${account.organisation} that only an admin can grant.
Please ask an admin to grant permission to this app before you can use it.</p>
${form('approval', html`<button class="main" name="decision" value="cancel">Return to the application without granting consent</button>`)}`,
  });
}

/** Microsoft keeps the person on this page; the app never hears of it. */
export function sendProblem(response: Response, problem: EntraProblem): void {
  const { kept, sentence } = describeProblem(problem);
  sendPage(response, {
    provider: 'Microsoft',
    status: kept.status,
    title: 'Sorry, but we’re having trouble signing you in.',
    content: html`<p>${sentence}</p>`,
  });
}

function chip(query: URLSearchParams, account: MicrosoftAccount): Html {
  const href = linkWith(query, { prompt: 'select_account' }, 'picked');
  return accountChip({ ...account, href });
}

function form(step: Step, buttons: Html): Html {
  return html`<form method="post">
<input type="hidden" name="step" value="${step}">
<div class="actions">${buttons}</div>
</form>`;
}
