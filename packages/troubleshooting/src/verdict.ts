export const providers = ['google', 'microsoft'] as const;
export type Provider = (typeof providers)[number];

/** Why mail may stop, as the article has it. */
export const articleCauses = ['password_changed', 'auth_settings_changed', 'throttled', 'needs_refresh'] as const;

/** The article's four, and what may be the matter besides them. */
export const causes = [
  ...articleCauses,
  'mailbox_unavailable',
  'provider_outage',
  'app_misconfigured',
  'healthy',
  'unknown',
] as const;
export type Cause = (typeof causes)[number];

export const remedies = [
  'reconnect',
  'full_disconnect',
  'wait',
  'reduce_usage',
  'contact_admin',
  'contact_support',
  'restart_sync',
  'none',
] as const;
export type Remedy = (typeof remedies)[number];

/** `likely` means the provider's answer fits other causes too, which `alsoPossible` then names. */
export type Certainty = 'certain' | 'likely' | 'unknown';

/** What a person sees being checked, in this order. */
export const checkNames = ['sign_in', 'mailbox', 'notifications', 'limits'] as const;
export type CheckName = (typeof checkNames)[number];
/** `skipped`: an earlier check already decided, so the provider was not asked. */
export type CheckState = 'pending' | 'passed' | 'failed' | 'skipped';
export interface Check {
  readonly name: CheckName;
  readonly state: CheckState;
}

export type EvidenceStage =
  | 'token_refresh'
  | 'mailbox_read'
  | 'watch'
  | 'subscription'
  | 'authorize_callback'
  | 'network'
  /** Not seen by us: what Aptly's sync engine said of its last run. */
  | 'sync_report';

/** How it showed that the provider gave no answer. */
export type Silence = 'slow' | 'unreachable' | 'cut_off';

/** One thing the provider said, fit to be shown and mailed: no token, no address, no mail content. */
export interface EvidenceItem {
  readonly stage: EvidenceStage;
  /** When we saw it, ISO 8601. */
  readonly at: string;
  readonly status?: number;
  /** The provider's own word for it: `invalid_grant`, `AADSTS50173`, `userRateLimitExceeded`, `ECONNRESET`. */
  readonly code?: string;
  /** No answer came; `code` is then our own side's word for that, and nothing for a person to read. */
  readonly silence?: Silence;
  /** The provider's sentence, redacted, at most 300 characters. */
  readonly detail?: string;
  /** The provider's own numbers for it, no two the same; sign-in logs are searched by each under its name. */
  readonly requestId?: string;
  readonly traceId?: string;
  readonly correlationId?: string;
}

/** What an administrator needs in order to lift a block. */
export interface AdminNote {
  /** Which of the article package's administrator notes fits. */
  readonly setting: string;
  readonly appId: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly traceId?: string;
  readonly correlationId?: string;
}

/** What is wrong with an inbox, how sure that is, and what to do about it. Plain JSON. */
export interface Verdict {
  readonly cause: Cause;
  readonly alsoPossible: readonly Cause[];
  readonly remedy: Remedy;
  readonly certainty: Certainty;
  /** Which rule of the provider's table decided. */
  readonly rule: string;
  /** Which of the article package's explanations says it in plain words. */
  readonly explanation: string;
  /** Not before this time does it make sense to try again, ISO 8601. */
  readonly retryAt?: string;
  /** The decisive item first. */
  readonly evidence: readonly EvidenceItem[];
  readonly checks: readonly Check[];
  /** When the look at it began, ISO 8601. */
  readonly checkedAt: string;
  /** When Aptly last imported mail, ISO 8601, if that is known. */
  readonly lastGoodSyncAt?: string;
  readonly admin?: AdminNote;
  /** The provider was not asked: so many other inboxes were let down by it since then (ISO 8601). */
  readonly seenAlike?: { readonly inboxes: number; readonly since: string };
}

/** Who is called for by a remedy. A new one is sorted in here, for all that is asked of remedies below. */
const calledFor: Readonly<Record<Remedy, 'owner' | 'provider' | 'somebody' | 'nobody'>> = {
  reconnect: 'owner',
  full_disconnect: 'owner',
  wait: 'provider',
  reduce_usage: 'provider',
  contact_admin: 'somebody',
  contact_support: 'somebody',
  restart_sync: 'nobody',
  none: 'nobody',
};

type Remedied = Pick<Verdict, 'remedy'>;

/** Signing in again is called for. */
export const signingInHelps = ({ remedy }: Remedied): boolean => calledFor[remedy] === 'owner';

/** The provider is the one to wait for. */
export const mustWait = ({ remedy }: Remedied): boolean => calledFor[remedy] === 'provider';

/** Nothing stands in the way that time, an administrator or support would have to lift: the grant is all there is to try. */
export const leavesTheGrant = ({ remedy }: Remedied): boolean =>
  calledFor[remedy] === 'owner' || calledFor[remedy] === 'nobody';

/** Mail can be read, and only its announcements fail: what decided is the provider's trouble with the push channel. */
export function isOnlyLate({ cause, evidence }: Verdict): boolean {
  if (cause !== 'provider_outage') return false;
  const [decisive] = evidence;
  return decisive?.stage === 'watch' || decisive?.stage === 'subscription';
}

/** What a person told us that no provider will say. */
export type CauseHint = (typeof articleCauses)[number];

/** An inbox as a conversation knows it. */
export interface Inbox {
  readonly id: string;
  readonly workspace: string;
  readonly provider: Provider;
  readonly address: string;
  /** Whether the person in this conversation owns it: only the owner is given a link. */
  readonly own: boolean;
}

/** At whose consent page a person may leave unticked what Aptly needs; elsewhere it is their organization that keeps it back. */
const boxes: Readonly<Record<Provider, boolean>> = { google: true, microsoft: false };

export const hasBoxesToTick = ({ provider }: Pick<Inbox, 'provider'>): boolean => boxes[provider];

/** How a person connects again: `plain` renews the grant, `full` revokes the old one first. */
export type ReconnectMode = 'plain' | 'full';

/** What was verified after a consent; nothing of it is from memory. */
export interface Proof {
  /** The account that signed in. */
  readonly address: string;
  readonly mailboxReadable: true;
  readonly notificationsRenewed: boolean;
  /** Messages that arrived at the provider since the last good sync; undefined when it could not be counted. */
  readonly missed?: { readonly count: number; readonly from: string; readonly to: string };
  readonly at: string;
}

/** What a consent must have granted: reading mail, and going on while the person is away. */
export type Permission = 'read_mail' | 'offline';

/**
 * Why a consent did not make mail flow again. Only after `not_working` the new grant may have been stored all the same:
 * where mail can be read with it.
 */
export type Refusal =
  | { readonly reason: 'wrong_account'; readonly account: string }
  | { readonly reason: 'permission_missing'; readonly permissions: readonly Permission[] }
  | { readonly reason: 'cancelled' }
  | { readonly reason: 'provider'; readonly verdict: Verdict }
  | { readonly reason: 'not_working'; readonly verdict: Verdict };
