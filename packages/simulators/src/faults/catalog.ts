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
    google: 'Somebody changed the password. Google ends all access to the mail, and does not say why.',
    microsoft:
      'An administrator reset the password. Microsoft ends all access given before that, and says when it was.',
  },
  signed_out_everywhere: {
    kind: 'mailbox',
    title: 'Signed out everywhere',
    google: 'The owner took away Aptly’s access in their Google Account.',
    microsoft: 'All sign-ins of the account were ended. Microsoft answers as it does after a password change.',
  },
  admin_policy: {
    kind: 'mailbox',
    title: 'Settings changed by the admin',
    google: 'An administrator no longer lets Aptly in. Signing in stops on a page of Google’s own.',
    microsoft: 'An administrator’s rule keeps Aptly out. Signing in ends at “Need admin approval”.',
  },
  throttled: {
    kind: 'mailbox',
    title: 'Too many requests for ten minutes',
    google: 'Gmail turns requests away, and says until when.',
    microsoft: 'Microsoft turns requests away, and says for how long.',
  },
  stale_connection: {
    kind: 'mailbox',
    title: 'Stale connection',
    google: 'Gmail has stopped telling Aptly of new mail, and has forgotten where Aptly was, until both are renewed.',
    microsoft:
      'Microsoft has stopped telling Aptly of new mail, and has forgotten where Aptly was, until both are renewed.',
  },
  mailbox_gone: {
    kind: 'mailbox',
    title: 'Mailbox gone',
    google: 'The account was deleted, and nobody can sign in to it.',
    microsoft: 'Signing in works, but there is no mailbox behind the account.',
  },
  provider_down: {
    kind: 'mailbox',
    title: 'Provider down',
    google: 'Google answers with errors, whether Aptly signs in or reads mail.',
    microsoft: 'Microsoft answers with errors, whether Aptly signs in or reads mail.',
  },
  our_misconfiguration: {
    kind: 'mailbox',
    title: 'A mistake on Aptly’s side',
    google: 'Google no longer knows Aptly.',
    microsoft: 'The secret by which Microsoft knows Aptly has expired.',
  },
  mail_frozen: {
    kind: 'mailbox',
    title: 'Sync stays frozen',
    google: 'Signing in works, but Gmail no longer tells Aptly of new mail, and claims that it does.',
    microsoft: 'Signing in works, but Microsoft no longer tells Aptly of new mail, and finds nothing to renew.',
  },
  push_down: {
    kind: 'mailbox',
    title: 'Live updates down',
    google: 'Mail can be read. Gmail no longer tells Aptly of new mail, and every try to renew that fails.',
    microsoft: 'Mail can be read. Microsoft no longer tells Aptly of new mail, and every try to renew that fails.',
  },
  wrong_account: {
    kind: 'consent',
    title: 'Wrong account',
    google: 'The page to sign in puts another account first.',
    microsoft: 'The page to sign in puts another account first.',
  },
  permission_unticked: {
    kind: 'consent',
    title: 'Permission unticked',
    google: 'The boxes that let Aptly read the mail start unticked.',
    microsoft: 'The organisation gives everything but the mail, and signing in succeeds without it.',
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
