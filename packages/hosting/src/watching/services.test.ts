import { describe, expect, it } from 'vitest';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { readEnvironment } from '../environment/environment.ts';
import { servicesOf } from './services.ts';

const variables = {
  ...sampleVariables,
  WEBHOOK_URL: 'https://aptly.example/hooks',
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
};

describe('the service at an address', () => {
  const at = servicesOf('slack', readEnvironment('slack', variables));

  it.each([
    ['https://oauth2.googleapis.com', 'google_sign_in'],
    ['https://gmail.googleapis.com', 'gmail'],
    ['https://login.microsoftonline.com', 'microsoft_sign_in'],
    ['https://graph.microsoft.com', 'graph'],
    ['https://slack.com', 'slack'],
    ['https://aptly.example', 'aptly'],
    ['https://canary.example', 'other'],
  ])('%s is %s', (origin, service) => {
    expect(at(origin)).toBe(service);
  });

  it('is Teams, in the Teams app, wherever nothing else is', () => {
    const inTeams = servicesOf('teams', readEnvironment('teams', variables));
    expect(inTeams('https://smba.trafficmanager.net')).toBe('teams');
    expect(inTeams('https://graph.microsoft.com')).toBe('graph');
  });

  it('is none where spans go', () => {
    expect(at('http://collector.example:4318')).toBeUndefined();
  });
});
