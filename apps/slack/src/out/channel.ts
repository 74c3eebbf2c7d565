import type { Acquaintance, Block, Channel, Identity, Log, Person, Ports, Reply, Work } from '@reconnect/assistant';
import { createExpiringCache } from '@reconnect/hosting';
import { isDirectMessage, readAddress, readSentMessage, type SentMessage, type SlackAddress } from '../address.ts';
import { render } from '../drawing/render.ts';
import { SlackApiError } from '../errors.ts';
import { findPerson } from './find-person.ts';
import { readIdentity, type SlackUser } from './identity.ts';
import { openDirectMessage } from './open-direct-message.ts';
import type { SlackAnswer } from './transport.ts';
import type { SlackApi } from './web-api.ts';

export interface SlackChannelDeps {
  readonly api: SlackApi;
  readonly clock: Ports['clock'];
  readonly log: Log;
  /** See `Channel`. */
  showWork(address: unknown, work: Work | undefined): void;
  homeChanged(person: Person): void;
}

/** Slack's words for a person whom nothing reaches any more; a token that has had its time is none of theirs. */
const unreachable = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'invalid_user_combination',
  'is_archived',
  'messages_tab_disabled',
  'restricted_action',
  'team_access_not_granted',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

/** Slack's words for a message that can no longer be edited; it is said anew. */
const notEditable = new Set([
  'block_mismatch',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
  'message_not_found',
]);

/** Slack's words for somebody it will not tell us about. */
const unknownPerson = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/** Slack's words for a message that nothing can be said under any more, or ever. */
const threadGone = new Set(['cannot_reply_to_message', 'thread_not_found']);
const badBlocks = new Set(['invalid_blocks']);

const minute = 60_000;

/** How the assistant speaks in Slack: in the direct message with one person, and nowhere else. */
export function createSlackChannel({ api, clock, log, showWork, homeChanged }: SlackChannelDeps): Channel {
  const identities = createExpiringCache<Identity>({ clock, lifetime: 15 * minute, most: 10_000 });
  const acquaintances = createExpiringCache<Acquaintance | undefined>({ clock, lifetime: minute, most: 10_000 });
  const directMessages = createExpiringCache<string>({ clock, lifetime: 24 * 60 * minute, most: 10_000 });

  const ask = async ({ tenant, id }: Person): Promise<Identity> => {
    const { user } = await api.call({ method: 'users.info', tenant, args: { user: id, include_locale: true } });
    return readIdentity(tenant, user as SlackUser);
  };
  const askWho = (person: Person): Promise<Identity> =>
    unlessRefused(
      () => ask(person),
      unknownPerson,
      async () => ({ stranger: true }),
    );

  const directMessageOf = ({ tenant, user }: SlackAddress): Promise<string> =>
    directMessages.get(`${tenant}/${user}`, () => openDirectMessage(api, { tenant, user }));

  /** The only place where the assistant's words leave for Slack. */
  async function post(address: SlackAddress, reply: Reply, replaces: SentMessage | undefined): Promise<SlackAnswer> {
    const { tenant, thread } = address;
    const channel = address.channel ?? (await directMessageOf(address));
    assertAudience(channel);
    const message = { channel, ...render(reply) };
    // An unfurled link is fetched by Slack, which may spend it.
    const anew = { ...message, unfurl_links: false, unfurl_media: false };
    const say = () => api.call({ method: 'chat.postMessage', tenant, args: anew });
    const sayInThread = () => api.call({ method: 'chat.postMessage', tenant, args: { ...anew, thread_ts: thread } });
    const sayWhereItBelongs = () => (thread === undefined ? say() : unlessRefused(sayInThread, threadGone, say));
    if (replaces?.channel !== channel) return sayWhereItBelongs();
    const edit = () => api.call({ method: 'chat.update', tenant, args: { ...message, ts: replaces.ts } });
    return unlessRefused(edit, notEditable, sayWhereItBelongs);
  }

  /** Slack refuses a whole message for a picture that it cannot fetch; the words matter more. */
  function postWithoutPictures(address: SlackAddress, reply: Reply, replaces: SentMessage | undefined) {
    log.warn({ tenant: address.tenant }, 'Slack refused a message with a picture; sent without it');
    return post(address, { ...reply, blocks: reply.blocks.map(withoutPicture) }, replaces);
  }

  function postWhatCanBe(address: SlackAddress, reply: Reply, replaces: SentMessage | undefined) {
    const whole = () => post(address, reply, replaces);
    if (!reply.blocks.some(hasPicture)) return whole();
    return unlessRefused(whole, badBlocks, () => postWithoutPictures(address, reply, replaces));
  }

  return {
    platform: 'slack',
    showWork,
    homeChanged,
    find: (email, tenant) =>
      acquaintances.get(`${tenant}/${email.toLowerCase()}`, () =>
        unlessRefused(
          () => findPerson({ api, directMessageOf }, email, tenant),
          unreachable,
          async () => undefined,
        ),
      ),
    identify: (person) => identities.get(`${person.tenant}/${person.id}`, () => askWho(person)),
    async send(address, reply, replaces) {
      const earlier = replaces === undefined ? undefined : readSentMessage(replaces);
      try {
        const { channel, ts } = readSentMessage(await postWhatCanBe(readAddress(address), reply, earlier));
        return { outcome: 'sent', ref: { channel, ts } };
      } catch (error) {
        if (isNotInstalled(error) || wasRefused(error, unreachable)) return { outcome: 'unreachable' };
        throw error;
      }
    },
  };
}

/**
 * What is said about an inbox is for one person. That the direct message is this person's is known from Slack itself:
 * an address takes its channel and its user from one signed payload, or from `conversations.open`.
 */
function assertAudience(channel: string): void {
  if (!isDirectMessage(channel)) throw new TypeError('refused to speak outside a direct message');
}

/** Tries, and does the other thing when Slack refuses for one of these reasons. */
async function unlessRefused<T>(attempt: () => Promise<T>, reasons: ReadonlySet<string>, other: () => Promise<T>) {
  try {
    return await attempt();
  } catch (error) {
    if (wasRefused(error, reasons)) return other();
    throw error;
  }
}

const wasRefused = (error: unknown, reasons: ReadonlySet<string>): boolean =>
  error instanceof SlackApiError && error.reason !== undefined && reasons.has(error.reason);

const isNotInstalled = (error: unknown): boolean => error instanceof SlackApiError && error.code === 'not_installed';

const hasPicture = (block: Block): boolean => block.kind === 'step' && block.picture !== undefined;

function withoutPicture(block: Block): Block {
  if (block.kind !== 'step') return block;
  const { picture: _, ...step } = block;
  return step;
}
