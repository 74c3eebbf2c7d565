import type { Diagnosis } from '@reconnect/diagnosis';
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { watchDiagnosis } from './watch-diagnosis.ts';

const verdict: Awaited<ReturnType<Diagnosis['diagnose']>> = {
  cause: 'healthy',
  alsoPossible: [],
  explanation: 'healthy',
  remedy: 'none',
  certainty: 'certain',
  rule: 'all_well',
  evidence: [],
  checks: [],
  checkedAt: '2026-11-23T09:00:00Z',
};
const request = { inboxId: 'ib_1', workspace: 'acme', hints: [] };

it.each([
  [
    'google',
    () => Promise.resolve({ provider: 'google' as const, workspace: 'acme', address: '', scopes: [], sync: {} }),
  ],
  ['unknown', () => Promise.resolve(undefined)],
  ['unknown', () => Promise.reject(new Error('the store is away'))],
])('a verdict is given and counted for provider %s, whether or not that could be read', async (provider, facts) => {
  const metrics = createMetrics('slack');
  const look = async () => verdict;
  const prove = () => Promise.reject(new Error('nobody asks for a proof'));
  const diagnosis: Diagnosis = { diagnose: look, restartSync: look, prove };
  const watched = watchDiagnosis(diagnosis, { metrics, log: { info() {} }, inboxes: { facts } });
  expect(await watched.diagnose(request)).toBe(verdict);
  expect((await metrics.verdicts.get()).values).toContainEqual({ labels: { provider, cause: 'healthy' }, value: 1 });
});
