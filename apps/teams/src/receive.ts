import type { Said, Turn } from '@reconnect/assistant';
import { addressOf, isPersonal } from './address.ts';
import { type Activity, tenantOf } from './gate.ts';
import { peek, peekText } from './peek.ts';

/** Longer messages are cut: nobody describes an inbox in more, and forwarded mails are repetitive. */
const longestText = 4000;

export type Received =
  /** `inPublic`: said where others read; the answer goes to the private chat. */
  | { readonly kind: 'turn'; readonly turn: Turn; readonly inPublic: boolean }
  | { readonly kind: 'ignored'; readonly why: Ignored };

/** Why an activity is nothing that a person did to us. */
export type Ignored =
  | 'not_said'
  | 'bot'
  | 'not_mentioned'
  | 'no_identity'
  | 'feedback'
  | 'unknown_button'
  | 'unknown_invoke';

/** Translates an activity that passed the gate and was authenticated. */
export function receive(activity: Activity): Received {
  const said = saidIn(activity);
  if (typeof said === 'string') return { kind: 'ignored', why: said };
  const id = peekText(activity, 'from', 'aadObjectId');
  const tenant = tenantOf(activity);
  if (id === undefined || tenant === undefined) return { kind: 'ignored', why: 'no_identity' };
  return {
    kind: 'turn',
    inPublic: !isPersonal(activity),
    turn: {
      person: { platform: 'teams', tenant, id },
      // A press that Teams repeats under a new id is recognised by its `ask`.
      delivery: `${activity.conversation.id}|${activity.id}`,
      address: addressOf(activity),
      said,
    },
  };
}

/** A mention without a word, or a message of pictures only, asks what we can do. */
function saidIn(activity: Activity): Said | Ignored {
  if (activity.from.id.startsWith('28:')) return 'bot';
  if (activity.type === 'invoke') return pressedByInvoke(activity);
  if (activity.type === 'installationUpdate' || activity.type === 'conversationUpdate') return opened(activity);
  if (activity.type !== 'message') return 'not_said';
  const value = peek(activity, 'value');
  const text = peekText(activity, 'text');
  if (text === undefined && typeof value === 'object' && value !== null) return pressed(peek(value, 'verb'), value);
  if (!isPersonal(activity) && mentionsOfUs(activity).length === 0) return 'not_mentioned';
  return { kind: 'text', text: plainText(text ?? '', mentionsOfUs(activity)) || 'help' };
}

/** Either one may be missing or come several times; the assistant greets once. */
function opened(activity: Activity): Said | Ignored {
  const added = peekText(activity, 'action')?.startsWith('add') || Array.isArray(peek(activity, 'membersAdded'));
  return added && isPersonal(activity) ? { kind: 'opened' } : 'not_said';
}

function pressedByInvoke(activity: Activity): Said | Ignored {
  const name = peek(activity, 'name');
  if (name === 'message/submitAction') return 'feedback';
  if (name !== 'adaptiveCard/action') return 'unknown_invoke';
  if (peek(activity, 'value', 'action', 'type') !== 'Action.Execute') return 'unknown_button';
  return pressed(peek(activity, 'value', 'action', 'verb'), peek(activity, 'value', 'action', 'data'));
}

function pressed(verb: unknown, data: unknown): Said | Ignored {
  const ask = peek(data, 'ask');
  const value = peekText(data, 'value');
  if (typeof verb !== 'string' || verb === '') return 'unknown_button';
  if (typeof ask !== 'number' || !Number.isSafeInteger(ask) || ask < 0) return 'unknown_button';
  return { kind: 'press', verb, ask, ...(value === undefined ? {} : { value }) };
}

/** The `<at>…</at>` texts that stand for this bot. */
function mentionsOfUs(activity: Activity): string[] {
  const entities = peek(activity, 'entities');
  if (!Array.isArray(entities)) return [];
  return entities
    .filter((entity) => peek(entity, 'type') === 'mention' && peek(entity, 'mentioned', 'id') === activity.recipient.id)
    .map((entity) => peekText(entity, 'text') ?? '');
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
  amp: '&',
};

/** Teams sends a little HTML within plain text: mentions and entities. */
function plainText(text: string, ours: readonly string[]): string {
  const withoutUs = ours
    .filter((mention) => mention !== '')
    .reduce((rest, mention) => rest.replaceAll(mention, ' '), text);
  return withoutUs
    .replace(/<\/?at(?:\s[^>]*)?>/gi, '')
    .replace(/&(nbsp|lt|gt|quot|#39|apos|amp);/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .normalize('NFC')
    .toWellFormed()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .slice(0, longestText)
    .toWellFormed();
}
