import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog, createMetrics, openCapabilities, readEnvironment, type Wired } from '@reconnect/hosting';
import { createMovableClock, createSimulatedSlack } from '@reconnect/simulators';
import { afterEach, expect, it } from 'vitest';
import { commonVariables } from '../../../tools/sample-variables.ts';
import { createInstallLink } from './install/install-link.ts';
import { signBody } from './testing/sign-body.ts';
import { wireSlack } from './wire.ts';

const client = { clientId: '1.2', clientSecret: 'a-client-secret' };
const stateSecret = 'a-state-secret-of-32-characters!';
const signingSecret = 'a-signing-secret';
const team = 'T0SIMULATED';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** The Slack app as it is deployed, for many workspaces; nobody has installed it yet. */
async function start(variables: Readonly<Record<string, string>> = {}) {
  const clock = createMovableClock(Date.parse('2026-11-22T09:00:00Z'));
  let wired: Wired | undefined;
  const server: Server = createServer((request, response) => wired?.handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slack = createSimulatedSlack({ clock, signingSecret, botToken: 'xoxb-nobody', appUrl: () => appUrl, client });
  const environment = readEnvironment('slack', {
    ...commonVariables,
    STORE: 'memory',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: client.clientId,
    SLACK_CLIENT_SECRET: client.clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    SLACK_API_URL: await slack.listen(),
    ...variables,
  });
  const [log, metrics] = [createLog('slack', 'silent'), createMetrics('slack')];
  const capabilities = await openCapabilities(environment, { clock, log, metrics });
  const app = wireSlack({ environment, capabilities, log, metrics });
  wired = app;
  app.start();
  ending.push(
    () => capabilities.close(),
    () => slack.close(),
    () => app.stop(),
    async () => server.close(),
  );

  async function installs(workspace: string) {
    const link = createInstallLink({ appUrl, workspace, expiresAt: clock.now() + 60_000, secret: stateSecret });
    const begun = await fetch(link, { redirect: 'manual' });
    const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
    const back = slack.installs.agrees(begun.headers.get('location') ?? '', { team });
    return (await fetch(back, { headers: { cookie } })).status;
  }

  /** Posts an event that no person of the simulation would cause. */
  async function post(envelope: object): Promise<number> {
    const body = JSON.stringify(envelope);
    const headers = { 'content-type': 'application/json', ...signBody(body, clock.now(), signingSecret) };
    return (await fetch(`${appUrl}/slack/events`, { method: 'POST', body, headers })).status;
  }
  return { clock, slack, capabilities, metrics, installs, post };
}

it('a team that installs the app is helped with the inboxes of its own account at Aptly, until it removes the app', async () => {
  const { clock, slack, capabilities, installs } = await start();
  const put = (id: string, workspace: string) =>
    capabilities.inboxes.put(id, {
      workspace,
      provider: 'google',
      address: `${id}@acme.example`,
      ownerEmail: 'ada@acme.example',
      memberEmails: [],
      sync: {},
    });
  await put('ours', 'acme');
  await put('theirs', 'other');
  expect(await installs('acme')).toBe(200);

  const ada = slack.person({ name: 'Ada', email: 'ada@acme.example' });
  await ada.opensHome();
  const home = await slack.waitFor(() => slack.world.homeOf(ada.id));
  expect(JSON.stringify(home.blocks)).toContain('ours@acme.example');
  expect(JSON.stringify(home.blocks)).not.toContain('theirs@');

  clock.advance(1_000);
  expect((await slack.removesApp()).map(({ outcome }) => outcome)).toEqual([200, 200]);
  expect(await capabilities.slackInstallations.find(team)).toBeUndefined();
  expect(await installs('other')).toBe(200);
});

it('a stranger is told the address that cases go to, at home, in the chat and where the app was mentioned', async () => {
  const { slack, installs, post } = await start({ ESCALATION_EMAIL: 'it@northwind.example' });
  await installs('acme');
  const eve = slack.person({ name: 'Eve', stranger: true });
  await eve.opensHome();
  await slack.waitFor(() => slack.world.homeOf(eve.id));
  await eve.writes('why is my inbox not syncing');
  const event = {
    type: 'app_mention',
    user: eve.id,
    user_team: 'T0PARTNER',
    text: 'hi',
    ts: '1.2',
    channel: slack.channel('general'),
  };
  const authorizations = [{ team_id: team, enterprise_id: null, user_id: 'U0SIMULATED', is_bot: true }];
  const envelope = { type: 'event_callback', event_id: 'Ev1', team_id: team, is_ext_shared_channel: true };
  expect(await post({ ...envelope, authorizations, event })).toBe(200);
  const said = await slack.waitFor(() => {
    const messages = slack.world.messages().filter(({ byApp }) => byApp);
    return messages.length === 2 ? messages : undefined;
  });
  for (const seen of [...said, slack.world.homeOf(eve.id)]) {
    expect(JSON.stringify(seen)).toContain('it@northwind.example');
    expect(JSON.stringify(seen)).not.toContain('help@getaptly.com');
  }
});

it('what Slack withholds is counted', async () => {
  const { metrics, post } = await start();
  expect(await post({ type: 'app_rate_limited', team_id: team, minute_rate_limited: 1_518_467_820 })).toBe(200);
  expect((await metrics.withheld.get()).values).toMatchObject([{ value: 1 }]);
});
