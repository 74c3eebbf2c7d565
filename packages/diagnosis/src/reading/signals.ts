import type { EvidenceStage, Provider } from '@reconnect/troubleshooting';
import type { Fact, WireAnswer } from '../answer.ts';
import { isObject, numeric, property, written } from './plain-object.ts';
import { readAadsts } from './read-aadsts.ts';
import { type ReadBody, readBody } from './read-body.ts';
import { readChallenge } from './read-challenge.ts';
import { type Known, readKnown } from './read-known.ts';
import { type Push, readPush } from './read-push.ts';
import { readRetryAfter } from './read-retry.ts';
import { readWords, squeeze, type Words } from './read-words.ts';

/** One answer, read: what the rules look at. */
export interface Signals {
  readonly provider: Provider;
  readonly stage: EvidenceStage;
  readonly kind: WireAnswer['kind'];
  /** The status line's number; rules ask the words first. */
  readonly status: number;
  /** Statuses named inside the body. */
  readonly innerStatuses: readonly number[];
  readonly words: ReadonlySet<string>;
  readonly spelled: readonly string[];
  readonly aadsts: readonly number[];
  /** Every sentence, lower case, joined by line breaks. */
  readonly text: string;
  readonly sentences: readonly string[];
  readonly shape: ReadBody['shape'];
  /** Read from sound structure; false where words were picked out of a page, a log line or a cut-off answer. */
  readonly sound: boolean;
  /** The answer accepts: a 2xx whose body holds no error. */
  readonly accepted: boolean;
  readonly tree: unknown;
  readonly networkCode: string;
  readonly hostname?: string;
  /** Granted scopes, lower case, where the answer names them. */
  readonly scopes?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** 1 is the whole limit. */
  readonly limitUsed: number;
  readonly known: Known;
  readonly push: Push;
}

/** Every sentence together is read no further. Characters. */
const longestText = 8192;

type Read = Omit<Signals, 'provider' | 'stage' | 'kind' | 'known' | 'push'>;

const nothingRead: Read = {
  status: 0,
  innerStatuses: [],
  words: new Set(),
  spelled: [],
  aadsts: [],
  text: '',
  sentences: [],
  shape: 'empty',
  sound: true,
  accepted: false,
  tree: undefined,
  networkCode: '',
  limitUsed: 0,
};

function lowerKeys(headers: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), written(value)]));
}

function splitScopes(value: unknown): { readonly scopes?: readonly string[] } {
  return typeof value === 'string' && value.trim() !== ''
    ? {
        scopes: value
          .toLowerCase()
          .split(/[\s,]+/)
          .filter((scope) => scope !== ''),
      }
    : {};
}

const errorKeys = new Set([
  'error',
  'errors',
  'odataerror',
  'innererror',
  'errordescription',
  'errorcode',
  'errorcodes',
]);

/** Entra's `error_uri` names the number once more. */
function errorAddress(tree: unknown): string {
  const address = property(tree, 'error_uri');
  return typeof address === 'string' ? address : '';
}

/** Whether a body holds an error, whatever its status says. */
function holdsError(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.slice(0, 5).some(holdsError);
  if (!isObject(tree)) return false;
  const keys = Object.keys(tree).slice(0, 200).map(squeeze);
  return (
    keys.some((key) => errorKeys.has(key)) ||
    (keys.includes('message') && (keys.includes('code') || keys.includes('status')))
  );
}

/** Graph answers a batch with 200 whatever its parts say. */
function refusedParts(tree: unknown): readonly unknown[] {
  const parts = property(tree, 'responses');
  return Array.isArray(parts)
    ? parts.slice(0, 20).filter((part) => (numeric(property(part, 'status')) ?? 0) >= 400)
    : [];
}

type HttpAnswer = Extract<WireAnswer, { kind: 'http' }>;

/** A 2xx whose body holds no error; an empty one only where the status promises no body. */
function isAccepted(status: number, body: ReadBody): boolean {
  if (status < 200 || status > 299) return false;
  if (body.shape === 'empty') return status !== 200;
  return body.shape === 'json' && !holdsError(body.tree) && refusedParts(body.tree).length === 0;
}

function readErrors(body: ReadBody): Words {
  const parts = refusedParts(body.tree);
  return readWords(parts.length > 0 ? parts : body.tree, body.text);
}

function readHttp(answer: HttpAnswer, now: number): Read {
  const headers = lowerKeys(answer.headers);
  const body = readBody(answer.body);
  const accepted = isAccepted(answer.status, body);
  const read = accepted ? readWords(undefined, '') : readErrors(body);
  const { error, description, claims } = readChallenge(headers.get('www-authenticate'));
  const sentences = description === undefined ? read.sentences : [...read.sentences, description];
  const text = sentences.join('\n').slice(0, longestText);
  const words = new Set(read.words);
  if (error !== undefined) words.add(squeeze(error));
  if (claims !== undefined) words.add('claimschallenge');
  const wait = readRetryAfter({ headers, tree: body.tree, text }, now);
  return {
    status: answer.status,
    innerStatuses: read.statuses.filter((status) => status !== answer.status),
    words,
    spelled: read.spelled,
    // A number at the very end counts only where nothing was cut off.
    aadsts: readAadsts(body.tree, body.shape === 'broken' ? text : `${text}\n${errorAddress(body.tree)} `),
    text: text.toLowerCase(),
    sentences,
    shape: body.shape,
    sound: body.shape === 'json' || body.shape === 'empty',
    accepted,
    tree: body.tree,
    networkCode: '',
    limitUsed: numeric(headers.get('x-ms-throttle-limit-percentage')) ?? 0,
    ...splitScopes(property(body.tree, 'scope')),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

function readQuery(query: Readonly<Record<string, string>>): Read {
  const { code: _code, state: _state, scope: _scope, ...said } = query;
  const read = readWords(said, '');
  const text = read.sentences.join('\n');
  return {
    ...nothingRead,
    words: read.words,
    spelled: read.spelled,
    sentences: read.sentences,
    text: text.toLowerCase(),
    aadsts: readAadsts(query, `${text}\n${errorAddress(query)} `),
    accepted: typeof query['code'] === 'string' && query['code'] !== '' && query['error'] === undefined,
    shape: 'json',
    tree: query,
    ...splitScopes(query['scope']),
  };
}

function readAnswer(answer: WireAnswer, now: number): Read {
  switch (answer.kind) {
    case 'http':
      return readHttp(answer, now);
    case 'query':
      return readQuery(answer.query);
    case 'network':
      return {
        ...nothingRead,
        networkCode: answer.code,
        ...(answer.hostname === undefined ? {} : { hostname: answer.hostname.toLowerCase() }),
      };
    case 'push':
      return nothingRead;
    default:
      return answer satisfies never;
  }
}

/** Reads an answer once, so that every rule sees the same thing; never throws, and its work is bounded. */
export function readSignals(fact: Fact): Signals {
  return {
    ...readAnswer(fact.answer, fact.now),
    provider: fact.provider,
    stage: fact.stage,
    kind: fact.answer.kind,
    known: readKnown(fact.context),
    push: readPush(fact.answer.kind === 'push' ? fact.answer.state : undefined, fact.now),
  };
}
