import { languages, wordsFor } from '@reconnect/article';
import type { Person, Said, Turn } from '@reconnect/assistant';
import { addressOf, isPersonal } from '../address.ts';
import { fieldOf } from '../drawing/form.ts';
import { askerIn } from '../drawing/public-answer.ts';
import { homeVerb } from '../drawing/render-home.ts';
import { peek, peekId, peekText } from '../peek.ts';
import { type Activity, tenantOf } from './gate.ts';
import { cut, plainText } from './plain-text.ts';

export type Received =
  /** `inPublic`: said where others read; the answer goes to the private chat. */
  | { readonly kind: 'turn'; readonly turn: Turn; readonly inPublic: boolean }
  /** Somebody wants to see their inboxes at a glance. */
  | { readonly kind: 'home'; readonly person: Person; readonly delivery: string; readonly inPublic: boolean }
  /** Somebody wants to go on in private from a public answer; `mine`: it was they who asked. */
  | { readonly kind: 'continues'; readonly mine: boolean }
  /** The app was added to a team or a group chat, or removed from it. */
  | { readonly kind: 'group'; readonly change: 'added' | 'removed' }
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

/**
 * Translates an activity that passed the gate and was authenticated. A message that is edited afterwards stays what it
 * was when it was sent: what it asked for may be done by then, and a slip is easier to correct by a new message than to
 * be acted upon twice. Reactions are no answers either.
 */
export function receive(activity: Activity): Received {
  const asker = askerIn(activity);
  if (asker !== undefined) return { kind: 'continues', mine: asker === activity.from.id };
  const change = isPersonal(activity) ? undefined : presenceIn(activity);
  if (change !== undefined) return { kind: 'group', change };
  const said = saidIn(activity);
  if (typeof said === 'string') return { kind: 'ignored', why: said };
  const id = peekId(activity, 'from', 'aadObjectId');
  const tenant = tenantOf(activity);
  if (id === undefined || tenant === undefined) return { kind: 'ignored', why: 'no_identity' };
  const person: Person = { platform: 'teams', tenant, id };
  const inPublic = !isPersonal(activity);
  // A press that Teams repeats under a new id is recognised by its `ask`.
  const delivery = `${activity.conversation.id}|${activity.id}`;
  if (said.kind === 'home') return { kind: 'home', person, delivery, inPublic };
  return { kind: 'turn', inPublic, turn: { person, delivery, address: addressOf(activity), said } };
}

type SaidHere = Said | { readonly kind: 'home' };

/** What opens the home, in any language. */
const homeCommands = new Set(languages.map((language) => wordsFor(language)('command.inboxes')));

/** A mention without a word, or a message of pictures only, asks what we can do. */
function saidIn(activity: Activity): SaidHere | Ignored {
  if (activity.from.id.startsWith('28:')) return 'bot';
  if (activity.type === 'invoke') return pressedByInvoke(activity);
  if (activity.type === 'installationUpdate') return openedOrLeft(activity);
  if (activity.type !== 'message') return 'not_said';
  const value = peek(activity, 'value');
  const text = peekText(activity, 'text');
  if (text === undefined && typeof value === 'object' && value !== null) return pressed(peek(value, 'verb'), value);
  if (!isPersonal(activity) && mentionsOfUs(activity).length === 0) return 'not_mentioned';
  const plain = plainText(text ?? '', mentionsOfUs(activity));
  if (plain === '') return { kind: 'wish', verb: 'help', words: '' };
  return homeCommands.has(plain.toLowerCase()) ? { kind: 'home' } : { kind: 'text', text: plain };
}

/** It may come several times; the assistant greets once. */
function openedOrLeft(activity: Activity): Said | Ignored {
  const presence = presenceIn(activity);
  if (presence === undefined) return 'not_said';
  return { kind: presence === 'added' ? 'opened' : 'left' };
}

/**
 * What became of the app where the activity comes from. Teams tells of it as a `conversationUpdate`, too, which often comes
 * first and never says which language the person reads. Of an upgrade everybody who has the app is told, as `remove-upgrade`
 * and `add-upgrade`: nobody has come or left.
 */
function presenceIn(activity: Activity): 'added' | 'removed' | undefined {
  if (activity.type !== 'installationUpdate') return undefined;
  const action = peek(activity, 'action');
  if (action === 'remove') return 'removed';
  return action === 'add' ? 'added' : undefined;
}

function pressedByInvoke(activity: Activity): SaidHere | Ignored {
  const name = peek(activity, 'name');
  if (name === 'message/submitAction') return 'feedback';
  if (name !== 'adaptiveCard/action') return 'unknown_invoke';
  if (peek(activity, 'value', 'action', 'type') !== 'Action.Execute') return 'unknown_button';
  const verb = peek(activity, 'value', 'action', 'verb');
  if (verb === homeVerb && isPersonal(activity)) return { kind: 'home' };
  return pressed(verb, peek(activity, 'value', 'action', 'data'));
}

function pressed(verb: unknown, data: unknown): Said | Ignored {
  const ask = peek(data, 'ask');
  const wish = peekText(data, 'words');
  if (typeof verb !== 'string' || verb === '') return 'unknown_button';
  const value = peekId(data, 'value') ?? wordsIn(peekText(data, fieldOf(verb)));
  if (wish !== undefined) return { kind: 'wish', verb, words: cut(wish), ...optional(value) };
  if (typeof ask !== 'number' || !Number.isSafeInteger(ask) || ask < 0) return 'unknown_button';
  return { kind: 'press', verb, ask, ...optional(value) };
}

const optional = (value: string | undefined) => (value === undefined ? {} : { value });

/** What was written into a form, to the letter. */
function wordsIn(field: string | undefined): string | undefined {
  return field === undefined ? undefined : cut(field.normalize('NFC'));
}

/** The `<at>…</at>` texts that stand for this bot. */
function mentionsOfUs(activity: Activity): string[] {
  const entities = peek(activity, 'entities');
  if (!Array.isArray(entities)) return [];
  return entities
    .filter((entity) => peek(entity, 'type') === 'mention' && peek(entity, 'mentioned', 'id') === activity.recipient.id)
    .map((entity) => peekText(entity, 'text') ?? '');
}
