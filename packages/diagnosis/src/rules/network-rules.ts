import type { Provider } from '@reconnect/troubleshooting';
import { all, any, network, not, stage } from './conditions.ts';
import type { Rule } from './rule.ts';

const nodeErrors = 'https://nodejs.org/api/errors.html#common-system-errors';
const nodeTls = 'https://nodejs.org/api/tls.html#x509-certificate-error-codes';
const undici = 'https://undici.nodejs.org/#/docs/api/Errors';

const providerHosts =
  /(?:^|\.)(?:google\.com|googleapis\.com|microsoft\.com|microsoftonline\.com|microsoftonline\.us|office\.com|office365\.com|live\.com|windows\.net|microsoftonline\.cn|chinacloudapi\.cn)$/;

const nameLookup = network(/ENOTFOUND|EAI_|ENODATA|ESERVFAIL|ENONAME|EREFUSED/i);

/** The rules that send no one anywhere but to us: names, certificates, proxies, our own server. */
function ownRules(name: (id: string) => string): readonly Rule[] {
  const ours = {
    cause: 'app_misconfigured',
    also: ['provider_outage'],
    remedy: 'contact_support',
    certainty: 'likely',
  } as const;
  return [
    {
      ...ours,
      id: name('wrong-host'),
      explanation: 'ours.settings',
      source: nodeErrors,
      when: all(nameLookup, (s) => s.hostname !== undefined && !providerHosts.test(s.hostname.replace(/\.$/, ''))),
    },
    {
      ...ours,
      id: name('clock'),
      explanation: 'ours.clock',
      source: nodeTls,
      when: network(/CERT_(?:HAS_EXPIRED|NOT_YET_VALID)|CRL_(?:HAS_EXPIRED|NOT_YET_VALID)/i),
    },
    {
      ...ours,
      id: name('certificate'),
      explanation: 'ours.network',
      source: nodeTls,
      when: network(
        /CERT|_TLS|TLS_|SSL|SELF_SIGNED|UNABLE_TO_|LEAF|ISSUER|EPROTO|HOSTNAME_MISMATCH|PATH_LENGTH|INVALID_CA|CRL|X509/i,
      ),
    },
    {
      ...ours,
      id: name('proxy'),
      explanation: 'ours.network',
      source: undici,
      when: network(/PROXY|_PRX_|TUNNEL|SOCKS/i),
    },
    {
      ...ours,
      id: name('our-server'),
      explanation: 'ours.settings',
      source: nodeErrors,
      when: network(
        /^(?:EMFILE|ENFILE|ENOMEM|ENOBUFS|EADDRNOTAVAIL|EACCES|EPERM|EINVAL|EAFNOSUPPORT|ERR_INVALID_|ERR_UNSUPPORTED_|UND_ERR_INVALID_ARG|UND_ERR_NOT_SUPPORTED|HPE_INVALID_(?:METHOD|URL))/i,
      ),
    },
  ];
}

/** No answer came at all. The same for both providers but for how long it makes sense to wait when nobody names a time. */
export function networkRules(provider: Provider, wait?: number): readonly Rule[] {
  const pause = wait === undefined ? {} : { wait };
  const outage = {
    cause: 'provider_outage',
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'outage.line',
    ...pause,
  } as const;
  const name = (id: string) => `${provider}.network.${id}`;
  return [
    ...ownRules(name),
    {
      ...outage,
      id: name('while-announcing'),
      also: ['app_misconfigured'],
      when: all(stage('watch', 'subscription'), network(/\w/)),
      explanation: 'outage.notifications',
      source: nodeErrors,
    },
    { ...outage, id: name('name-lookup'), also: ['app_misconfigured'], when: nameLookup, source: nodeErrors },
    {
      ...outage,
      id: name('refused'),
      also: ['app_misconfigured'],
      source: nodeErrors,
      when: network(/ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|ENETRESET|ENONET/i),
    },
    {
      ...outage,
      id: name('slow'),
      also: ['app_misconfigured', 'needs_refresh'],
      source: nodeErrors,
      explanation: 'outage.slow',
      when: network(/ABORT|CANCEL|UND_ERR_(?:CLOSED|DESTROYED)/i),
    },
    {
      ...outage,
      id: name('timed-out'),
      source: nodeErrors,
      explanation: 'outage.slow',
      ...(wait === undefined ? {} : { wait: wait * 2 }),
      when: all(network(/TIME_?D?_?OUT|TIMEOUT/i), not(network(/^UND_/i))),
    },
    { ...outage, id: name('timed-out-inside'), source: undici, explanation: 'outage.slow', when: network(/TIMEOUT/i) },
    {
      ...outage,
      id: name('cut'),
      source: nodeErrors,
      when: any(network(/RESET|EPIPE|SOCKET|HANGUP|HANG_UP|PREMATURE|CLOSE|HTTP2|HPE_|CONN|UND_ERR/i)),
    },
    { ...outage, id: name('no-answer'), also: ['app_misconfigured'], source: nodeErrors, when: network(/\w/) },
  ];
}
