import { type Cause, type Certainty, type Remedy, signingInHelps } from '@reconnect/troubleshooting';
import type { Signals } from '../reading/signals.ts';

/** What may change when a judgement would break a promise. */
export interface Promised {
  readonly cause: Cause;
  readonly remedy: Remedy;
  readonly certainty: Certainty;
  readonly admin?: string;
}

/** What takes the place of a reconnect that would be pointless. */
const insteadOfReconnect: Readonly<Partial<Record<Cause, Remedy>>> = {
  throttled: 'wait',
  provider_outage: 'wait',
  app_misconfigured: 'contact_support',
  healthy: 'none',
  unknown: 'contact_support',
};

/** An organisation's rule that the person meets by signing in again; every other one needs the administrator. */
const metBySigningIn: ReadonlySet<string> = new Set(['google.session-control', 'microsoft.sign-in-frequency']);

function safeRemedy({ cause, remedy, admin }: Promised): Remedy {
  if (!signingInHelps({ remedy })) return remedy;
  if (admin !== undefined && !metBySigningIn.has(admin)) return 'contact_admin';
  return insteadOfReconnect[cause] ?? remedy;
}

function safeCertainty({ cause, certainty }: Promised, signals: Signals): Certainty {
  if (cause === 'unknown') return 'unknown';
  const doubtful =
    // Google never says why a grant died, so a password is never more than likely there.
    (cause === 'password_changed' && signals.provider === 'google') ||
    // One failure that passes by itself proves nothing; more than one inbox failing alike does.
    (cause === 'provider_outage' && signals.known.failingAlike < 2) ||
    signals.kind === 'network' ||
    // Words picked out of a page or a cut-off answer may be somebody else's.
    !signals.sound;
  return doubtful && certainty === 'certain' ? 'likely' : certainty;
}

/**
 * Holds what must never happen, whatever a table says: no reconnect link for throttling, an outage, our own fault or what only an
 * administrator can lift; no certain "your password changed" from Google; no certainty from one transient failure.
 */
export function keepPromises<J extends Promised>(judgement: J, signals: Signals): J {
  return { ...judgement, remedy: safeRemedy(judgement), certainty: safeCertainty(judgement, signals) };
}
