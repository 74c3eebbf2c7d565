import { describe, expect, it } from 'vitest';
import { answers, sampleVariables, webhooks } from '../../../../tools/sample-variables.ts';
import { missing, problemsOf } from '../testing/start-problems.ts';
import { readEnvironment } from './environment.ts';

const apps = ['slack', 'teams', 'web'] as const;

describe('variables that need one another', () => {
  it.each(apps)('lets the %s app tell Aptly, and wants webhooks both addressed and signed', async (app) => {
    expect(readEnvironment(app, { ...sampleVariables, ...webhooks })).toMatchObject(webhooks);
    for (const name of ['WEBHOOK_URL', 'WEBHOOK_SECRET']) {
      expect(await problemsOf(app, { ...sampleVariables, ...webhooks, [name]: '' })).toEqual([missing(name)]);
    }
  });

  const { IMAP_URL: _imap, ...answered } = answers;
  it.each([
    ['IMAP_URL', 'imaps://bot:canary@imap.example/INBOX', 'https://canary.example'],
    ['IMAP_URL', 'imap://bot:canary@127.0.0.1:1143', 'imaps://canary.example/INBOX'],
    ['MAIL_INBOUND_SECRET', `whsec_${Buffer.alloc(32, 7).toString('base64')}`, 'whsec_canary'],
  ])(
    'takes %s of the web app only with an address for answers and a server that vouches',
    async (name, right, wrong) => {
      const taken = { ...sampleVariables, ...answered };
      expect(readEnvironment('web', { ...taken, [name]: right })).toMatchObject({ [name]: right });
      expect(await problemsOf('web', { ...taken, [name]: wrong })).toEqual([
        expect.not.stringMatching(/canary|missing/),
      ]);
      for (const one of ['MAIL_REPLY_TO', 'MAIL_AUTHSERV_ID']) {
        expect(await problemsOf('web', { ...taken, [name]: right, [one]: '' })).toEqual([missing(one)]);
      }
      expect(await problemsOf('slack', { ...sampleVariables, [name]: right })).toEqual([]);
    },
  );

  it('lets the web app promise no answers that nobody takes', async () => {
    const [problem, ...others] = await problemsOf('web', { ...sampleVariables, ...answered });
    expect(problem).toMatch(/^ {2}IMAP_URL: missing; .*; or give MAIL_INBOUND_SECRET$/);
    expect(others).toEqual([]);
  });

  it.each(['slack', 'teams'] as const)(
    'lets the %s app promise answers only where one can be believed',
    async (app) => {
      expect(await problemsOf(app, { ...sampleVariables, ...answered })).toEqual([]);
      for (const one of ['MAIL_REPLY_TO', 'MAIL_AUTHSERV_ID']) {
        expect(await problemsOf(app, { ...sampleVariables, ...answered, [one]: '' })).toEqual([missing(one)]);
      }
    },
  );
});

describe('the store', () => {
  it('in memory is refused in production, beside everything else that is wrong', async () => {
    const variables = { ...sampleVariables, NODE_ENV: 'production', STORE: 'memory', MAIL_FROM: '' };
    expect(await problemsOf('web', variables)).toEqual([
      missing('MAIL_FROM'),
      '  STORE: "memory" forgets everything at a restart and is refused in production',
    ]);
  });

  it.each(['production', 'development', 'test', '', undefined])(
    'has a default where NODE_ENV is %s',
    async (NODE_ENV) => {
      expect(await problemsOf('web', { ...sampleVariables, NODE_ENV })).toEqual([]);
    },
  );
});

describe('the Teams app', () => {
  it.each([
    ['SingleTenant', ['MicrosoftAppPassword', 'MicrosoftAppTenantId']],
    ['MultiTenant', ['MicrosoftAppPassword']],
    ['UserAssignedMSI', ['MicrosoftAppTenantId']],
  ])('asks of a %s bot for %s besides its id', async (MicrosoftAppType, names) => {
    const { MicrosoftAppPassword: _password, MicrosoftAppTenantId: _tenant, ...variables } = sampleVariables;
    expect(await problemsOf('teams', { ...variables, MicrosoftAppType })).toEqual(names.map(missing));
  });

  it('asks for no registration where Teams is simulated', () => {
    const { MicrosoftAppId: _id, MicrosoftAppPassword: _password, ...variables } = sampleVariables;
    expect(readEnvironment('teams', { ...variables, TEAMS_LOCAL_UNAUTHENTICATED: '1' })).toMatchObject({
      TEAMS_LOCAL_UNAUTHENTICATED: true,
      MicrosoftAppId: '',
    });
  });

  it.each([
    [
      'in production',
      { NODE_ENV: 'production', STORE: 'redis://a' },
      'TEAMS_LOCAL_UNAUTHENTICATED: is refused in production',
    ],
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
      missing('MAIL_FROM'),
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

  it('with a client needs no account: each installation names its own', async () => {
    expect(await problemsOf('slack', { ...withoutToken, ...client, WORKSPACE: '' })).toEqual([]);
  });

  it.each(Object.keys(client))('with a client wants all of it, %s too', async (name) => {
    const variables = { ...withoutToken, ...client, [name]: '' };
    expect(await problemsOf('slack', variables)).toEqual([missing(name)]);
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
