import type { Provider } from '@reconnect/troubleshooting';
import { describe, expect, it, onTestFinished } from 'vitest';
import { address, openScriptedInbox } from '../testing/scripted-inbox.ts';

async function open(provider: Provider) {
  const inbox = await openScriptedInbox(provider);
  onTestFinished(inbox.close);
  return inbox;
}

describe.each(['google', 'microsoft'] as const)(
  'A diagnosis beside what Aptly’s sync engine reported, %s',
  (provider) => {
    it('tells of what the sync engine met, where only it met it', async () => {
      const { diagnosis, request, record } = await open(provider);
      record.sync = {
        ...record.sync,
        lastError: {
          status: 429,
          headers: { 'retry-after': '60' },
          body: { error: { code: 'TooManyRequests', message: 'Too many requests' } },
        },
      };
      expect(await diagnosis.diagnose(request)).toMatchObject({
        cause: 'throttled',
        remedy: 'wait',
        retryAt: '2026-11-22T18:46:00.000Z',
      });
    });

    it.each([
      { stage: 'imap', message: 'Your mailbox is full' },
      { http: { status: 507, body: { error: { code: 'ErrorQuotaExceeded', message: 'Mailbox is full' } } } },
    ])('tells of a full mailbox, which can be read all the same: %j', async (lastError) => {
      const { diagnosis, request, record } = await open(provider);
      record.sync = { ...record.sync, lastError };
      const verdict = await diagnosis.diagnose(request);
      expect(verdict).toMatchObject({ cause: 'mailbox_unavailable', explanation: 'mailbox.full' });
      expect(verdict.retryAt).toBeUndefined();
    });

    it('does not call fine what Aptly’s own sync could not fetch, and sets it up anew before a person at support is asked', async () => {
      const { diagnosis, request, record, clock } = await open(provider);
      const reportFailure = () => {
        const at = new Date(clock.now()).toISOString();
        record.sync = { ...record.sync, lastError: { message: 'The importer stopped' }, lastReport: { at, ok: false } };
      };
      reportFailure();
      clock.advance(60_000);
      const found = await diagnosis.diagnose(request);
      expect(found).toMatchObject({ rule: 'sync.failed', cause: 'app_misconfigured', remedy: 'restart_sync' });
      expect(found.evidence.map(({ stage }) => stage).slice(0, 3)).toEqual([
        'sync_report',
        'token_refresh',
        'mailbox_read',
      ]);
      expect(found.evidence[0]).toMatchObject({ at: '2026-11-22T18:45:00.000Z', detail: 'The importer stopped' });
      expect(found.checks.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed', 'passed']);
      expect(await diagnosis.restartSync(request)).toMatchObject({ rule: 'sync.tries-anew', remedy: 'wait' });
      expect(await diagnosis.diagnose(request)).toMatchObject({ rule: 'sync.tries-anew', remedy: 'wait' });
      clock.advance(60_000);
      reportFailure();
      expect(await diagnosis.diagnose(request)).toMatchObject({ rule: 'sync.failed' });
    });

    it('is led by what the sync engine met, above a push channel that ends soon and is renewed by itself', async () => {
      const { diagnosis, request, record } = await open(provider);
      const expiresAt = '2026-11-22T19:15:00.000Z';
      record.sync = { ...record.sync, watch: { expiresAt }, lastError: { message: 'The importer stopped' } };
      const { rule } = await diagnosis.diagnose(request);
      expect(rule).toBe({ google: 'google.watch.ends-soon', microsoft: 'sync.failed' }[provider]);
    });

    it('is led by what it met itself, with the report of the sync engine as evidence', async () => {
      const { diagnosis, request, record, world } = await open(provider);
      record.sync = { ...record.sync, lastError: { message: 'The importer stopped' } };
      world.setFault(address, 'throttled');
      const { cause, evidence } = await diagnosis.diagnose(request);
      expect(cause).toBe('throttled');
      expect(evidence[0]?.stage).toBe('mailbox_read');
      expect(evidence.at(-1)).toMatchObject({ stage: 'sync_report', detail: 'The importer stopped' });
    });
  },
);
