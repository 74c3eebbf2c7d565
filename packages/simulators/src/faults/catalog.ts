export type Provider = 'google' | 'microsoft';

/** Done to the account once; only a new consent (or a renewed watch) undoes it, as with the real thing. */
export type Happening = 'password_changed' | 'signed_out_everywhere' | 'stale_connection';

/** Lasts until another fault or `healthy` is set. */
export type StandingFault =
  | 'admin_policy'
  | 'throttled'
  | 'mailbox_gone'
  | 'provider_down'
  | 'our_misconfiguration'
  | 'mail_frozen'
  | 'push_down';

/** Shows on the consent pages only. */
export type ConsentFault = 'wrong_account' | 'permission_unticked';

/** Spoils every answer of the token endpoint and the mail API on its way to the client. */
export type TransportFault = 'hang' | 'reset' | 'slow_drip' | 'truncated' | 'huge_body' | 'invalid_json';

export type FaultName = Happening | StandingFault | ConsentFault | TransportFault | 'healthy';

export type FaultKind = 'mailbox' | 'consent' | 'transport';

/** One line of a picker. */
export interface FaultEntry {
  readonly name: FaultName;
  readonly provider: Provider;
  /** Faults of different kinds may be set beside each other. */
  readonly kind: FaultKind;
  readonly title: string;
  /** What the provider does from now on, for who picks it. */
  readonly what: string;
}

type Texts = Record<FaultName, { kind: FaultKind; title: string; google: string; microsoft: string }>;

const texts: Texts = {
  healthy: {
    kind: 'mailbox',
    title: 'Healthy',
    google: 'Takes every fault away. A permission that is dead stays dead until a new consent.',
    microsoft: 'Takes every fault away. A permission that is dead stays dead until a new consent.',
  },
  password_changed: {
    kind: 'mailbox',
    title: 'Password changed',
    google: 'Every permission that includes Gmail dies: invalid_grant, without a word about why.',
    microsoft:
      'Tokens from before now are refused: AADSTS50173, with the date of the change; AADSTS70000 for a personal account.',
  },
  signed_out_everywhere: {
    kind: 'mailbox',
    title: 'Signed out everywhere',
    google: 'The app’s access is removed and every permission dies: invalid_grant.',
    microsoft: 'All sign-ins are revoked: AADSTS50173, the same answer as after a password change.',
  },
  admin_policy: {
    kind: 'mailbox',
    title: 'Settings changed by the admin',
    google:
      'Refresh answers admin_policy_enforced, Gmail answers domainPolicy, and the consent stops on Google’s own page.',
    microsoft: 'Refresh answers AADSTS53003 (Conditional Access), and the consent says “Need admin approval”.',
  },
  throttled: {
    kind: 'mailbox',
    title: 'Throttled for ten minutes',
    google: 'Gmail answers 429 “User-rate limit exceeded” and says until when.',
    microsoft: 'Graph answers 429 ApplicationThrottled (MailboxConcurrency) with Retry-After.',
  },
  stale_connection: {
    kind: 'mailbox',
    title: 'Stale connection',
    google: 'The watch has ended and old history ids answer 404, until both are renewed.',
    microsoft: 'The subscription is gone and old delta links answer 410 SyncStateNotFound, until both are renewed.',
  },
  mailbox_gone: {
    kind: 'mailbox',
    title: 'Mailbox gone',
    google: 'The account was deleted: refresh and Gmail refuse it, and nobody can sign in to it.',
    microsoft: 'Signing in works, but there is no mailbox behind the account: MailboxNotEnabledForRESTAPI.',
  },
  provider_down: {
    kind: 'mailbox',
    title: 'Provider down',
    google: 'Google’s front end answers 502 and Gmail 503.',
    microsoft: 'The sign-in service answers AADSTS90033 and Graph 503 with Retry-After.',
  },
  our_misconfiguration: {
    kind: 'mailbox',
    title: 'Our own misconfiguration',
    google: 'Google no longer knows our client: invalid_client.',
    microsoft: 'Our client secret has expired: AADSTS7000222.',
  },
  mail_frozen: {
    kind: 'mailbox',
    title: 'Sync stays frozen',
    google: 'Sign-in and profile are fine, but the watch has ended, and Gmail says that there is one already.',
    microsoft: 'Sign-in and profile are fine, but the subscription is gone and Graph finds nothing to renew or make.',
  },
  push_down: {
    kind: 'mailbox',
    title: 'Live updates down',
    google: 'Mail can be read, but the watch has ended and every try to renew it answers 500.',
    microsoft: 'Mail can be read, but the subscription is gone and every try to make one answers 500.',
  },
  wrong_account: {
    kind: 'consent',
    title: 'Wrong account',
    google: 'The chooser ignores the hint and puts another account first.',
    microsoft: 'The account picker ignores the hint and puts another account first.',
  },
  permission_unticked: {
    kind: 'consent',
    title: 'Permission unticked',
    google: 'The boxes of the Gmail permissions start unticked.',
    microsoft: 'The organisation withholds the mail permissions: consent succeeds without them.',
  },
  hang: transport('Never answers', 'The request is taken and never answered.'),
  reset: transport('Connection reset', 'The connection is reset instead of an answer.'),
  slow_drip: transport('Slow drip', 'The body arrives one byte every 100 ms and never ends.'),
  truncated: transport('Cut short', 'The connection ends in the middle of the body.'),
  huge_body: transport('Huge body', 'The body is 64 MB of JSON.'),
  invalid_json: transport('Not JSON', 'A 200 that claims to be JSON and is a web page.'),
};

function transport(title: string, what: string) {
  return { kind: 'transport', title, google: what, microsoft: what } as const;
}

/** Every fault of every provider, in the order a picker shows them. */
export const faultCatalog: readonly FaultEntry[] = (['google', 'microsoft'] as const).flatMap((provider) =>
  Object.entries(texts).map(([name, text]) => ({
    name: name as FaultName,
    provider,
    kind: text.kind,
    title: text.title,
    what: text[provider],
  })),
);

export function kindOf(fault: FaultName): FaultKind {
  return texts[fault].kind;
}
