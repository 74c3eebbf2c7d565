import { createHmac } from 'node:crypto';
import { botUser } from '../load/slack.ts';
import type { StubAnswer, StubRequest } from '../load/stub-server.ts';

/** How the Slack app lets customers add it, and what it is told for that. */
export const slackClient = {
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: '1234.5678',
  SLACK_CLIENT_SECRET: 'a-secret-of-the-slack-client',
  SLACK_STATE_SECRET: 'a-state-secret-of-the-burst-of-people',
  TRUSTED_PROXIES: '1',
} as const;

/** One of Aptly's customers: their account at Aptly, and their team in Slack. */
export const workspaceOf = (customer: number) => `customer-${customer}`;
export const teamOf = (customer: number) => `T${`${customer}`.padStart(9, '0')}`;

/** Milliseconds. */
const linkLives = 3_600_000;

/** Adds the app to the team of a customer, as they would by the link from Aptly. Rejected when it was not added. */
export async function install(appUrl: string, customer: number): Promise<void> {
  const [workspace, exp] = [workspaceOf(customer), `${Math.floor((Date.now() + linkLives) / 1_000)}`];
  const said = ['install-link.v1', workspace, exp].join('\n');
  const sig = createHmac('sha256', slackClient.SLACK_STATE_SECRET).update(said).digest('base64url');
  // As a proxy in front would say: they are not all in one office, which would be told to wait.
  const from = { 'x-forwarded-for': `10.0.${customer >> 8}.${customer & 255}` };
  const begun = await fetch(`${appUrl}/slack/install?${new URLSearchParams({ workspace, exp, sig })}`, {
    redirect: 'manual',
    headers: from,
  });
  const state = URL.parse(begun.headers.get('location') ?? '')?.searchParams.get('state');
  if (typeof state !== 'string') throw new Error(`the installation did not begin: ${begun.status}`);
  const query = new URLSearchParams({ state, code: `code-${customer}` });
  const ended = await fetch(`${appUrl}/slack/oauth_redirect?${query}`, {
    headers: { ...from, cookie: begun.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '' },
  });
  await ended.text();
  if (ended.status !== 200) throw new Error(`the installation ended with ${ended.status}`);
}

/** Slack's answer to the code of an installation; undefined for any other question. */
export function answerInstall({ path, body }: StubRequest): StubAnswer | undefined {
  if (!path.endsWith('/oauth.v2.access')) return undefined;
  const customer = Number(/code=code-(\d+)/.exec(body)?.[1]);
  const granted = {
    ok: true,
    access_token: `xoxb-of-customer-${customer}`,
    bot_user_id: botUser,
    is_enterprise_install: false,
    team: { id: teamOf(customer) },
  };
  return { status: 200, body: JSON.stringify(granted) };
}
