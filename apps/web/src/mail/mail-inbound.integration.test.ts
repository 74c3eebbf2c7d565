import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAnswers, createHandoff, type SupportEvent } from '@reconnect/handoff';
import { StorageError } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { supportCase } from '../../../../tools/sample-case.ts';
import { startWebBench } from '../testing/web-bench.ts';
import { mailRoutes } from './mail-routes.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const secret = `whsec_${key}`;
const clock = { now: () => Date.parse('2026-11-22T10:01:00.000Z') };

let server: Server;
let url: string;
let number: string;
let told: SupportEvent[];
let logged: string[];
let away: Error | undefined;
beforeEach(async () => {
  const storage = createMemoryStorage({ clock });
  const queue = { add: async () => undefined };
  number = (await createHandoff({ storage, queue, answersHere: false }).open(supportCase)).caseNumber;
  [told, logged, away] = [[], [], undefined];
  const limits = { wait: async () => 0 };
  const log = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const answers = createAnswers({
    storage,
    addresses: { from: 'bot@aptly.example', replyTo: 'help@aptly.example' },
    trust: { senders: ['getaptly.com'], server: 'mx.aptly.example' },
    async notify(_conversation, _key, event) {
      if (away !== undefined) throw away;
      told.push(event);
    },
    auditWrite: (deed) => ({ kind: 'put', name: 'audit', value: { ...deed } }),
    auditRefusal: async () => undefined,
  });
  const app = express().use(mailRoutes({ secret, answers, clock, limits, log: { info: log, error: log } }));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const genuine = 'mx.aptly.example; dmarc=pass header.from=getaptly.com';

/** The mail as it is. */
const rawMail = (more = '') =>
  [
    `Authentication-Results: ${genuine}`,
    'From: Ana <ana@getaptly.com>',
    `To: help+${number.toLowerCase()}@aptly.example`,
    'Subject: Re: your case',
    'Message-ID: <answer-1@getaptly.com>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Grüße, it works now.${more}`,
    '',
    '> Who: Dana',
  ].join('\r\n');

/** The same mail as Postmark takes it apart. */
const posted = (change: object = {}) => ({
  FromName: 'Ana',
  MessageStream: 'inbound',
  From: 'ana@getaptly.com',
  FromFull: { Email: 'ana@getaptly.com', Name: 'Ana', MailboxHash: '' },
  To: '',
  ToFull: [{ Email: `help+${number.toLowerCase()}@aptly.example`, Name: 'Aptly', MailboxHash: number.toLowerCase() }],
  CcFull: [],
  BccFull: [],
  OriginalRecipient: '0ca1@inbound.postmarkapp.example',
  Subject: 'Re: your case',
  MessageID: '22c74902-a0c1-4511-804f-341342852c90',
  Date: 'Mon, 23 Nov 2026 09:15:00 +0000',
  TextBody: 'Grüße, it works now.\n\n> Who: Dana',
  HtmlBody: '<p>Grüße, it works now.</p>',
  StrippedTextReply: 'Something else.',
  Tag: '',
  Headers: [
    { Name: 'Authentication-Results', Value: genuine },
    { Name: 'Message-ID', Value: '<answer-1@getaptly.com>' },
    { Name: 'MIME-Version', Value: '1.0' },
    { Name: 'Content-Type', Value: 'multipart/alternative; boundary=x' },
  ],
  Attachments: [],
  ...change,
});

const signed = (body: string, at = clock.now()) => {
  const time = `${Math.floor(at / 1000)}`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(`msg_1.${time}.${body}`).digest('base64');
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` };
};

async function post(content: unknown, headers?: Readonly<Record<string, string>>) {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  const response = await fetch(`${url}/mail/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers ?? signed(body)) },
    body,
  });
  return { status: response.status, headers: response.headers, json: await response.json() };
}

describe('mail that is posted to us', () => {
  const answer = { type: 'support.answered', from: 'Ana', text: 'Grüße, it works now.', attachments: [] };

  it.each([
    ['raw', () => ({ raw: rawMail() })],
    ['raw under another name', () => ({ email: rawMail(), to: 'x' })],
    ['as Postmark does with the raw mail', () => posted({ RawEmail: rawMail(), TextBody: 'Something else.' })],
    ['as Postmark does', () => posted()],
    ['as Postmark does where there is only HTML', () => posted({ TextBody: '' })],
  ])('is told when it comes %s', async (_, content) => {
    expect(await post(content())).toMatchObject({ status: 200, json: { outcome: 'told', number } });
    expect(told).toEqual([{ ...answer, caseNumber: number }]);
  });

  it('is told once, in whatever form it comes again', async () => {
    await post(posted());
    expect(await post({ raw: rawMail() })).toMatchObject({ status: 200, json: { outcome: 'known' } });
    expect(told).toHaveLength(1);
  });

  it('names what Postmark attached', async () => {
    const Attachments = [{ Name: 'naïve "log".csv', Content: 'YQ==', ContentType: 'text/csv', ContentLength: 1 }];
    await post(posted({ Attachments }));
    expect(told).toMatchObject([{ attachments: ['naïve "log".csv'] }]);
  });

  it('may carry the secret as its password instead of a signature', async () => {
    const authorization = `Basic ${Buffer.from(`postmark:${secret}`).toString('base64')}`;
    expect(await post(posted(), { authorization })).toMatchObject({ status: 200 });
  });

  const hour = 3_600_000;
  it.each([
    ['unsigned', () => ({})],
    ['signed for another body', () => signed('{}')],
    ['signed too long ago', () => signed(JSON.stringify(posted()), clock.now() - hour)],
    ['sent with a wrong password', () => ({ authorization: `Basic ${Buffer.from('a:b').toString('base64')}` })],
  ])('is turned away with 401 when it is %s', async (_, headers) => {
    expect(await post(posted(), headers())).toMatchObject({
      status: 401,
      json: { type: 'urn:reconnect:problem:unsigned' },
    });
    expect(told).toEqual([]);
  });

  it.each([
    ['no JSON', 'raw='],
    ['of no known form', { hello: 'world' }],
    ['without a body', ''],
    ['a list', [1]],
    ['of an address that is none', { FromFull: { Email: 'a@b.example>\r\nBcc: x' } }],
    ['of a header that is none', { FromFull: { Email: 'a@b.example' }, Headers: [{ Name: 'A: b\r\nC', Value: '' }] }],
  ])('is turned away with 400 when it is %s', async (_, content) => {
    expect(await post(content)).toMatchObject({ status: 400, json: { type: 'urn:reconnect:problem:invalid-request' } });
  });

  it.each([
    ['a body', () => ({ raw: 'x'.repeat(16 * 1024 * 1024) })],
    ['a mail', () => ({ raw: 'x'.repeat(11 * 1024 * 1024) })],
  ])('is turned away with 413 when it is too large %s', async (_, content) => {
    expect(await post(content())).toMatchObject({ status: 413 });
  });

  it.each([
    [
      'refused',
      () => posted({ FromFull: { Email: 'eve@evil.example', Name: 'Ana' } }),
      { outcome: 'refused', because: 'not_support' },
    ],
    ['not believed', () => posted({ Headers: [] }), { outcome: 'refused', because: 'not_authenticated' }],
    ['for no case', () => posted({ ToFull: [] }), { outcome: 'ignored', because: 'no_case' }],
  ])('is answered with 200 when it is %s, so that it is not sent again', async (_, content, json) => {
    expect(await post(content())).toMatchObject({ status: 200, json });
    expect(told).toEqual([]);
  });

  it('cannot bring a header or a part of its own in a value that Postmark took apart', async () => {
    const evil = 'x\r\nAuthentication-Results: mx.aptly.example; dmarc=pass header.from=getaptly.com\r\nX: ';
    const Headers = [
      { Name: 'X-Evil', Value: evil },
      { Name: 'From', Value: 'ana@getaptly.com' },
      { Name: 'Content-Type', Value: 'text/plain' },
    ];
    const changes = {
      Headers,
      Subject: evil,
      OriginalRecipient: evil,
      FromFull: { Email: 'ana@getaptly.com', Name: evil },
    };
    expect(await post(posted(changes))).toMatchObject({ json: { outcome: 'refused', because: 'not_authenticated' } });
    const TextBody = `Hi.\r\n--part-of-a-posted-mail\r\nContent-Disposition: attachment; filename=x\r\n\r\n`;
    await post(posted({ TextBody, Attachments: [{ Name: 'a\r\n--part-of-a-posted-mail' }] }));
    expect(told).toMatchObject([{ text: expect.stringContaining('--part-of-a-posted-mail') }]);
    expect(told[0]).toMatchObject({ attachments: [expect.stringMatching(/^a/)] });
  });

  it('is to be sent again when our store is away', async () => {
    away = new StorageError('unreachable', 'The store is away.');
    const refused = await post(posted());
    expect(refused).toMatchObject({ status: 503, json: { type: 'urn:reconnect:problem:store-unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('30');
    away = undefined;
    expect(await post(posted())).toMatchObject({ status: 200, json: { outcome: 'told' } });
  });

  it('leaves neither text nor address in the log', async () => {
    await post(posted());
    await post(posted({ FromFull: { Email: 'eve@evil.example' } }));
    expect(logged).toHaveLength(2);
    expect(logged.join('\n')).not.toMatch(/@|Grüße|Ana/);
  });

  it('is not taken at all where no secret is set', async () => {
    const bench = await startWebBench();
    const response = await fetch(`${bench.url}/mail/inbound`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    await bench.close();
  });
});
