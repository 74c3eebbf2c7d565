import { isSame, sign } from './signing.ts';

export interface InstallLinkOptions {
  /** Where the Slack app is served: `https://slack.aptly.example`. */
  readonly appUrl: string;
  /** The account at Aptly that whoever installs by this link will belong to. */
  readonly workspace: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** `SLACK_STATE_SECRET`. */
  readonly secret: string;
}

/**
 * The link by which Aptly lets a customer add the app to their Slack: whoever installs by it binds their team, or their
 * whole enterprise, to that account at Aptly. Made by Aptly's back end (docs/slack-install.md tells how without this
 * function), shown only to somebody who may administer the account, and good until it expires.
 */
export function createInstallLink({ appUrl, workspace, expiresAt, secret }: InstallLinkOptions): string {
  const link = new URL('/slack/install', appUrl);
  const exp = String(Math.floor(expiresAt / 1000));
  link.search = new URLSearchParams({ workspace, exp, sig: sign(secret, 'install-link', [workspace, exp]) }).toString();
  return link.href;
}

export type ReadLink =
  /** `workspace` is undefined for a link without any: the one fixed workspace is meant. */
  | { readonly outcome: 'good'; readonly workspace: string | undefined }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'forged' };

/** Longer names are no names. In characters. */
const longestWorkspace = 200;

/** `now`: milliseconds since 1970. */
export function readInstallLink(query: URLSearchParams, secret: string, now: number): ReadLink {
  const [workspace, exp, sig] = ['workspace', 'exp', 'sig'].map((name) => query.get(name));
  if (workspace == null && exp == null && sig == null) return { outcome: 'good', workspace: undefined };
  if (!workspace || workspace.length > longestWorkspace || !exp || !sig) return { outcome: 'forged' };
  if (!/^\d{1,12}$/.test(exp) || !isSame(sig, sign(secret, 'install-link', [workspace, exp]))) {
    return { outcome: 'forged' };
  }
  return Number(exp) * 1000 > now ? { outcome: 'good', workspace } : { outcome: 'expired' };
}
