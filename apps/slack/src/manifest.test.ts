import { readdirSync, readFileSync } from 'node:fs';
import { wordsFor } from '@reconnect/article';
import { describe, expect, it } from 'vitest';
import { command } from './in/read-command.ts';
import { readPayload } from './in/read-payload.ts';
import { events } from './in/receive.ts';
import { shortcuts } from './in/shortcuts.ts';
import { scopes } from './install/scopes.ts';
import { promptsIn } from './out/prompts.ts';
import { methods } from './out/transport.ts';

interface Shortcut {
  readonly type: 'global' | 'message';
  readonly callback_id: string;
  readonly name: string;
  readonly description: string;
}

interface SlashCommand {
  readonly command: string;
  readonly url: string;
  readonly description: string;
  readonly usage_hint: string;
}

const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));
const { features, settings, oauth_config: oauth, display_information: display } = manifest;
const commands: readonly SlashCommand[] = features.slash_commands ?? [];
const menu: readonly Shortcut[] = features.shortcuts ?? [];

/** How the manifest calls what a listener hears, and the scopes that Slack's reference asks for it. */
const subscriptions: Readonly<Record<string, { readonly name: string; readonly scopes: readonly string[] }>> = {
  agent_session_stopped: { name: 'agent_session_stopped', scopes: [] },
  app_home_opened: { name: 'app_home_opened', scopes: [] },
  app_mention: { name: 'app_mention', scopes: ['app_mentions:read'] },
  app_uninstalled: { name: 'app_uninstalled', scopes: [] },
  message: { name: 'message.im', scopes: ['im:history'] },
  tokens_revoked: { name: 'tokens_revoked', scopes: [] },
};

/** The scopes that Slack's reference asks for each method. `users:read.email` adds the address to `users.info`. */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'agents.sessions.setStatus': ['chat:write'],
  // An app-level token's own scope.
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'oauth.v2.access': [],
  'users.info': ['users:read', 'users:read.email'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.publish': [],
};

const called = Object.keys(methods);
const subscribed = Object.keys(events).map((event) => subscriptions[event]);
const sorted = (names: Iterable<unknown>): string[] => [...names].map(String).toSorted();

describe('the manifest', () => {
  it('subscribes to the events that are listened to, and no others', () => {
    expect(sorted(subscribed.map((subscription) => subscription?.name))).toEqual(
      sorted(settings.event_subscriptions.bot_events),
    );
  });

  it('has the command that is listened to, and no other', () => {
    expect(commands.map((declared) => declared.command)).toEqual([command]);
  });

  it('has the shortcuts that are listened to, and no others', () => {
    const types = { global: 'shortcut', message: 'message_action' } as const;
    const declared = menu.map(({ type, callback_id }) => ({ type: types[type], callback_id }));
    expect(sorted(shortcuts.map((each) => JSON.stringify(each, ['type', 'callback_id'])))).toEqual(
      sorted(declared.map((each) => JSON.stringify(each))),
    );
  });

  it('is sent what people press, and is not asked for options that nothing offers', () => {
    expect(readPayload({ type: 'block_actions', actions: [], user: { id: 'U1' } })).toBeDefined();
    expect(settings.interactivity.is_enabled).toBe(true);
    expect(readPayload({ type: 'block_suggestion' })).toBeUndefined();
    expect(settings.interactivity.message_menu_options_url).toBeUndefined();
  });

  it('asks for the scopes that are used, and no others', () => {
    const used = [
      ...(commands.length + menu.length > 0 ? ['commands'] : []),
      ...subscribed.flatMap((subscription) => subscription?.scopes ?? ['of an event that is not in this table']),
      ...called.flatMap((method) => scopesOf[method] ?? [`of ${method}, which is not in this table`]),
    ];
    expect(sorted(oauth.scopes.bot)).toEqual(sorted(new Set(used)));
    expect(oauth.scopes.user).toBeUndefined();
    expect(oauth.scopes.bot).toEqual(scopes);
  });

  it('has no scope for a method that nothing calls', () => {
    const folder = new URL('./', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'transport.ts')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
    expect(called.filter((method) => !sources.some((source) => source.includes(`'${method}'`)))).toEqual([]);
  });

  it('shows a home tab exactly where the app fills it, and always takes messages', () => {
    expect(features.app_home).toEqual({
      home_tab_enabled: called.includes('views.publish'),
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('offers the prompts that the app offers', () => {
    expect(features.agent_view.suggested_prompts).toEqual(promptsIn(wordsFor('en')));
  });

  it('sends everything to the one door', () => {
    const urls = [
      ...commands.map(({ url }) => url),
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
    ];
    expect(new Set(urls)).toEqual(new Set(['https://HOST/slack/events']));
  });

  it('can be installed where we say so, by a team and by a whole enterprise, with tokens that rotate', () => {
    expect(oauth.redirect_urls).toEqual(['https://HOST/slack/oauth_redirect']);
    expect(settings).toMatchObject({ org_deploy_enabled: true, token_rotation_enabled: true });
  });

  it('keeps to the lengths that Slack allows', () => {
    const longest: readonly (readonly [text: string, most: number])[] = [
      [display.name, 35],
      [display.description, 140],
      [features.agent_view.agent_description, 300],
      [features.bot_user.display_name, 80],
      ...commands.flatMap(({ command, description, usage_hint }) => [
        [command, 32] as const,
        [description, 2000] as const,
        [usage_hint, 1000] as const,
      ]),
      ...menu.flatMap(({ name, description }) => [[name, 24] as const, [description, 150] as const]),
    ];
    expect(longest.filter(([text, most]) => text.length > most)).toEqual([]);
    expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
    expect(menu.length).toBeLessThanOrEqual(10);
  });
});

describe('the icon', () => {
  it('is a square PNG of the size that Slack asks for', () => {
    const icon = readFileSync(new URL('../icon.png', import.meta.url));
    expect(icon.toString('latin1', 1, 4)).toBe('PNG');
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([512, 512]);
  });
});
