import { type SlackMessage, type SlackView, workspace } from './slack-state.ts';

const { team, app, bot, botUser, botName } = workspace;

export type SlackEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** A message as the Web API and the events show it. */
export function onTheWire(message: SlackMessage) {
  const { ts, threadTs, author, byApp, text, blocks, editedTs } = message;
  return {
    type: 'message',
    user: author,
    ts,
    text,
    team,
    blocks,
    ...(byApp && {
      bot_id: bot,
      app_id: app,
      bot_profile: { id: bot, app_id: app, name: botName, team_id: team, deleted: false },
    }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(editedTs !== undefined && { edited: { user: author, ts: editedTs } }),
  };
}

/** The JSON body of an event delivery. `at`: milliseconds since 1970. */
export function envelopeOf(event: SlackEvent, sent: { readonly eventId: string; readonly at: number }): string {
  return JSON.stringify({
    token: 'verification-token-of-old',
    team_id: team,
    context_team_id: team,
    context_enterprise_id: null,
    api_app_id: app,
    event,
    type: 'event_callback',
    event_id: sent.eventId,
    event_time: Math.floor(sent.at / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${sent.eventId}`,
  });
}

/** A direct message, a person's or the app's own: Slack echoes the latter. */
export function directMessage(message: SlackMessage): SlackEvent {
  return { ...onTheWire(message), channel: message.channel, event_ts: message.ts, channel_type: 'im' };
}

export function messageChanged(before: SlackMessage, after: SlackMessage, ts: string): SlackEvent {
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: onTheWire(after),
    previous_message: onTheWire(before),
    channel: after.channel,
    ts,
    event_ts: ts,
    channel_type: 'im',
  };
}

export function messageDeleted(message: SlackMessage, ts: string): SlackEvent {
  return {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: onTheWire(message),
    channel: message.channel,
    ts,
    event_ts: ts,
    channel_type: 'im',
  };
}

export function appMention(message: SlackMessage): SlackEvent {
  return { ...onTheWire(message), type: 'app_mention', channel: message.channel, event_ts: message.ts };
}

export function homeOpened(opened: {
  user: string;
  channel: string;
  tab: 'home' | 'messages';
  ts: string;
  home: SlackView | undefined;
}): SlackEvent {
  const { user, channel, tab, ts, home } = opened;
  return {
    type: 'app_home_opened',
    user,
    channel,
    tab,
    event_ts: ts,
    ...(tab === 'home' && home !== undefined && { view: viewOnTheWire(home) }),
  };
}

export function sessionStopped(stopped: { user: string; channel: string; threadTs: string; ts: string }): SlackEvent {
  const { user, channel, threadTs, ts } = stopped;
  return { type: 'agent_session_stopped', user, channel, thread_ts: threadTs, streaming_message_ts: [], event_ts: ts };
}

export function viewOnTheWire(view: SlackView) {
  return {
    private_metadata: '',
    callback_id: '',
    ...view.sent,
    id: view.id,
    team_id: team,
    type: view.type,
    blocks: view.blocks,
    hash: view.hash,
    root_view_id: view.id,
    previous_view_id: null,
    state: { values: {} },
    app_id: app,
    app_installed_team_id: team,
    bot_id: bot,
  };
}
