import { happeningQueue } from '@reconnect/assistant';
import { readAuditLog } from '@reconnect/audit';
import { createHandoff } from '@reconnect/handoff';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it } from 'vitest';
import { supportCase } from '../../../../tools/sample-case.ts';
import { answers, sampleVariables } from '../../../../tools/sample-variables.ts';
import { readEnvironment } from '../environment/environment.ts';
import { createMetrics } from '../watching/metrics.ts';
import { openCapabilities } from './capabilities.ts';

const log = { info() {}, warn() {}, error() {} };
const { openedAt } = supportCase;

async function open(more: Readonly<Record<string, string>> = {}) {
  const variables = { ...sampleVariables, STORE: 'memory', ...answers, ...more };
  const needs = { clock: createMovableClock(Date.parse(openedAt)), log, metrics: createMetrics('web') };
  const capabilities = await openCapabilities(readEnvironment('web', variables), needs);
  const { storage, jobs } = capabilities;
  const { caseNumber } = await createHandoff({ storage, queue: jobs, answersHere: false }).open(supportCase);
  const take = (from: string, to: string) => {
    const proof = `mx.aptly.example; dmarc=pass header.from=${from.split('@')[1]}`;
    const lines = [`Authentication-Results: ${proof}`, `From: ${from}`, `To: ${to}`, 'Message-ID: <1@x>', '', 'Hello.'];
    return capabilities.answers.take(Buffer.from(lines.join('\r\n')));
  };
  return { ...capabilities, caseNumber, tag: `+${caseNumber.toLowerCase()}@aptly.example`, take };
}

describe('an answer of support', () => {
  it('becomes a job of the platform that its conversation is on, once, and is accounted for', async () => {
    const { storage, jobs, caseNumber, tag, take, close } = await open();
    expect(await take('ana@getaptly.com', `bot${tag}`)).toMatchObject({ outcome: 'told' });
    expect(await take('ana@getaptly.com', `bot${tag}`)).toMatchObject({ outcome: 'known' });
    expect(await jobs.counts(happeningQueue('slack'))).toMatchObject({ waiting: 1 });
    expect(await readAuditLog(storage, { deed: 'answer.told' })).toEqual([
      { at: openedAt, deed: 'answer.told', by: { kind: 'mail' }, about: { case: caseNumber, because: 'answered' } },
    ]);
    await close();
  });

  it('that a stranger sends again and again leaves one entry a minute in the audit log', async () => {
    const { storage, caseNumber, tag, take, close } = await open();
    for (let n = 0; n < 5; n += 1) await take('eve@evil.example', `bot${tag}`);
    expect(await readAuditLog(storage, { deed: 'answer.refused' })).toEqual([
      {
        at: openedAt,
        deed: 'answer.refused',
        by: { kind: 'mail' },
        about: { case: caseNumber, because: 'not_support' },
      },
    ]);
    await close();
  });

  it('comes from whom, and to where, the environment says', async () => {
    const { tag, take, close } = await open({
      SUPPORT_SENDERS: 'partner.example',
      MAIL_REPLY_TO: 'help@aptly.example',
    });
    expect(await take('ana@getaptly.com', `help${tag}`)).toMatchObject({ outcome: 'refused', because: 'not_support' });
    expect(await take('ana@partner.example', `bot${tag}`)).toMatchObject({ outcome: 'ignored' });
    expect(await take('ana@partner.example', `help${tag}`)).toMatchObject({ outcome: 'told' });
    await close();
  });
});
