import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '@reconnect/assistant';
import { createMovableClock } from '@reconnect/simulators';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { readEnvironment } from '../environment/environment.ts';
import { createMetrics } from '../watching/metrics.ts';
import { openCapabilities } from './capabilities.ts';

const folder = mkdtempSync(join(tmpdir(), 'hosting-'));
afterAll(() => rmSync(folder, { recursive: true }));

const log = { info() {}, warn() {}, error() {} };

describe.each(['memory', `sqlite:${join(folder, 'new', 'reconnect.db')}`])('the capabilities on %s', (STORE) => {
  const clock = createMovableClock(Date.UTC(2026, 10, 22));
  const open = () =>
    openCapabilities(readEnvironment('web', { ...sampleVariables, STORE }), {
      clock,
      log,
      metrics: createMetrics('web'),
    });

  it('are opened, answer and are closed', async () => {
    const capabilities = await open();
    await Promise.all([capabilities.storage.ping(), capabilities.jobs.ping()]);
    expect(await capabilities.inboxes.ofPerson('northwind', 'dana@northwind.example')).toEqual([]);
    await capabilities.close();
    await expect(capabilities.jobs.ping()).rejects.toThrow();
  });
});

describe('the capabilities', () => {
  it('keep what they were told when the process starts again', async () => {
    const clock = createMovableClock(Date.UTC(2026, 10, 22));
    const environment = readEnvironment('web', {
      ...sampleVariables,
      STORE: `sqlite:${join(folder, 'kept.db')}`,
    });
    const needs = { clock, log, metrics: createMetrics('web') };
    const first = await openCapabilities(environment, needs);
    await first.storage.commit('p', [{ kind: 'put', name: 'kept', value: 'yes' }]);
    await first.jobs.add({ queue: 'q', id: 'j', payload: null });
    await first.close();

    const second = await openCapabilities(environment, needs);
    expect(await second.storage.read('p', 'kept')).toMatchObject({ value: 'yes' });
    expect(await second.jobs.counts('q')).toMatchObject({ waiting: 1 });
    await second.close();
  });

  it.each([
    ['help@getaptly.com', {}],
    ['it@northwind.example', { ESCALATION_EMAIL: 'it@northwind.example' }],
  ])('make an assistant that says to write to %s, given %j', async (address, variables) => {
    const environment = readEnvironment('teams', { ...sampleVariables, STORE: 'memory', ...variables });
    const needs = { clock: createMovableClock(Date.UTC(2026, 10, 22)), log, metrics: createMetrics('teams') };
    const capabilities = await openCapabilities(environment, needs);
    const channel: Channel = {
      platform: 'teams',
      identify: async () => ({ stranger: true }),
      send: async () => ({ outcome: 'unreachable' }),
    };
    const { homes } = capabilities.assistantFor(channel);
    const eve = { platform: 'teams', tenant: 'T1', id: 'EVE' } as const;
    await homes.open(eve, null);
    const addresses = JSON.stringify(await homes.look(eve)).match(/[\w.-]+@[\w-]+(\.[\w-]+)+/g);
    expect(addresses).toEqual([address]);
    await capabilities.close();
  });
});
