import { domainOf } from '@reconnect/troubleshooting';
import { boundedFetch } from '../bounded-fetch.ts';

/** For both calls together, as somebody waits in front of a browser. Milliseconds. */
const patience = 5_000;

type Told = Readonly<Record<string, unknown>>;

/**
 * The addresses of the signed-in person's mailbox, in the domains that Microsoft has proven to be their organisation's: any
 * administrator may write anybody's address into a `mail` of theirs. `User.Read` is enough for both calls. None for personal
 * accounts, which have no organisation. `undefined`: Graph could not be reached, or was in no state to answer.
 */
export async function readAliases(graphRootUrl: string, accessToken: string): Promise<readonly string[] | undefined> {
  const signal = AbortSignal.timeout(patience);
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
  const read = async (path: string): Promise<Told | undefined> => {
    try {
      const response = await boundedFetch(`${graphRootUrl.replace(/\/$/, '')}/v1.0/${path}`, { headers, signal });
      if (response.status === 429 || response.status >= 500) return undefined;
      const told: unknown = response.ok ? await response.json() : {};
      return isObject(told) ? told : undefined;
    } catch {
      // What the provider or the network does is an answer: none.
      return undefined;
    }
  };
  const [me, organisations] = await Promise.all([
    read('me?$select=id,mail,userPrincipalName,proxyAddresses'),
    read('organization?$select=id,verifiedDomains'),
  ]);
  if (me === undefined || organisations === undefined) return undefined;
  const domains = domainsOf(organisations);
  return addressesOf(me).filter((address) => domains.has(domainOf(address)));
}

/** Graph lists what else is reached there too (`x500:`, `sip:`), each with its kind before it. */
function addressesOf({ mail, userPrincipalName, proxyAddresses }: Told): readonly string[] {
  const mails = listOf(proxyAddresses)
    .filter(isText)
    .filter((address) => /^smtp:/i.test(address));
  return [mail, userPrincipalName, ...mails.map((address) => address.slice('smtp:'.length))].filter(isText);
}

function domainsOf({ value }: Told): ReadonlySet<string> {
  const domains = listOf(value).flatMap((organisation) =>
    isObject(organisation) ? listOf(organisation['verifiedDomains']) : [],
  );
  const names = domains.map((domain) => (isObject(domain) ? domain['name'] : undefined));
  return new Set(names.filter(isText).map((name) => name.toLowerCase()));
}

const isObject = (value: unknown): value is Told => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isText = (value: unknown): value is string => typeof value === 'string';
