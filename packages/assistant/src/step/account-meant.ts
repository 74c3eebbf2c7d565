import type { Snapshot } from '@reconnect/troubleshooting';
import { asksWhichAccount, claimsAccount } from '../wordings/account.ts';

/** Somebody asks with which account to sign in; or, after they took another one, says that it is theirs, or that they have no other. */
export function isAboutAccount(said: string, snapshot: Snapshot): boolean {
  if (!snapshot.matches('offeringReconnect') && !snapshot.matches('offeringFullDisconnect')) return false;
  const wasAnother = snapshot.context.refusal?.reason === 'wrong_account';
  return asksWhichAccount.occursIn(said) || (wasAnother && claimsAccount.occursIn(said));
}
