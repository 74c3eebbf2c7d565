import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createDiagnosis } from '../diagnosis.ts';
import { openGate } from '../testing/open-gate.ts';
import { openScriptedInbox } from '../testing/scripted-inbox.ts';

it('a mailbox that Gmail does not find is named missing; it is not our place in it that was lost', async () => {
  const inbox = await openScriptedInbox('google');
  onTestFinished(inbox.close);
  const error = { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' };
  const gmail = createServer((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void gmail.close());
  await once(gmail, 'listening');
  const { clock, records, request } = inbox;
  const gmailRootUrl = `http://127.0.0.1:${(gmail.address() as AddressInfo).port}/`;
  const config = { ...inbox.config, google: { ...inbox.config.google, gmailRootUrl } };
  const verdict = await createDiagnosis({ config, clock, records, gate: openGate }).diagnose(request);
  expect(verdict).toMatchObject({ rule: 'google.account.not-found', remedy: 'contact_admin' });
});
