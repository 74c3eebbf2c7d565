import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMetrics, openCapabilities, readEnvironment } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { expect, it, onTestFinished } from 'vitest';
import { sampleVariables } from '../../../tools/sample-variables.ts';
import { wireWeb } from './wire.ts';

const log = { info() {}, warn() {}, error() {} };

/** The web app as it is deployed, on a store that is away. */
async function start(variables: Readonly<Record<string, string>>) {
  const environment = readEnvironment('web', {
    ...sampleVariables,
    STORE: 'memory',
    ...variables,
  });
  const metrics = createMetrics('web');
  const opened = await openCapabilities(environment, { clock: createMovableClock(Date.now()), log, metrics });
  const away = () => Promise.reject(new Error('the store is away'));
  const capabilities = { ...opened, flow: { ...opened.flow, open: away } };
  const server = createServer(wireWeb({ environment, capabilities, log, metrics }).handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
    await opened.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it.each([
  ['help@getaptly.com', {}],
  ['it@northwind.example', { ESCALATION_EMAIL: 'it@northwind.example' }],
])('whoever meets trouble is told to write to %s, given %j', async (address, variables) => {
  const page = await fetch(`${await start(variables)}/reconnect/${'t'.repeat(43)}`, {
    headers: { connection: 'close' },
  });
  expect(page.status).toBe(500);
  expect((await page.text()).match(/[\w.-]+@[\w-]+(\.[\w-]+)+/g)).toEqual([address]);
});
