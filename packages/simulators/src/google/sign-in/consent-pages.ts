import type { Response } from 'express';
import { accountChip, accountList } from '../../provider/account-list.ts';
import { linkWith } from '../../provider/link-with.ts';
import { html, sendPage } from '../../provider/page.ts';
import type { GoogleAccount } from '../google-accounts.ts';
import { describeScope } from '../scopes.ts';
import type { AuthorizationProblem, AuthorizationRequest } from './authorization-request.ts';

export function sendChooser(
  response: Response,
  chooser: {
    readonly app: string;
    readonly query: URLSearchParams;
    /** Each with its place among all accounts, which is what `authuser` counts. */
    readonly accounts: readonly { readonly account: GoogleAccount; readonly index: number }[];
    readonly preselected: boolean;
  },
): void {
  const { app, query, accounts, preselected } = chooser;
  const rows = accounts.map(({ account, index }) => ({
    ...account,
    href: linkWith(query, { authuser: String(index) }),
  }));
  sendPage(response, {
    provider: 'Google',
    title: 'Choose an account',
    content: html`<p>to continue to <b>${app}</b></p>
${accountList(rows, preselected)}`,
  });
}

export function sendConsent(
  response: Response,
  consent: {
    readonly request: AuthorizationRequest;
    readonly query: URLSearchParams;
    readonly account: GoogleAccount;
    readonly ticked: boolean;
  },
): void {
  const { request, query, account, ticked } = consent;
  const boxes = request.scopes.flatMap((scope) => {
    const words = describeScope(scope);
    return words === undefined ? [] : [{ scope, words }];
  });
  const others = linkWith(query, { prompt: [...new Set([...request.prompt, 'select_account'])].join(' ') }, 'authuser');
  sendPage(response, {
    provider: 'Google',
    title: `${request.client.name} wants access to your Google Account`,
    content: html`${accountChip({ ...account, href: others })}
<form method="post">
<fieldset>
<legend>Select what ${request.client.name} can access</legend>
<div class="fixed">See your name and your primary Google Account email address</div>
${boxes.map(
  ({ scope, words }) => html`<label><input type="checkbox" name="scope" value="${scope}"${ticked ? html` checked` : ''}>
<span>${words}</span></label>
`,
)}</fieldset>
<p class="quiet">You can take this access away in your Google Account at any time.</p>
<div class="actions">
<button class="main" name="decision" value="continue">Continue</button>
<button name="decision" value="cancel">Cancel</button>
</div>
</form>`,
  });
}

/** Google keeps the person on this page; the app never hears of it. */
export function sendProblem(response: Response, problem: AuthorizationProblem, app = 'This app'): void {
  sendPage(response, {
    provider: 'Google',
    status: problem.status,
    title: problem.code === 'admin_policy_enforced' ? 'Access blocked' : `Access blocked: ${app}’s request is invalid`,
    content: html`<p>${problem.detail}</p>
<p class="quiet">If you work on this app, the details are: <code>Error ${problem.status}: ${problem.code}</code></p>`,
  });
}

export function sendNoSuchAccount(response: Response): void {
  sendPage(response, {
    provider: 'Google',
    title: 'Couldn’t find your Google Account',
    content: html`<p>The account may have been deleted. It can be restored only for a short time after that.</p>`,
  });
}
