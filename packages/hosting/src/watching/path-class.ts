/** Paths that have one thing in common, so that a token in a path never becomes a label. The first that fits counts. */
const classes = [
  ['/slack/events', '/slack/events'],
  ['/slack/install', '/slack/install'],
  ['/slack/oauth_redirect', '/slack/oauth_redirect'],
  ['/api/messages', '/api/messages'],
  ['/reconnect/', '/reconnect/:token'],
  ['/oauth/google/callback', '/oauth/google/callback'],
  ['/oauth/microsoft/callback', '/oauth/microsoft/callback'],
  ['/api/v1/', '/api/v1'],
  ['/mail/inbound', '/mail/inbound'],
  ['/assets/', '/assets'],
] as const;

export type PathClass = (typeof classes)[number][1] | 'other';

/** `url` as a request line has it: a path and perhaps a query. */
export function pathClassOf(url: string | undefined): PathClass {
  return classes.find(([beginning]) => url?.startsWith(beginning) === true)?.[1] ?? 'other';
}
