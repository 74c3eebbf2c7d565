import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { createSimulatedGoogle } from '../google/simulated-google.ts';
import { createSimulatedMicrosoft } from '../microsoft/simulated-microsoft.ts';
import { createMovableClock } from '../movable-clock.ts';
import { listenOnLoopback } from './door.ts';
import { visitConsent } from './visitor.ts';

it('A provider works under any prefix of another server', async () => {
  const clock = createMovableClock(Date.parse('2026-11-22T18:45:00Z'));
  const redirectUri = 'http://127.0.0.1:9/callback';
  const clients = [{ id: 'aptly', secret: 'secret', name: 'Aptly', redirectUris: [redirectUri] }];
  const google = createSimulatedGoogle({ clock, clients });
  const microsoft = createSimulatedMicrosoft({ clock, clients });
  for (const { world } of [google, microsoft]) world.addAccount({ email: 'ada@example.com' });
  const app = express.Router().use('/sim/google', google.router).use('/sim/microsoft', microsoft.router);
  const { url, close } = await listenOnLoopback(app);
  onTestFinished(close);

  const query = new URLSearchParams({
    client_id: 'aptly',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
  });
  const fromGoogle = await visitConsent(`${url}/sim/google/o/oauth2/v2/auth?${query}`);
  const fromMicrosoft = await visitConsent(`${url}/sim/microsoft/common/oauth2/v2.0/authorize?${query}&prompt=login`);
  expect([fromGoogle.searchParams.has('code'), fromMicrosoft.searchParams.has('code')]).toEqual([true, true]);
  expect(google.world.requests[0]?.path).toBe('/o/oauth2/v2/auth');

  const metadata = await fetch(`${url}/sim/microsoft/common/v2.0/.well-known/openid-configuration`);
  expect(await metadata.json()).toMatchObject({ token_endpoint: `${url}/sim/microsoft/common/oauth2/v2.0/token` });
});
