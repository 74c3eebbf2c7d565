import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inboundHeaders, signedHeaders } from '@reconnect/simulators';
import fc from 'fast-check';
import type { Letter } from '../postman.ts';
import type { ProductProcesses } from '../processes/product-processes.ts';
import { changed, changes, type Json, json } from './mutations.ts';

/** A request to be made. */
export interface BadRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A way in, and what may come through it. */
export interface Door {
  readonly name: string;
  readonly app: 'slack' | 'teams' | 'web';
  readonly requests: fc.Arbitrary<BadRequest>;
  /** Statuses from 500 on that are right here. */
  readonly alsoAnswers: readonly number[];
}

const fixturesOf = (app: 'slack' | 'teams'): readonly Json[] => {
  const folder = fileURLToPath(new URL(`../../../../${app}/fixtures`, import.meta.url));
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json);
};

const asJson = { 'content-type': 'application/json' };
const asForm = { 'content-type': 'application/x-www-form-urlencoded' };
/** Who asks, as the proxy in front says: ever others, or one address alone would soon be asked to wait. */
const asker = fc.oneof(
  { weight: 20, arbitrary: fc.ipV4() },
  { weight: 1, arbitrary: fc.constantFrom('', 'x', '[', '1.2.3') },
);
/** Bytes that mean nothing. */
const noise = fc.string({ unit: 'binary', maxLength: 300 });

/** `letters`: what the platforms really sent in a conversation; most of what is made up begins with one of them. */
export function doorsOf(product: ProductProcesses, letters: readonly Letter[]): readonly Door[] {
  return [slackDoor(product, letters), teamsDoor(product, letters), pages(product), inboxApi(product), mailIn(product)];
}

function slackDoor({ running, world, clock }: ProductProcesses, letters: readonly Letter[]): Door {
  const secret = world.registrations.slack.signingSecret;
  const sent = letters.filter(({ path }) => path === '/slack/events').map(payloadOf);
  const documents = fc.tuple(fc.constantFrom(...sent, ...fixturesOf('slack')), changes).map((of) => changed(...of));
  const bodies = fc.oneof(
    { weight: 6, arbitrary: documents.map((document) => ({ ...asJson, body: textOf(document) })) },
    { weight: 6, arbitrary: documents.map((document) => ({ ...asForm, body: formOf({ payload: textOf(document) }) })) },
    { weight: 2, arbitrary: documents.map((document) => ({ ...asForm, body: formOf(document) })) },
    { weight: 1, arbitrary: noise.map((body) => ({ ...asJson, body })) },
    { weight: 1, arbitrary: noise.map((body) => ({ ...asForm, body })) },
  );
  const retry = fc.constantFrom({}, { 'x-slack-retry-num': '1' }, { 'x-slack-retry-num': 'NaN' });
  return {
    name: 'Slack',
    alsoAnswers: [],
    app: 'slack',
    requests: fc.record({ content: bodies, retry, forged: fc.nat(19) }).map(({ content, retry: more, forged }) => {
      const { body, ...type } = content;
      const signature = signedHeaders(forged === 0 ? 'somebody else’s' : secret, body, { at: clock.now() });
      return { ...post(running('slack')?.url, '/slack/events', body), headers: { ...type, ...signature, ...more } };
    }),
  };
}

function teamsDoor({ running }: ProductProcesses, letters: readonly Letter[]): Door {
  const sent = letters.filter(({ path }) => path === '/api/messages').map(payloadOf);
  const documents = fc
    .tuple(fc.constantFrom(...sent, ...sent, ...fixturesOf('teams')), changes)
    .map((of) => changed(...of));
  const bodies = fc.oneof(
    { weight: 12, arbitrary: documents.map(textOf) },
    { weight: 1, arbitrary: noise },
    { weight: 1, arbitrary: json.map(textOf) },
  );
  return {
    name: 'Teams',
    // Teams' word for an invoke that a bot does not know.
    alsoAnswers: [501],
    app: 'teams',
    requests: bodies.map((body) => ({ ...post(running('teams')?.url, '/api/messages', body), headers: asJson })),
  };
}

function pages({ running, publicUrl }: ProductProcesses): Door {
  const token = fc.oneof(fc.constant('a'.repeat(43)), noise.map(encodeURIComponent));
  const query = fc.dictionary(fc.constantFrom('code', 'state', 'error', 'scope', 'x'), noise).map(formOf);
  const path = fc.oneof(
    token.map((name) => `/reconnect/${name}`),
    fc
      .tuple(fc.constantFrom('google', 'microsoft', 'x'), query)
      .map(([name, asked]) => `/oauth/${name}/callback?${asked}`),
    noise.map((name) => `/${encodeURIComponent(name)}`),
    fc.constantFrom('/%', '/%ff', '//', '/reconnect/', '/steps/1-dark.png/..', '/reconnect/%2e%2e/x'),
  );
  const cookie = fc.oneof(
    fc.constant(''),
    noise.map((value) => `session=${encodeURIComponent(value)}`),
  );
  const language = fc.constantFrom('', 'es-MX', '*', 'x'.repeat(500), ';q=,');
  return {
    name: 'pages',
    alsoAnswers: [],
    app: 'web',
    requests: fc
      .record({ path, cookie, language, asker, method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD'), form: query })
      .map(({ path: where, method, form, ...told }) => ({
        url: `${running('web')?.url ?? publicUrl}${where}`,
        method,
        headers: {
          cookie: told.cookie,
          'accept-language': told.language,
          'x-forwarded-for': told.asker,
          ...(method === 'POST' && asForm),
        },
        ...(method === 'POST' && { body: form }),
      })),
  };
}

const inbox: Json = {
  workspace: 'northwind',
  provider: 'google',
  address: 'canary@northwind.example',
  ownerEmail: 'canary@northwind.example',
  memberEmails: ['sam@northwind.example'],
  grant: { refreshToken: '1//canary-in-the-mine', scopes: ['openid'], subject: '1' },
  sync: { lastSuccessAt: '2026-11-22T10:00:00Z', cursor: '1', watch: { expiresAt: '2026-11-22T10:00:00Z' } },
};
const report: Json = { at: '2026-11-22T10:00:00Z', ok: true, imported: 3, cursor: '2', error: { code: 'x' } };

function inboxApi({ running, variables }: ProductProcesses): Door {
  const id = fc.oneof(fc.constantFrom('i1', 'i2', '..', '%2e%2e'), noise.map(encodeURIComponent));
  const what = fc.constantFrom('', '', '/sync-reports', '/access-token', '/x');
  const bodies = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom(inbox, report), changes).map((of) => textOf(changed(...of))) },
    { weight: 1, arbitrary: noise },
  );
  const keys = fc.constantFrom(...Array<string>(9).fill(`Bearer ${variables['INBOX_API_KEY']}`), 'Bearer x', '');
  return {
    name: 'Inbox API',
    alsoAnswers: [],
    app: 'web',
    requests: fc
      .record({ id, what, body: bodies, key: keys, asker, method: fc.constantFrom('PUT', 'GET', 'POST', 'DELETE') })
      .map(({ method, body, key, asker: from, ...path }) => ({
        url: `${running('web')?.url}/api/v1/inboxes/${path.id}${path.what}`,
        method,
        headers: { ...asJson, authorization: key, 'x-forwarded-for': from },
        ...(method !== 'GET' && { body }),
      })),
  };
}

const mail = [
  'Authentication-Results: mx.aptly.example; dmarc=pass header.from=getaptly.com',
  'From: Ana <ana@getaptly.com>',
  'To: cases+ir-7k2m9@aptly.example',
  'Subject: Re: canary',
  'Message-ID: <1@getaptly.com>',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'canary-in-the-mine',
  '--b--',
];

function mailIn({ running, variables, clock }: ProductProcesses): Door {
  const signer = { secret: String(variables['MAIL_INBOUND_SECRET']), clock };
  const lines = fc.oneof(
    fc.constantFrom(...mail),
    noise,
    fc.constantFrom('Content-Type: x/', `To: ${'a,'.repeat(5_000)}`),
  );
  const raw = fc.array(lines, { maxLength: 20 }).map((some) => ({ raw: some.join('\r\n') }));
  const bodies = fc.oneof(
    { weight: 3, arbitrary: raw.map(textOf) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constant<Json>({ raw: mail.join('\r\n'), To: 'x' }), changes)
        .map((of) => textOf(changed(...of))),
    },
    { weight: 1, arbitrary: noise },
  );
  return {
    name: 'mail',
    alsoAnswers: [],
    app: 'web',
    requests: bodies.map((body) => ({
      ...post(running('web')?.url, '/mail/inbound', body),
      headers: inboundHeaders(signer, body),
    })),
  };
}

const post = (url: string | undefined, path: string, body: string) => ({ url: `${url}${path}`, method: 'POST', body });

const textOf = (document: Json): string => JSON.stringify(document);

/** The members of a document as fields; whatever is no text is written as JSON. */
function formOf(document: Json): string {
  const entries = Object.entries(typeof document === 'object' && document !== null ? document : {});
  const fields = entries.map(([name, value]) => [name, typeof value === 'string' ? value : textOf(value)] as const);
  return new URLSearchParams(fields.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()])).toString();
}

function payloadOf({ headers, body }: Letter): Json {
  const text = body.toString();
  if (!headers['content-type']?.includes('form')) return JSON.parse(text) as Json;
  const fields = Object.fromEntries(new URLSearchParams(text));
  return fields['payload'] === undefined ? fields : (JSON.parse(fields['payload']) as Json);
}
