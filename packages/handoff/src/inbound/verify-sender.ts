import { domainOf } from '@reconnect/troubleshooting';
import { type AuthenticationResult, parseAuthenticationResults } from './authentication-results.ts';
import type { InboundMail } from './inbound-mail.ts';

/** Whose word counts as support's. */
export interface Trust {
  /** Addresses (`ana@getaptly.com`) and whole domains (`getaptly.com`, without those below it), in lower case. */
  readonly senders: readonly string[];
  /**
   * The authserv-id under which our own receiving server writes what it found. That server must take out what others
   * wrote under its name (RFC 8601, section 5). Left out: nobody is believed.
   */
  readonly server: string | undefined;
}

export type Verification =
  | { readonly verified: true }
  /**
   * `unclear_sender`: no From, or several. `not_support`: somebody else. `not_authenticated`: our receiving server does not
   * vouch that it came from where it says.
   */
  | { readonly verified: false; readonly because: 'unclear_sender' | 'not_support' | 'not_authenticated' };

/**
 * Tells whether support wrote a mail. Anybody may learn a case's address and write support's name into `From`, so both
 * have to hold: the address is one of support's, and the receiving server found it to be genuine.
 */
export function verifySender({ from, authentication }: InboundMail, { senders, server }: Trust): Verification {
  if (from === undefined) return { verified: false, because: 'unclear_sender' };
  const domain = domainOf(from.address);
  if (!senders.includes(from.address) && !senders.includes(domain)) return { verified: false, because: 'not_support' };
  const found = authentication === undefined ? undefined : parseAuthenticationResults(authentication);
  const genuine = found !== undefined && found.server === server?.toLowerCase() && isGenuine(found.results, domain);
  return genuine ? { verified: true } : { verified: false, because: 'not_authenticated' };
}

/** DMARC decides where the domain has it; else one of the two it is made of, when it speaks of the same domain. */
function isGenuine(results: readonly AuthenticationResult[], domain: string): boolean {
  const dmarc = results.filter(({ method, result }) => method === 'dmarc' && result !== 'none');
  if (dmarc.length > 0) {
    return dmarc.every(({ result, properties }) => result === 'pass' && properties.get('header.from') === domain);
  }
  return results.some(
    ({ method, result, properties }) => result === 'pass' && isOf(domain, provenDomain(method, properties)),
  );
}

function provenDomain(method: string, properties: ReadonlyMap<string, string>): string | undefined {
  if (method === 'dkim') return properties.get('header.d') ?? domainOf(properties.get('header.i') ?? '');
  return method === 'spf' ? domainOf(properties.get('smtp.mailfrom') ?? '') : undefined;
}

/** The domain itself or one below it: those are its owner's. One above it may be anybody's (`github.io`). */
function isOf(domain: string, proven: string | undefined): boolean {
  return proven !== undefined && (proven === domain || proven.endsWith(`.${domain}`));
}
