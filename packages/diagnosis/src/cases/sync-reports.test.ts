import type { Provider } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { judgeSyncReport } from '../gather/sync-report.ts';
import type { SyncPlace } from '../records.ts';
import reports from './sync-reports.json' with { type: 'json' };

const now = Date.parse('2026-11-22T18:45:00Z');
const reported = '2026-11-22T18:40:00Z';

const judged = (provider: Provider, sync: SyncPlace) => judgeSyncReport({ facts: { provider, sync }, now });

describe('A run that the sync engine reported as failed, beside a mailbox that can be read', () => {
  it.each(reports)('is judged as it is labelled: $id', (labelled) => {
    const { provider, error, renewed, cause, remedy, rule, also_possible: alsoPossible = [] } = labelled;
    const found = judged(provider as Provider, { lastError: error, ...(renewed && { renewedAt: reported }) });
    expect(found?.judgement).toMatchObject({ cause, remedy, rule, alsoPossible });
  });

  it('never leads to a reconnect, which the permission that works does not need', () => {
    const remedies = reports.map(
      ({ provider, error }) => judged(provider as Provider, { lastError: error })?.judgement.remedy,
    );
    expect(remedies).not.toContain('reconnect');
    expect(remedies).not.toContain('full_disconnect');
  });

  it('is evidence in the words of the report, told when it was told, without what is secret in them', () => {
    const lastError = { status: 500, message: 'Gave up on dana@example.com with Bearer ya29.abcdefgh1234' };
    const lastReport = { at: reported, ok: false };
    expect(judged('google', { lastError, lastReport })?.evidence).toMatchObject({
      stage: 'sync_report',
      at: '2026-11-22T18:40:00.000Z',
      detail: 'Gave up on [address] with [removed]',
    });
  });

  it('is told as of now where the engine has told of no failed run since it was recorded', () => {
    const lastError = { message: 'stopped' };
    expect(judged('google', { lastError })?.evidence.at).toBe('2026-11-22T18:45:00.000Z');
    const lastReport = { at: reported, ok: true };
    expect(judged('google', { lastError, lastReport })?.evidence.at).toBe('2026-11-22T18:45:00.000Z');
  });

  it.each([
    { told: '18:39', renewed: '18:40', rule: 'sync.tries-anew' },
    { told: '18:41', renewed: '18:40', rule: 'sync.failed' },
    { told: '12:00', renewed: '17:46', rule: 'sync.tries-anew' },
    { told: '12:00', renewed: '17:45', rule: 'sync.failed' },
  ])('told at $told is $rule at 18:45 where sync was set up anew at $renewed', ({ told, renewed, rule }) => {
    const lastReport = { at: `2026-11-22T${told}:00Z`, ok: false };
    const sync = { lastError: null, lastReport, renewedAt: `2026-11-22T${renewed}:00Z` };
    expect(judged('google', sync)?.judgement.rule).toBe(rule);
  });

  it.each([
    ['before the grant was given', '2026-11-22T18:41:00Z', undefined],
    ['after the grant was given', '2026-11-22T18:39:00Z', 'sync.failed'],
  ])('counts by whether it ran %s', (_, grantObtainedAt, rule) => {
    const sync = { lastError: null, lastReport: { at: reported, ok: false } };
    const found = judgeSyncReport({ facts: { provider: 'google', sync, grantObtainedAt }, now });
    expect(found?.judgement.rule).toBe(rule);
  });

  it.each([
    [400, 100],
    [300, undefined],
    [60, undefined],
  ])('at a limit for %i seconds that it told of five minutes ago has %s seconds left', (seconds, left) => {
    const lastError = { status: 429, headers: { 'retry-after': `${seconds}` }, body: 'Too many requests' };
    const found = judged('google', { lastError, lastReport: { at: reported, ok: false } });
    expect(found?.judgement.cause).toBe('throttled');
    expect(found?.judgement.retryAfterSeconds).toBe(left);
  });

  it('is nothing where the engine reported none', () => {
    expect(judged('google', { lastReport: { at: reported, ok: true } })).toBeUndefined();
  });
});
