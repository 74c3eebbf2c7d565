import type { EvidenceItem, Silence } from '@reconnect/troubleshooting';
import type { Fact } from '../answer.ts';
import { property } from '../reading/plain-object.ts';
import type { Signals } from '../reading/signals.ts';
import { redact } from './redact.ts';

const identifier = /^[A-Za-z0-9-]{8,64}$/;
const inText = (name: string) => new RegExp(`${name}(?: id)?["']?:\\s*["']?([0-9a-f-]{30,40})`, 'i');
/** Words that only say "an error": the word below them says which. */
const wrappers = new Set([
  'error',
  'unknownerror',
  'extensionerror',
  'badrequest',
  'forbidden',
  'global',
  'usagelimits',
]);

function firstIdentifier(...candidates: readonly unknown[]): string | undefined {
  return candidates.find((value): value is string => typeof value === 'string' && identifier.test(value));
}

/** The provider's own word that support staff will search for. */
function codeOf(signals: Signals): string | undefined {
  if (signals.kind === 'network') return /^\w{1,60}$/.test(signals.networkCode) ? signals.networkCode : undefined;
  const [number] = signals.aadsts;
  if (number !== undefined) return `AADSTS${number}`;
  const named = signals.spelled.filter((word) => /^[A-Za-z][\w.-]{2,60}$/.test(word) && redact(word) === word);
  return named.find((word) => !wrappers.has(word.toLowerCase())) ?? named[0];
}

/** How it showed that no answer came; the codes are Node's, and those of its HTTP library. */
function silenceOf(networkCode: string): Silence {
  if (/TIME_?D?_?OUT|ABORT|CANCEL/i.test(networkCode)) return 'slow';
  return /RESET|EPIPE|UND_ERR_SOCKET|HANG_?UP|PREMATURE|HPE_|HTTP2/i.test(networkCode) ? 'cut_off' : 'unreachable';
}

function header(fact: Fact, name: string): string | undefined {
  if (fact.answer.kind !== 'http') return undefined;
  return Object.entries(fact.answer.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** What was seen, fit to be shown and mailed: no token, no address, no mail content. */
export function describeEvidence(fact: Fact, signals: Signals): EvidenceItem {
  const code = codeOf(signals);
  const detail = signals.accepted ? '' : redact(signals.sentences[0] ?? '');
  return {
    stage: fact.stage,
    at: new Date(fact.now).toISOString(),
    ...(signals.kind === 'http' ? { status: signals.status } : {}),
    ...(code === undefined ? {} : { code }),
    ...(signals.kind === 'network' ? { silence: silenceOf(signals.networkCode) } : {}),
    ...(detail === '' ? {} : { detail }),
    ...numbersOf(fact, signals),
  };
}

/** The provider's numbers for what happened, each under its name; Entra's trace is its request, and is not told twice. */
function numbersOf(fact: Fact, signals: Signals): Pick<EvidenceItem, 'requestId' | 'traceId' | 'correlationId'> {
  const whole = signals.sentences.join('\n');
  const inner =
    property(property(signals.tree, 'error'), 'innerError') ?? property(property(signals.tree, 'error'), 'innererror');
  const requestId = firstIdentifier(
    header(fact, 'request-id'),
    header(fact, 'x-ms-request-id'),
    property(inner, 'request-id'),
    inText('request').exec(whole)?.[1],
  );
  const traceId = firstIdentifier(property(signals.tree, 'trace_id'), inText('trace').exec(whole)?.[1]);
  const correlationId = firstIdentifier(
    property(signals.tree, 'correlation_id'),
    header(fact, 'client-request-id'),
    property(inner, 'client-request-id'),
    inText('correlation').exec(whole)?.[1],
  );
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(traceId === undefined || traceId === requestId ? {} : { traceId }),
    ...(correlationId === undefined || [requestId, traceId].includes(correlationId) ? {} : { correlationId }),
  };
}
