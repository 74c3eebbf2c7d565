import { createHmac } from 'node:crypto';
import type { ChatPlatform } from './chat-platform.ts';
import type { Deed } from './person.ts';

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';
export const botToken = 'xoxb-1234567890-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx';
export const team = 'T0AB1CDE2';
export const botUser = 'U0BOT1234';

/** The ids of a person and of their direct message with the bot. */
export const userOf = (number: string) => `U${number}`;
export const channelOf = (number: string) => `D${number}`;

const app = { api_app_id: 'A0RECONN3CT', bot_id: 'B0BOT9999' } as const;

/** Slack as a bot sees it: signed deliveries in, the Web API out. `teamOf`: where somebody works; left out: all in one team. */
export function createSlack(now: () => number, teamOf: (number: string) => string = () => team): ChatPlatform {
  let lastTs = 0;
  /** Unique, as Slack's are. */
  const nextTs = () => {
    lastTs = Math.max(lastTs + 1, now() * 1000);
    return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
  };
  return {
    name: 'slack',
    deliver(number, deed, id) {
      const at = Math.floor(now() / 1000);
      const place = { number, team: teamOf(number) };
      const body =
        deed.kind === 'text' ? textBody(place, deed.text, { id, at, ts: nextTs() }) : pressBody(place, deed, id);
      return {
        path: '/slack/events',
        headers: {
          'content-type': deed.kind === 'text' ? 'application/json' : 'application/x-www-form-urlencoded',
          ...signatureOf(body, at),
        },
        body,
      };
    },
    hear({ path, body }) {
      if (!/\/chat\.(postMessage|update)$/.test(path)) return {};
      const number = /\bchannel(?:=|":")D(\d{9})/.exec(body)?.[1];
      const ask = /"action_id":"ir:(?:next|back)","value":"v1\|(\d+)"/.exec(body)?.[1];
      return { ...(number !== undefined && { number }), ...(ask !== undefined && { ask: Number(ask) }) };
    },
    answer({ path, body }) {
      const number = /\bchannel(?:=|":")D(\d{9})/.exec(body)?.[1] ?? '';
      return { status: 200, body: JSON.stringify({ ok: true, ...answerTo(path, number, nextTs()) }) };
    },
  };
}

/** `at`: seconds since 1970. */
export function signatureOf(body: string, at: number) {
  const mac = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': `${at}`, 'x-slack-signature': `v0=${mac}` };
}

function answerTo(path: string, number: string, ts: string): object {
  switch (path.slice(path.lastIndexOf('/') + 1)) {
    case 'chat.postMessage':
      return { channel: channelOf(number), ts, message: { type: 'message', user: botUser, ts } };
    case 'chat.update':
      return { channel: channelOf(number), ts };
    case 'auth.test':
      return {
        url: 'https://aptly.slack.com/',
        user: 'reconnect',
        user_id: botUser,
        team_id: team,
        bot_id: app.bot_id,
      };
    case 'users.info':
      return { user: { id: 'U1', name: 'robin', team_id: team, real_name: 'Robin Meyer', profile: {} } };
    case 'conversations.info':
    case 'conversations.open':
      return { channel: { id: channelOf(number), is_im: true } };
    default:
      return {};
  }
}

interface Place {
  readonly number: string;
  readonly team: string;
}

function textBody({ number, team }: Place, text: string, sent: { id: string; at: number; ts: string }): string {
  const { id, at, ts } = sent;
  return JSON.stringify({
    token: 'ZZZZZZWSxiZZZ2yIvs3peJ',
    team_id: team,
    context_team_id: team,
    context_enterprise_id: null,
    api_app_id: app.api_app_id,
    event: {
      user: userOf(number),
      type: 'message',
      ts,
      client_msg_id: `5d9b1f6e-9c1f-4f38-9e5a-${number.padStart(12, '0')}`,
      text,
      team,
      blocks: [
        {
          type: 'rich_text',
          block_id: 'b8Kq',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
        },
      ],
      channel: channelOf(number),
      event_ts: ts,
      channel_type: 'im',
    },
    type: 'event_callback',
    event_id: `Ev${id}`,
    event_time: at,
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eyJldCI6Im1lc3NhZ2UiLCJ0aWQiOiJUMEFCMUNERTIiLCJhaWQiOiJBMFJFQ09OTjNDVCJ9',
  });
}

/** With the whole message in it that the button is on, as Slack sends it. */
function pressBody({ number, team }: Place, deed: Extract<Deed, { kind: 'press' }>, id: string): string {
  const { button, ask, value } = deed;
  const user = userOf(number);
  const channel = channelOf(number);
  const carried = value === undefined ? `v1|${ask}` : `v1|${ask}|${value}`;
  const pressed = { action_id: `ir:${button}`, block_id: 'aX3', value: carried, type: 'button' };
  const label = { type: 'plain_text', text: button === 'next' ? 'Done, next step' : 'Back', emoji: true };
  const payload = {
    type: 'block_actions',
    user: { id: user, username: 'robin', name: 'robin', team_id: team },
    api_app_id: app.api_app_id,
    token: 'ZZZZZZWSxiZZZ2yIvs3peJ',
    container: { type: 'message', message_ts: '1795380001.000300', channel_id: channel, is_ephemeral: false },
    trigger_id: `8012350${id}.738474920.8088930838d88f008e0${id}`,
    team: { id: team, domain: 'aptly-customer' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'directmessage' },
    message: {
      user: botUser,
      type: 'message',
      ts: '1795380001.000300',
      bot_id: app.bot_id,
      app_id: app.api_app_id,
      text: 'Step 2 of 7: open Settings in Aptly, then Inboxes.',
      team,
      blocks: [
        {
          type: 'section',
          block_id: 'aX2',
          text: { type: 'mrkdwn', text: '*Step 2 of 7*\nOpen Settings, then Inboxes.' },
        },
        { type: 'actions', block_id: 'aX3', elements: [{ ...pressed, text: label }] },
      ],
    },
    state: { values: {} },
    response_url: `https://hooks.slack.com/actions/${team}/2222/bbbb`,
    actions: [{ ...pressed, text: label, action_ts: '1795380010.123456' }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
