import { setImmediate as nextTick } from 'node:timers/promises';
import type { Channel, Person, Reply } from '@reconnect/assistant';
import { createLog, createMetrics, openCapabilities, readEnvironment } from '@reconnect/hosting';
import { systemClock } from '@reconnect/jobs';
import type { Json, Storage, StoredRecord } from '@reconnect/storage';
import { openRedisStorage } from '@reconnect/storage/redis';
import { firstNumber } from '../load/person.ts';
import * as slack from '../load/slack.ts';
import { startStubServer } from '../load/stub-server.ts';
import * as teams from '../load/teams.ts';
import { emailOf, inboxOf } from '../product/mailboxes.ts';
import { slackVariables } from './our-apps.ts';

/** A conversation as the assistant itself stored it, to be given to as many people as a bench needs. */
export interface Template {
  readonly records: readonly { readonly partition: string; readonly record: StoredRecord }[];
  /** The question that waits for an answer. */
  readonly ask: number;
}

interface SceneOfOne {
  readonly person: Person;
  readonly address: Json;
  /** Where the n-th message to them is found again. */
  message(n: number): Json;
}

/** The first person, where they are answered, and a message there, in each platform's own terms. */
export const scenes: Readonly<Record<'slack' | 'teams', SceneOfOne>> = {
  slack: {
    person: { platform: 'slack', tenant: slack.team, id: slack.userOf(firstNumber) },
    address: {
      tenant: slack.team,
      user: slack.userOf(firstNumber),
      channel: slack.channelOf(firstNumber),
      thread: '1795380000.123459',
    },
    message: (n) => ({ channel: slack.channelOf(firstNumber), ts: `1795380001.00000${n}` }),
  },
  teams: {
    person: { platform: 'teams', tenant: teams.tenant, id: teams.aadIdOf(firstNumber) },
    address: {
      serviceUrl: teams.cloudUrl,
      bot: `28:${teams.appId}`,
      user: teams.userOf(firstNumber),
      tenant: teams.tenant,
      chat: teams.chatOf(firstNumber),
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
    },
    message: (n) => ({ conversation: teams.chatOf(firstNumber), id: `176364793000${n}` }),
  },
};

const email = emailOf(firstNumber);

/** A chat that keeps what was asked last. */
function createScreen(platform: 'slack' | 'teams') {
  let latest: Reply | undefined;
  let messages = 0;
  const channel: Channel = {
    platform,
    identify: async () => ({ email, name: 'Robin Meyer', locale: 'en-GB', timeZone: 'Europe/Berlin', stranger: false }),
    async send(_address, reply, replaces) {
      if (reply.choices.length > 0) latest = reply;
      messages += 1;
      return { outcome: 'sent', ref: replaces ?? scenes[platform].message(messages) };
    },
  };
  return {
    channel,
    /** Resolves with the question that has such a button. */
    async asked(verb: string): Promise<Reply> {
      while (latest?.choices.some((choice) => choice.verb === verb) !== true) await nextTick();
      return latest;
    },
  };
}

/** The product as it is wired, in memory, with a provider that has ended every grant. */
export async function openProduct() {
  const refusal = JSON.stringify({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
  const provider = await startStubServer({ answer: () => ({ status: 400, body: refusal }) });
  const environment = readEnvironment('slack', {
    ...slackVariables({ port: 0, apiUrl: 'http://127.0.0.1:9/', redisUrl: 'memory' }),
    NODE_ENV: '',
    GOOGLE_TOKEN_URL: `http://127.0.0.1:${provider.port}/token`,
  });
  const needs = { clock: systemClock, log: createLog('bench', 'silent'), metrics: createMetrics('bench') };
  const capabilities = await openCapabilities(environment, needs);
  return { capabilities, close: () => Promise.all([capabilities.close(), provider.close()]) };
}

/** Leads one person through a diagnosis to the article's second step, with the product's own code. */
export async function createTemplate(platform: 'slack' | 'teams'): Promise<Template> {
  const { capabilities, close } = await openProduct();
  await capabilities.inboxes.put(inboxOf(firstNumber), {
    workspace: 'northwind',
    provider: 'google',
    address: email,
    ownerEmail: email,
    memberEmails: [],
    grant: { refreshToken: 'a-refresh-token', scopes: ['https://www.googleapis.com/auth/gmail.readonly'] },
    sync: { lastSuccessAt: '2026-11-20T08:00:00.000Z' },
  });
  const { channel, asked } = createScreen(platform);
  const assistant = capabilities.assistantFor(channel);
  const { person, address } = scenes[platform];
  const press = (verb: string, { ask }: Reply) =>
    assistant.receive({ person, delivery: `press-${verb}`, address, said: { kind: 'press', verb, ask } });

  const said = { kind: 'text', text: 'why is my inbox not syncing?' } as const;
  await assistant.receive({ person, delivery: 'asked', address, said });
  await press('steps', await asked('steps'));
  await press('next', await asked('next'));
  const { ask } = await asked('back');
  await assistant.stop();
  const records: Template['records'][number][] = [];
  for await (const stored of capabilities.storage.scan('conversation')) records.push(stored);
  await close();
  return { records, ask };
}

/** Milliseconds: as long as the product keeps a silent conversation. */
const keptFor = 90 * 24 * 60 * 60_000;
const sideBySide = 250;

/** Stores the template's conversation for every one of these people, through the product's own store. */
export async function storeFor(numbers: Iterable<string>, template: Template, redisUrl: string): Promise<void> {
  const storage = await openRedisStorage(redisUrl, { clock: systemClock });
  const copy = copier(template);
  let batch: Promise<unknown>[] = [];
  for (const number of numbers) {
    batch.push(...copy(storage, number));
    if (batch.length < sideBySide) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
  await storage.close();
}

function copier({ records }: Template) {
  const expiresAt = Date.now() + keptFor;
  const texts = records.map(({ partition, record }) => ({
    partition,
    name: record.name,
    text: JSON.stringify(record.value),
  }));
  return (storage: Storage, number: string) =>
    texts.map(({ partition, name, text }) => {
      const value: Json = JSON.parse(text.replaceAll(firstNumber, number));
      return storage.commit(partition.replaceAll(firstNumber, number), [{ kind: 'put', name, value, expiresAt }]);
    });
}
