import { describe, expect, it } from 'vitest';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { readEnvironment } from '../environment/environment.ts';
import { startedAs } from './started-as.ts';

const { SLACK_BOT_TOKEN: _token, WORKSPACE: _workspace, ...others } = sampleVariables;
const { MicrosoftAppId: _id, ...nobody } = sampleVariables;
const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'canary-secret', SLACK_STATE_SECRET: 'canary'.repeat(6) };
const on = {
  NODE_ENV: 'production',
  STORE: 'redis://user:canary@cache.canary.example',
  WORKSPACE: 'canary',
  WEBHOOK_URL: 'https://canary.example/hooks',
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  MAIL_REPLY_TO: 'canary@aptly.example',
  MAIL_AUTHSERV_ID: 'mx.canary.example',
  IMAP_URL: 'imaps://canary:canary@imap.example',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'https://canary.example',
};

describe('a process', () => {
  it('tells that all is on, and no value', () => {
    const told = startedAs('web', readEnvironment('web', { ...sampleVariables, ...on }));
    expect(told).toEqual({
      production: true,
      store: 'redis',
      oneAccount: true,
      webhooks: true,
      answers: true,
      tracing: true,
    });
    expect(JSON.stringify(told)).not.toContain('canary');
  });

  it('tells that all is off', () => {
    expect(startedAs('web', readEnvironment('web', others))).toEqual({
      production: false,
      store: 'sqlite',
      oneAccount: false,
      webhooks: false,
      answers: false,
      tracing: false,
    });
  });

  it.each([
    ['slack', 'OneWorkspace', sampleVariables],
    ['slack', 'ManyWorkspaces', { ...others, ...client }],
    ['teams', 'SingleTenant', sampleVariables],
    ['teams', 'MultiTenant', { ...sampleVariables, MicrosoftAppType: 'MultiTenant' }],
    ['teams', 'Simulated', { ...nobody, TEAMS_LOCAL_UNAUTHENTICATED: '1' }],
  ] as const)('of the %s app tells that its mode is %s', (app, mode, variables) => {
    expect(startedAs(app, readEnvironment(app, variables))).toMatchObject({ mode });
  });
});
