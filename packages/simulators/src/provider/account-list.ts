import { type Html, html } from './page.ts';

export interface ListedAccount {
  readonly email: string;
  readonly name: string;
  /** Where choosing it leads; relative, so that it holds under any prefix. */
  readonly href: string;
}

/** The rows of an account chooser; the first one is marked and has the focus when `preselected`. */
export function accountList(accounts: readonly ListedAccount[], preselected: boolean): Html {
  const row = ({ email, name, href }: ListedAccount, index: number) => html`
<li><a class="account" href="${href}" data-account="${email}"${preselected && index === 0 ? html` autofocus` : ''}>
${face(name)}<span><b>${name}</b><small>${address(email)}</small></span>
${preselected && index === 0 ? html`<small class="aside">Signed in</small>` : ''}</a></li>`;
  return html`<ul>${accounts.map(row)}</ul>`;
}

/** Who the page speaks about; leads back to the chooser. */
export function accountChip({ email, name, href }: ListedAccount): Html {
  return html`<a class="chip" href="${href}" data-switch>${face(name)}<span>${address(email)}</span><small class="aside">Change</small></a>`;
}

function face(name: string): Html {
  return html`<span class="face" aria-hidden="true">${name.slice(0, 1).toUpperCase()}</span>`;
}

/** Breaks, where it must, before the @. */
function address(email: string): Html {
  const at = email.lastIndexOf('@');
  return html`${email.slice(0, at)}<wbr>${email.slice(at)}`;
}
