import { createHandoff } from '@reconnect/handoff';
import { createMetrics, openCapabilities, readEnvironment } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDovecot, type TestDovecot } from '../../../tools/dovecot.ts';
import { supportCase } from '../../../tools/sample-case.ts';
import { answers, sampleVariables } from '../../../tools/sample-variables.ts';
import { wireWeb } from './wire.ts';

let dovecot: TestDovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot.stop());

const log = { info() {}, warn() {}, error() {} };

describe('the web app with a mailbox', () => {
  it('takes support’s answers from it between its start and its stop', async () => {
    const environment = readEnvironment('web', {
      ...sampleVariables,
      STORE: 'memory',
      ...answers,
      IMAP_URL: dovecot.urlOf('bot'),
    });
    const needs = { clock: createMovableClock(Date.now()), log, metrics: createMetrics('web') };
    const capabilities = await openCapabilities(environment, needs);
    const { storage, jobs } = capabilities;
    const told = () => jobs.counts('perform-slack');
    const web = wireWeb({ environment, capabilities, log, metrics: needs.metrics });
    const { caseNumber } = await createHandoff({ storage, queue: jobs, answersHere: false }).open({
      ...supportCase,
      openedAt: new Date(needs.clock.now()).toISOString(),
    });
    const answer = (id: string) =>
      [
        'Authentication-Results: mx.aptly.example; dmarc=pass header.from=getaptly.com',
        'From: Ana <ana@getaptly.com>',
        `To: bot+${caseNumber.toLowerCase()}@aptly.example`,
        `Message-ID: <${id}@getaptly.com>`,
        '',
        'It works now.',
      ].join('\r\n');

    await dovecot.deliver('bot', answer('1'));
    expect(await told()).toMatchObject({ waiting: 0 });
    web.start();
    await vi.waitFor(async () => expect(await told()).toMatchObject({ waiting: 1 }), { timeout: 10_000 });
    await web.stop();
    await dovecot.deliver('bot', answer('2'));
    expect(await told()).toMatchObject({ waiting: 1 });
    await capabilities.close();
  });
});
