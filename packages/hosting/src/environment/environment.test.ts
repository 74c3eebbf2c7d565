import { describe, expect, it } from 'vitest';
import { answers, sampleVariables, webhooks } from '../../../../tools/sample-variables.ts';
import { missing, problemsOf } from '../testing/start-problems.ts';
import { readEnvironment } from './environment.ts';

type App = 'slack' | 'teams' | 'web';

const apps: readonly App[] = ['slack', 'teams', 'web'];
const needed: Readonly<Record<App | 'every', readonly string[]>> = {
  every: [
    'PUBLIC_URL',
    'GRANT_KEYS',
    'GOOGLE_CLIENT_ID',
    'GOOGLE_CLIENT_SECRET',
    'MICROSOFT_CLIENT_ID',
    'MICROSOFT_CLIENT_SECRET',
    'SMTP_URL',
    'MAIL_FROM',
  ],
  slack: ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'],
  teams: ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'],
  web: ['INBOX_API_KEY'],
};

describe('the environment', () => {
  it.each(apps)('of the %s app has the defaults of the contract', (app) => {
    expect(readEnvironment(app, sampleVariables)).toMatchObject({
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      STORE: 'sqlite:.data/reconnect.db',
      GOOGLE_AUTH_URL: 'https://accounts.google.com/o/oauth2/v2/auth',
      GOOGLE_TOKEN_URL: 'https://oauth2.googleapis.com/token',
      GOOGLE_REVOKE_URL: 'https://oauth2.googleapis.com/revoke',
      GMAIL_ROOT_URL: 'https://gmail.googleapis.com/',
      MICROSOFT_AUTHORITY: 'https://login.microsoftonline.com/common',
      GRAPH_ROOT_URL: 'https://graph.microsoft.com/',
      ESCALATION_EMAIL: 'help@getaptly.com',
    });
  });

  it.each(apps)('of the %s app names whom cases go to where that is somebody else', (app) => {
    const variables = { ...sampleVariables, ESCALATION_EMAIL: 'it@northwind.example' };
    expect(readEnvironment(app, variables).ESCALATION_EMAIL).toBe('it@northwind.example');
  });

  it('has the defaults of each platform', () => {
    expect(readEnvironment('slack', sampleVariables).SLACK_API_URL).toBe('https://slack.com/api/');
    expect(readEnvironment('teams', sampleVariables)).toMatchObject({
      MicrosoftAppType: 'SingleTenant',
      TEAMS_LOCAL_UNAUTHENTICATED: false,
      TEAMS_SERVICE_HOSTS: [],
    });
  });

  it.each(apps)('lists everything the %s app misses in one message', async (app) => {
    const expected = [...needed.every, ...needed[app]].toSorted();
    expect((await problemsOf(app, {})).toSorted()).toEqual(expected.map(missing));
    expect(() => readEnvironment(app, {})).toThrow(
      expect.objectContaining({ name: 'HostingError', code: 'environment', message: expect.stringContaining(app) }),
    );
  });

  it.each(apps.flatMap((app) => [...needed.every, ...needed[app]].map((name) => [app, name] as const)))(
    'keeps the %s app from starting in production without %s, be it absent or empty',
    async (app, name) => {
      const variables = { ...sampleVariables, NODE_ENV: 'production', STORE: 'redis://127.0.0.1' };
      expect(await problemsOf(app, variables)).toEqual([]);
      expect(await problemsOf(app, { ...variables, [name]: undefined })).toEqual([missing(name)]);
      expect(await problemsOf(app, { ...variables, [name]: '' })).toEqual([missing(name)]);
    },
  );

  it.each([
    ['slack', 'PORT', 'canary'],
    ['slack', 'PORT', '65536'],
    ['slack', 'PORT', '-1'],
    ['slack', 'PORT', ' '],
    ['web', 'TRUSTED_PROXIES', 'canary'],
    ['slack', 'TRUSTED_PROXIES', '-1'],
    ['slack', 'NODE_ENV', 'canary'],
    ['web', 'NODE_ENV', 'prod-canary'],
    ['slack', 'LOG_LEVEL', 'canary'],
    ['slack', 'PUBLIC_URL', 'canary'],
    ['slack', 'PUBLIC_URL', 'javascript:canary'],
    ['web', 'PUBLIC_URL', 'https://reconnect.example/canary'],
    ['web', 'PUBLIC_URL', 'https://reconnect.example/?canary'],
    ['web', 'PUBLIC_URL', 'https://canary@reconnect.example'],
    ['slack', 'ASSETS_URL', 'canary'],
    ['slack', 'ASSETS_URL', 'http://assets.canary.example'],
    ['slack', 'STORE', 'mongodb://canary'],
    ['slack', 'STORE', 'sqlite:'],
    ['slack', 'STORE', 'memory:canary'],
    ['slack', 'GRANT_KEYS', 'k1:canary'],
    ['slack', 'GRANT_KEYS', `${sampleVariables.GRANT_KEYS},canary`],
    ['slack', 'GRANT_KEYS', `canary:${'A'.repeat(43)},canary:${'B'.repeat(43)}`],
    ['slack', 'GRANT_KEYS', `${'canary'.repeat(6)}:${'A'.repeat(43)}`],
    ['slack', 'GOOGLE_CLIENT_SECRET', 'canary'],
    ['slack', 'GOOGLE_TOKEN_URL', 'canary'],
    ['slack', 'MICROSOFT_AUTHORITY', 'http://login.canary.example/common'],
    ['slack', 'MICROSOFT_AUTHORITY', 'http://127.0.0.1.canary.example/common'],
    ['slack', 'MICROSOFT_AUTHORITY', 'http://localhost@canary.example/common'],
    ['slack', 'GRAPH_CLIENT_STATE', 'canary'],
    ['slack', 'GRAPH_CLIENT_STATE', 'canary'.repeat(22)],
    ['slack', 'SMTP_URL', 'https://canary.example'],
    ['slack', 'MAIL_FROM', 'canary'],
    ['slack', 'MAIL_FROM', 'a@b.example\r\nBcc: canary@evil.example'],
    ['slack', 'ESCALATION_EMAIL', 'canary'],
    ['slack', 'MAIL_REPLY_TO', 'canary'],
    ['web', 'SUPPORT_SENDERS', 'canary'],
    ['web', 'SUPPORT_SENDERS', 'canary.example, "a b"@canary.example'],
    ['web', 'MAIL_AUTHSERV_ID', 'mx.canary.example; none'],
    ['slack', 'WEBHOOK_URL', 'canary'],
    ['slack', 'WEBHOOK_URL', 'ftp://127.0.0.1/canary'],
    ['slack', 'WEBHOOK_URL', 'http://canary.example/hooks'],
    ['slack', 'WEBHOOK_URL', 'https://user:canary@aptly.example'],
    ['slack', 'WEBHOOK_SECRET', 'canary'],
    ['slack', 'WEBHOOK_SECRET', `whsec_canary+${'A'.repeat(24)}`],
    ['slack', 'WEBHOOK_SECRET', `whsec_canary++${'A'.repeat(20)}`],
    ['slack', 'WEBHOOK_SECRET', `whsec_canary_-${'A'.repeat(24)}`],
    ['slack', 'SLACK_BOT_TOKEN', 'xoxp-canary'],
    ['teams', 'TEAMS_LOCAL_UNAUTHENTICATED', 'canary'],
    ['teams', 'MicrosoftAppType', 'singletenant'],
    ['teams', 'MicrosoftAppId', 'canary'],
    ['teams', 'MicrosoftAppTenantId', 'canary'],
    ['teams', 'MicrosoftAppPassword', ' '],
    ['teams', 'MICROSOFT_CLIENT_ID', sampleVariables.MicrosoftAppId.toUpperCase()],
    ['web', 'INBOX_API_KEY', 'canary'],
  ] as const)('of the %s app names a wrong %s without repeating it (%s)', async (app, name, value) => {
    const problems = await problemsOf(app, { ...sampleVariables, ...webhooks, ...answers, [name]: value });
    expect(problems).toEqual([expect.stringMatching(`^  ${name}: `)]);
    expect(problems[0]).not.toMatch(/canary|65536|missing/);
  });

  it.each(['https://reconnect.example', 'https://reconnect.example/', 'http://127.0.0.1:3002'])(
    'lets the web app be at %s',
    (PUBLIC_URL) => {
      expect(readEnvironment('web', { ...sampleVariables, PUBLIC_URL })).toMatchObject({ PUBLIC_URL });
    },
  );

  it.each([
    ['http://127.0.0.1:4000/common'],
    ['http://localhost:4000/common'],
    ['http://[::1]:4000/common'],
    ['https://login.microsoftonline.com/organizations'],
  ])('lets the authority be %s', async (MICROSOFT_AUTHORITY) => {
    expect(readEnvironment('web', { ...sampleVariables, MICROSOFT_AUTHORITY })).toMatchObject({ MICROSOFT_AUTHORITY });
  });

  it.each(['memory', 'sqlite:/var/lib/reconnect.db', 'redis://127.0.0.1:6379', 'rediss://cache.example:6380/2'])(
    'lets the store be %s',
    (STORE) => {
      expect(readEnvironment('web', { ...sampleVariables, STORE })).toMatchObject({ STORE });
    },
  );

  it('lets webhooks go to this machine without TLS', async () => {
    const variables = { ...sampleVariables, ...webhooks, WEBHOOK_URL: 'http://127.0.0.1:4000/hooks' };
    expect(await problemsOf('web', variables)).toEqual([]);
  });

  it('reads who speaks as support as a list', () => {
    const SUPPORT_SENDERS = 'GetAptly.com, ana@partner.example';
    const { SUPPORT_SENDERS: senders } = readEnvironment('slack', { ...sampleVariables, SUPPORT_SENDERS });
    expect(senders).toEqual(['getaptly.com', 'ana@partner.example']);
  });

  it.each([
    ['PUBLIC_URL', 'reconnect.example.com', 'like https://reconnect.example.com'],
    ['SMTP_URL', 'mail.example.com:587', 'smtp://user:password@host:port'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'https:// (or http://)'],
    ['GRAPH_NOTIFICATION_URL', 'http://aptly.example/graph', 'begins with https://'],
    ['MAIL_FROM', 'Aptly <a@b.example>', 'a mail address alone'],
    ['LOG_LEVEL', 'INFO', 'fatal, error, warn, info'],
    ['GRANT_KEYS', 'canary', 'openssl rand -base64 32'],
    ['NODE_ENV', 'prod', 'production, development or test'],
  ])('says what to write for a %s like %s', async (name, value, said) => {
    expect(await problemsOf('web', { ...sampleVariables, [name]: value })).toEqual([expect.stringContaining(said)]);
  });

  it.each([
    ['0', 0],
    ['3001', 3001],
    ['65535', 65_535],
    ['', undefined],
    [undefined, undefined],
  ])('reads the port %s as %s', (PORT, port) => {
    expect(readEnvironment('web', { ...sampleVariables, PORT }).PORT).toBe(port);
  });

  it('reads the further service hosts of Teams as a list', () => {
    const variables = { ...sampleVariables, TEAMS_SERVICE_HOSTS: 'a.example, b.example  c.example,' };
    expect(readEnvironment('teams', variables).TEAMS_SERVICE_HOSTS).toEqual(['a.example', 'b.example', 'c.example']);
  });
});
