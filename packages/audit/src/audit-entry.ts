/** Who did it. People are named by their account on a platform, never by name or address. */
export type Actor =
  /** A conversation's key: `slack:T1:U1`. */
  | { readonly kind: 'person'; readonly conversation: string }
  /** Whoever holds a link, in a browser. */
  | { readonly kind: 'browser' }
  /** Aptly's back end, by the Inbox API's key. */
  | { readonly kind: 'aptly' }
  /** Whoever sent a mail; the deed tells whether they were taken for support. */
  | { readonly kind: 'mail' }
  /** The assistant, by itself. */
  | { readonly kind: 'assistant' }
  /** A command on a machine of ours; the name is the machine account's. */
  | { readonly kind: 'operator'; readonly name: string };

/** Every step that somebody may have to account for. */
export const auditedDeeds = [
  'inbox.registered',
  /** Aptly gave a known inbox another owner or other members: others may see and reconnect it from now on. */
  'inbox.people_changed',
  'inbox.removed',
  'inbox.disconnected',
  'inbox.recovered',
  'inbox.reconnected',
  'link.issued',
  'consent.started',
  'consent.refused',
  /** Somebody came back from a provider who was not sent there: a forged, foreign, repeated or late return. */
  'consent.turned_away',
  'grant.revoked',
  /** A new grant was not good enough and was given back. */
  'grant.returned',
  'grant.resealed',
  'access.given',
  'owner.asked',
  'owner.declined',
  'stranger.turned_away',
  'case.opened',
  /** An answer by mail, verified to be support's, was told to the person. */
  'answer.told',
  /** Somebody wrote to a case as support and was not verified to be. */
  'answer.refused',
  'person.forgotten',
  /** Somebody added the chat app to their team; `about` says which. */
  'app.installed',
  'app.removed',
  /** What Slack gave us for a team is sealed with another key from now on. */
  'app.resealed',
  /** An operator said to which account at Aptly a Teams tenant belongs; `about` says which. */
  'tenant.bound',
  'tenant.unbound',
] as const;
export type AuditedDeed = (typeof auditedDeeds)[number];

/** One line of the audit log. Plain JSON, without secrets, addresses or words of a person. */
export interface AuditEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly deed: AuditedDeed;
  readonly by: Actor;
  /** The inbox's id at Aptly. */
  readonly inbox?: string;
  readonly workspace?: string;
  /** What else tells one such deed from another: a provider, a mode, a reason, a count. */
  readonly about?: Readonly<Record<string, string | number>>;
  /** What is done every hour is told once a day: so many times in all, from `at` until `last`. Left out: once. */
  readonly repeated?: { readonly times: number; readonly last: string };
}
