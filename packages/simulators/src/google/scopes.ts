const prefix = 'https://www.googleapis.com/auth/';

/** What the consent page says of each scope that a person may untick. */
const untickable: Readonly<Record<string, string>> = {
  'https://mail.google.com/': 'Read, compose, send, and permanently delete all your email from Gmail',
  [`${prefix}gmail.readonly`]: 'View your email messages and settings',
  [`${prefix}gmail.modify`]: 'Read, compose, and send emails from your Gmail account',
  [`${prefix}gmail.metadata`]: 'View your email message metadata such as labels and headers, but not the email body',
  [`${prefix}gmail.send`]: 'Send email on your behalf',
};

/** Signing in, which nobody can untick; short names are answered with the long ones. */
const signIn: Readonly<Record<string, string>> = {
  openid: 'openid',
  email: `${prefix}userinfo.email`,
  profile: `${prefix}userinfo.profile`,
  [`${prefix}userinfo.email`]: `${prefix}userinfo.email`,
  [`${prefix}userinfo.profile`]: `${prefix}userinfo.profile`,
};

/** The name Google answers with; undefined for a scope that does not exist. */
export function canonicalScope(scope: string): string | undefined {
  return signIn[scope] ?? (scope in untickable ? scope : undefined);
}

/** What the person reads beside the box; undefined for scopes without one. */
export function describeScope(scope: string): string | undefined {
  return untickable[scope];
}

export function isGmailScope(scope: string): boolean {
  return scope in untickable;
}

const readsHeaders = [
  'https://mail.google.com/',
  `${prefix}gmail.readonly`,
  `${prefix}gmail.modify`,
  `${prefix}gmail.metadata`,
];

/** Whether profile, lists, headers, history and watch may be used. */
export function mayReadHeaders(scopes: readonly string[]): boolean {
  return scopes.some((scope) => readsHeaders.includes(scope));
}

/** Searching with `q` is refused as soon as the metadata scope is among the granted ones. */
export function maySearch(scopes: readonly string[]): boolean {
  return !scopes.includes(`${prefix}gmail.metadata`);
}
