import {
  adaptiveCard,
  homeTenant,
  type TeamsActivity,
  type TeamsConversation,
  type TeamsUser,
  team,
} from './teams-state.ts';

/** An activity as the Connector posts it to the bot. */
export type InboundActivity = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** What every activity of one person tells. */
export interface Scene {
  readonly user: TeamsUser;
  readonly conversation: TeamsConversation;
  readonly bot: { readonly id: string; readonly name: string };
  readonly serviceUrl: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
  /** In a channel: the message that began the thread. */
  readonly thread?: string;
}

function kindOf({ personal, members }: TeamsConversation): 'personal' | 'groupChat' | 'channel' {
  if (personal !== undefined) return 'personal';
  return members === undefined ? 'channel' : 'groupChat';
}

function common(scene: Scene) {
  const { user, conversation, bot, serviceUrl, at, id, thread } = scene;
  const { locale, timeZone } = user;
  const kind = kindOf(conversation);
  const country = locale?.split('-')[1];
  return {
    id,
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date(at).toISOString(),
    from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
    recipient: bot,
    conversation: {
      id: thread === undefined ? conversation.id : `${conversation.id};messageid=${thread}`,
      conversationType: kind,
      tenantId: user.tenantId,
      ...(kind !== 'personal' && { isGroup: true, name: conversation.name }),
    },
    channelData: {
      tenant: { id: user.tenantId },
      ...(kind === 'channel' && {
        teamsChannelId: conversation.id,
        teamsTeamId: team,
        channel: { id: conversation.id },
        team: { id: team, name: 'Simulated team', tenantId: homeTenant },
      }),
    },
    entities: [
      {
        type: 'clientInfo',
        platform: 'Web',
        ...(locale !== undefined && { locale }),
        ...(country !== undefined && { country }),
        ...(timeZone !== undefined && { timezone: timeZone }),
      },
    ],
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { localTimezone: timeZone }),
  };
}

export function textMessage(scene: Scene, text: string): InboundActivity {
  return {
    ...common(scene),
    type: 'message',
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${escaped(text)}</p>` }],
  };
}

/** An answer to one message, which is quoted above it. */
export function quotation(scene: Scene, { id, from, text: quoted }: TeamsActivity, text: string): InboundActivity {
  const message = common(scene);
  const quotedReply = { messageId: id, senderId: from ?? scene.bot.id, preview: quoted, time: id };
  const quote = `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="${id}"><p itemprop="preview">${escaped(quoted)}</p></blockquote>`;
  return {
    ...message,
    type: 'message',
    text: `<quoted messageId="${id}"/> ${text}`,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `${quote}<p>${escaped(text)}</p>` }],
    entities: [{ type: 'quotedReply', quotedReply }, ...message.entities],
  };
}

/** "@bot text" in a channel. */
export function mention(scene: Scene, text: string): InboundActivity {
  const { bot } = scene;
  const at = `<at>${bot.name}</at>`;
  const message = common(scene);
  const entity = { type: 'mention', text: at, mentioned: bot };
  const html = `<div><div><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">${bot.name}</span>&nbsp;${escaped(text)}</div></div>`;
  return {
    ...message,
    type: 'message',
    text: `${at} ${text}`,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: html }],
    entities: [entity, ...message.entities],
  };
}

/** Action.Submit: a message without text. */
export function submitted(scene: Scene, card: TeamsActivity, value: unknown): InboundActivity {
  return { ...common(scene), type: 'message', value, replyToId: card.id };
}

/** Action.Execute: a person presses a button (`manual`), or their client refreshes what it shows. */
export interface Execution {
  readonly card: TeamsActivity;
  readonly action: Readonly<Record<string, unknown>>;
  readonly trigger: 'manual' | 'automatic';
}

export function executed(scene: Scene, { card, action, trigger }: Execution): InboundActivity {
  const { fallback: _, ...sent } = action;
  return {
    ...common(scene),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: sent, trigger },
    replyToId: card.id,
  };
}

/** The id stays that of the message. */
export function edited(scene: Scene, message: TeamsActivity, text: string): InboundActivity {
  const { channelData, ...rest } = common(scene);
  return {
    ...rest,
    type: 'messageUpdate',
    id: message.id,
    text,
    channelData: { ...channelData, eventType: 'editMessage' },
  };
}

export function reacted(scene: Scene, message: TeamsActivity, reaction: string): InboundActivity {
  return {
    ...common(scene),
    type: 'messageReaction',
    reactionsAdded: [{ type: reaction }],
    replyToId: message.id,
  };
}

/** It tells the language of whoever did it, and not where they are. */
export function installation(scene: Scene, action: 'add' | 'remove'): InboundActivity {
  const { locale } = scene.user;
  const says = locale === undefined ? {} : { locale, entities: [{ type: 'clientInfo', locale }] };
  return { ...event(scene), ...says, type: 'installationUpdate', action };
}

/** Teams tends to say it twice; in a personal chat it names the person, too. */
export function membersAdded(scene: Scene): InboundActivity {
  const { id, aadObjectId } = scene.user;
  const people = kindOf(scene.conversation) === 'personal' ? [{ id, aadObjectId }] : [];
  return { ...event(scene), type: 'conversationUpdate', membersAdded: [{ id: scene.bot.id }, ...people] };
}

/** What Teams itself tells comes from nobody's client. */
function event(scene: Scene) {
  const { entities: _, locale: __, localTimezone: ___, from, ...rest } = common(scene);
  return { ...rest, from: { id: from.id, aadObjectId: from.aadObjectId } };
}

export function cardOf(activity: TeamsActivity): unknown {
  return activity.attachments.find(({ contentType }) => contentType === adaptiveCard)?.content;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
