import type { Snapshot } from '@reconnect/troubleshooting';
import { plain } from './orders.ts';

const account = '(?:account|e ?mail|address|one)';
const one = '(?:that|this|it|the (?:other|right))';
const questions = [
  `(?:which|what) (?:google |microsoft |gmail |outlook |e ?mail )?(?:account|address|login|user(?:name)?)`,
  '(?:que|cual) (?:es la )?(?:cuenta|direccion|usuario)',
];
const claims = [
  // "I only have that one", "I have no other account".
  '(?:only|just) (?:have|got|use) (?:that|this|the|one)',
  `only ${account}`,
  `(?:no|any) other ${account}`,
  '(?:have|got) another (?:account|one|e ?mail)',
  '(?:solo|solamente) (?:tengo|uso) (?:es[ae]|est[ae]|una?)',
  '(?:la|mi) unica(?: cuenta)?',
  'no tengo (?:otra|mas cuentas)',
  // "That is my account", "I used the right account".
  `(?:that|this|it)(?: i| wa)?s (?:my|the (?:right|correct|same)) (?:own )?${account}`,
  '(?:used|picked|chose|took) (?:the (?:right|correct|same) (?:account|one)|my (?:own )?account)',
  '(?:es|era) (?:mi|la misma) cuenta',
  '(?:es|era|use|elegi) la (?:cuenta )?(?:correcta|misma)',
  // "I cannot sign in with that one".
  `(?:can(?:not| not| ?t)|(?:do|did) ?(?:not|n ?t)) (?:have|use|know|get into|have access to|(?:sign|log) in (?:to|with|as)) ${one}`,
  'no (?:tengo|conozco|puedo usar) (?:acceso a )?(?:es[ae]|est[ae]) cuenta',
];

const within = (phrases: readonly string[]) => new RegExp(`\\b(?:${phrases.join('|')})\\b`);
const asks = within(questions);
const claimsTheirs = within(claims);

/** Somebody asks with which account to sign in; or, after they took another one, says that it is theirs, or that they have no other. */
export function isAboutAccount(text: string, snapshot: Snapshot): boolean {
  if (!snapshot.matches('offeringReconnect') && !snapshot.matches('offeringFullDisconnect')) return false;
  const said = plain(text);
  return asks.test(said) || (snapshot.context.refusal?.reason === 'wrong_account' && claimsTheirs.test(said));
}
