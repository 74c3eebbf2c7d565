import { describe, expect, it } from 'vitest';
import { sampleVariables } from '../testing/sample-variables.ts';
import { readEnvironment } from './environment.ts';

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

const webhooks = {
  WEBHOOK_URL: 'https://aptly.example/hooks',
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
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
    ['web', 'TRUSTED_PROXIES', 'canary'],
    ['slack', 'TRUSTED_PROXIES', '-1'],
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
    const problems = await problemsOf(app, { ...sampleVariables, ...webhooks, [name]: value });
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

  it.each(apps)('lets the %s app tell Aptly, and wants webhooks both addressed and signed', async (app) => {
    expect(readEnvironment(app, { ...sampleVariables, ...webhooks })).toMatchObject(webhooks);
    for (const name of ['WEBHOOK_URL', 'WEBHOOK_SECRET']) {
      expect(await problemsOf(app, { ...sampleVariables, ...webhooks, [name]: '' })).toEqual([`  ${name}: missing`]);
    }
  });

  it('lets webhooks go to this machine without TLS', async () => {
    const variables = { ...sampleVariables, ...webhooks, WEBHOOK_URL: 'http://127.0.0.1:4000/hooks' };
    expect(await problemsOf('web', variables)).toEqual([]);
  });

  it.each([
    ['IMAP_URL', 'imaps://bot:canary@imap.example/INBOX', 'https://canary.example'],
    ['IMAP_URL', 'imap://bot:canary@127.0.0.1:1143', 'imaps://canary.example/INBOX'],
    ['MAIL_INBOUND_SECRET', `whsec_${Buffer.alloc(32, 7).toString('base64')}`, 'whsec_canary'],
  ])('takes %s of the web app only with the name of a server that vouches for senders', async (name, right, wrong) => {
    const vouched = { ...sampleVariables, MAIL_AUTHSERV_ID: 'mx.aptly.example' };
    expect(readEnvironment('web', { ...vouched, [name]: right })).toMatchObject({ [name]: right });
    expect(await problemsOf('web', { ...vouched, [name]: wrong })).toEqual([
      expect.not.stringMatching(/canary|missing/),
    ]);
    expect(await problemsOf('web', { ...sampleVariables, [name]: right })).toEqual(['  MAIL_AUTHSERV_ID: missing']);
    expect(await problemsOf('slack', { ...sampleVariables, [name]: right })).toEqual([]);
  });

  it('reads who speaks as support as a list', () => {
    const SUPPORT_SENDERS = 'GetAptly.com, ana@partner.example';
    const { SUPPORT_SENDERS: senders } = readEnvironment('slack', { ...sampleVariables, SUPPORT_SENDERS });
    expect(senders).toEqual(['getaptly.com', 'ana@partner.example']);
  });

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

  it.each([
    ['in production', { NODE_ENV: 'production' }, 'TEAMS_LOCAL_UNAUTHENTICATED: is refused in production'],
    ['for all the world', { HOST: '0.0.0.0' }, 'TEAMS_LOCAL_UNAUTHENTICATED: needs HOST to be 127.0.0.1'],
    [
      'beside a bot',
      { MicrosoftAppId: sampleVariables.MicrosoftAppId },
      'MicrosoftAppId: must not be given beside TEAMS_',
    ],
  ])('takes nobody’s word in Teams %s, and says so beside all else that is wrong', async (_, more, said) => {
    const { MicrosoftAppId: _id, MicrosoftAppPassword: _password, ...variables } = sampleVariables;
    const simulated = { ...variables, TEAMS_LOCAL_UNAUTHENTICATED: '1' };
    expect(await problemsOf('teams', { ...simulated, ...more, MAIL_FROM: '' })).toEqual([
      '  MAIL_FROM: missing',
      expect.stringContaining(said),
    ]);
  });

  it.each(['localhost', '127.0.0.1', '::1'])('lets Teams be simulated on %s', async (HOST) => {
    const { MicrosoftAppId: _id, ...variables } = sampleVariables;
    expect(await problemsOf('teams', { ...variables, TEAMS_LOCAL_UNAUTHENTICATED: '1', HOST })).toEqual([]);
  });

  it('gives a managed identity no password', async () => {
    const variables = { ...sampleVariables, MicrosoftAppType: 'UserAssignedMSI' };
    expect(await problemsOf('teams', variables)).toEqual([
      '  MicrosoftAppPassword: must not be given with MicrosoftAppType=UserAssignedMSI',
    ]);
  });

  it('reads the further service hosts of Teams as a list', () => {
    const variables = { ...sampleVariables, TEAMS_SERVICE_HOSTS: 'a.example, b.example  c.example,' };
    expect(readEnvironment('teams', variables).TEAMS_SERVICE_HOSTS).toEqual(['a.example', 'b.example', 'c.example']);
  });
});

describe('the Slack app', () => {
  const { SLACK_BOT_TOKEN: _, ...withoutToken } = sampleVariables;
  const client = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'a-client-secret',
    SLACK_STATE_SECRET: 'a-state-secret-of-32-characters!',
  };

  it('may have a client of its own in place of a bot token', () => {
    expect(readEnvironment('slack', { ...withoutToken, ...client })).toMatchObject(client);
  });

  it('must have one or the other', async () => {
    expect(await problemsOf('slack', { ...sampleVariables, ...client })).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN: must not be given beside SLACK_CLIENT_ID'),
    ]);
  });

  it.each(Object.keys(client))('with a client wants all of it, %s too', async (name) => {
    const variables = { ...withoutToken, ...client, [name]: '' };
    expect(await problemsOf('slack', variables)).toEqual([`  ${name}: missing`]);
  });

  it.each([
    ['SLACK_STATE_SECRET', 'canary'],
    ['SLACK_CLIENT_SECRET', 'canary'],
    ['SLACK_APP_TOKEN', 'xoxb-canary'],
  ])('names a wrong %s without repeating it', async (name, value) => {
    const problems = await problemsOf('slack', { ...withoutToken, ...client, [name]: value });
    expect(problems).toEqual([expect.stringMatching(`^  ${name}: (?!.*canary)`)]);
  });
});
