import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { command, events } from './receive.ts';
import { methods, type SlackMethod } from './transport.ts';
import { prompts } from './words.ts';

const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));

/** What Slack's reference asks for each event and method. `users:read.email` adds the address to `users.info`. */
const subscriptions = {
  app_home_opened: { name: 'app_home_opened', scopes: [] },
  app_mention: { name: 'app_mention', scopes: ['app_mentions:read'] },
  message: { name: 'message.im', scopes: ['im:history'] },
} satisfies Record<keyof typeof events, { name: string; scopes: string[] }>;
const scopes = {
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'users.info': ['users:read', 'users:read.email'],
} satisfies Record<SlackMethod, string[]>;

describe('the manifest', () => {
  it('subscribes to the events that are handled, and no others', () => {
    const handled = (Object.keys(events) as (keyof typeof events)[]).map((event) => subscriptions[event].name);
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(handled.toSorted());
  });

  it('has the command that is handled, and no other', () => {
    expect(manifest.features.slash_commands).toMatchObject([{ command }]);
  });

  it('asks for the scopes that are used, and no others', () => {
    const used = new Set([
      'commands',
      ...Object.values(subscriptions).flatMap((subscription) => subscription.scopes),
      ...(Object.keys(methods) as SlackMethod[]).flatMap((method) => scopes[method]),
    ]);
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...used].toSorted());
  });

  it('offers the prompts that the app offers', () => {
    expect(manifest.features.agent_view.suggested_prompts).toEqual(prompts);
  });

  it('sends everything to the one door', () => {
    const { slash_commands } = manifest.features;
    const { event_subscriptions, interactivity } = manifest.settings;
    const urls = [
      ...slash_commands.map(({ url }: { url: string }) => url),
      event_subscriptions.request_url,
      interactivity.request_url,
    ];
    expect(new Set(urls)).toEqual(new Set(['https://HOST/slack/events']));
  });
});
