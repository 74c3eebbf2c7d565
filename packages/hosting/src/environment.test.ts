import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { sampleVariables } from './sample-variables.ts';

type App = 'slack' | 'teams' | 'web';
type Variables = Readonly<Record<string, string | undefined>>;

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

/** What a refused start lists; empty when the app may start. */
function problemsOf(app: App, variables: Variables): Promise<readonly string[]> {
  return new Promise((resolve) => resolve(readEnvironment(app, variables))).then(
    () => [],
    (error: Error) => error.message.split('\n').slice(1),
  );
}

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

  it('has the defaults of each platform', () => {
    expect(readEnvironment('slack', sampleVariables).SLACK_API_URL).toBe('https://slack.com/api/');
    expect(readEnvironment('teams', sampleVariables)).toMatchObject({
      MicrosoftAppType: 'SingleTenant',
      TEAMS_LOCAL_UNAUTHENTICATED: false,
      TEAMS_SERVICE_HOSTS: [],
    });
  });

  it.each(apps)('lists everything the %s app misses in one message', async (app) => {
    const expected = [...needed.every, ...needed[app]].map((name) => `  ${name}: missing`);
    expect((await problemsOf(app, {})).toSorted()).toEqual(expected.toSorted());
    expect(() => readEnvironment(app, {})).toThrow(
      expect.objectContaining({ name: 'HostingError', code: 'environment', message: expect.stringContaining(app) }),
    );
  });

  it.each(apps.flatMap((app) => [...needed.every, ...needed[app]].map((name) => [app, name] as const)))(
    'keeps the %s app from starting in production without %s, be it absent or empty',
    async (app, name) => {
      const variables = { ...sampleVariables, NODE_ENV: 'production' };
      expect(await problemsOf(app, variables)).toEqual([]);
      expect(await problemsOf(app, { ...variables, [name]: undefined })).toEqual([`  ${name}: missing`]);
      expect(await problemsOf(app, { ...variables, [name]: '' })).toEqual([`  ${name}: missing`]);
    },
  );

  it.each([
    ['slack', 'PORT', 'canary'],
    ['slack', 'PORT', '65536'],
    ['slack', 'PORT', '-1'],
    ['slack', 'PORT', ' '],
    ['slack', 'LOG_LEVEL', 'canary'],
    ['slack', 'PUBLIC_URL', 'canary'],
    ['slack', 'PUBLIC_URL', 'javascript:canary'],
    ['slack', 'STORE', 'mongodb://canary'],
    ['slack', 'STORE', 'sqlite:'],
    ['slack', 'STORE', 'memory:canary'],
    ['slack', 'GRANT_KEYS', 'k1:canary'],
    ['slack', 'GRANT_KEYS', `${sampleVariables.GRANT_KEYS},canary`],
    ['slack', 'GOOGLE_CLIENT_SECRET', 'canary'],
    ['slack', 'GOOGLE_TOKEN_URL', 'canary'],
    ['slack', 'MICROSOFT_AUTHORITY', 'http://login.canary.example/common'],
    ['slack', 'MICROSOFT_AUTHORITY', 'http://127.0.0.1.canary.example/common'],
    ['slack', 'MICROSOFT_AUTHORITY', 'http://localhost@canary.example/common'],
    ['slack', 'SMTP_URL', 'https://canary.example'],
    ['slack', 'MAIL_FROM', 'canary'],
    ['slack', 'MAIL_FROM', 'a@b.example\r\nBcc: canary@evil.example'],
    ['slack', 'ESCALATION_EMAIL', 'canary'],
    ['slack', 'SLACK_BOT_TOKEN', 'xoxp-canary'],
    ['teams', 'TEAMS_LOCAL_UNAUTHENTICATED', 'canary'],
    ['web', 'INBOX_API_KEY', 'canary'],
  ] as const)('of the %s app names a wrong %s without repeating it (%s)', async (app, name, value) => {
    const problems = await problemsOf(app, { ...sampleVariables, [name]: value });
    expect(problems).toEqual([expect.stringMatching(`^  ${name}: `)]);
    expect(problems[0]).not.toMatch(/canary|65536|missing/);
  });

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

  it('refuses the memory store in production, beside everything else that is wrong', async () => {
    const variables = { ...sampleVariables, NODE_ENV: 'production', STORE: 'memory', MAIL_FROM: '' };
    expect(await problemsOf('web', variables)).toEqual([
      '  MAIL_FROM: missing',
      '  STORE: "memory" forgets everything at a restart and is refused in production',
    ]);
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

  it.each([
    ['SingleTenant', ['MicrosoftAppPassword', 'MicrosoftAppTenantId']],
    ['MultiTenant', ['MicrosoftAppPassword']],
    ['UserAssignedMSI', ['MicrosoftAppTenantId']],
  ])('asks of a %s bot for %s besides its id', async (MicrosoftAppType, names) => {
    const { MicrosoftAppPassword: _password, MicrosoftAppTenantId: _tenant, ...variables } = sampleVariables;
    expect(await problemsOf('teams', { ...variables, MicrosoftAppType })).toEqual(
      names.map((name) => `  ${name}: missing`),
    );
  });

  it('asks for no registration where Teams is simulated', () => {
    const { MicrosoftAppId: _id, MicrosoftAppPassword: _password, ...variables } = sampleVariables;
    expect(readEnvironment('teams', { ...variables, TEAMS_LOCAL_UNAUTHENTICATED: '1' })).toMatchObject({
      TEAMS_LOCAL_UNAUTHENTICATED: true,
      MicrosoftAppId: '',
    });
  });

  it('reads the further service hosts of Teams as a list', () => {
    const variables = { ...sampleVariables, TEAMS_SERVICE_HOSTS: 'a.example, b.example  c.example,' };
    expect(readEnvironment('teams', variables).TEAMS_SERVICE_HOSTS).toEqual(['a.example', 'b.example', 'c.example']);
  });
});
