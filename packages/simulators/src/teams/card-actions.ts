import { isRecord } from '../wire/block-rules.ts';
import { checkCard, isCardTooLarge } from './check-card.ts';
import type { DeliveryOutcome } from './teams-sender.ts';
import { adaptiveCard } from './teams-state.ts';

type CardAction = Readonly<Record<string, unknown>> & { readonly type: string };

/** The one action of the card with this title, cards shown by other actions included. Throws when there is none or more than one. */
export function findAction(card: unknown, title: string): CardAction {
  const actions = actionsIn(card);
  const [found, second] = actions.filter((action) => action['title'] === title);
  if (found !== undefined && second === undefined) return found;
  const titles = actions.map((action) => `"${String(action['title'])}"`).join(', ');
  throw new Error(
    `${second === undefined ? 'no' : 'more than one'} action called "${title}" among: ${titles || 'none at all'}`,
  );
}

/** The Action.Submit that clients without Action.Execute show in its place. */
export function fallbackOf(action: CardAction): CardAction {
  const { fallback } = action;
  if (isAction(fallback) && fallback.type === 'Action.Submit') return fallback;
  throw new Error(`the action "${String(action['title'])}" has no Action.Submit to fall back to`);
}

interface Field {
  readonly id: string;
  readonly isRequired: boolean;
  readonly errorMessage: string;
  readonly maxLength: number;
}

/** What goes along with an action: the inputs of its own card, and of the cards that card unfolds from. */
export function fieldsFor(card: unknown, action: CardAction): readonly Field[] {
  return fieldsTo(card, action) ?? [];
}

function fieldsTo(card: unknown, action: CardAction): readonly Field[] | undefined {
  const parts = partsOf(card);
  const own = parts.filter(({ type }) => String(type).startsWith('Input.')).map(fieldOf);
  if (parts.some((part) => part === action || part['fallback'] === action)) return own;
  for (const part of parts.filter(({ type }) => type === 'Action.ShowCard')) {
    const further = fieldsTo(part['card'], action);
    if (further !== undefined) return [...own, ...further];
  }
  return undefined;
}

/** Everything in a card, but for what is in the cards that unfold from it. */
function partsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isRecord(value)) return [];
  const { data: _, fallback: __, card: ___, ...inner } = value;
  return [value, ...Object.values(inner).flatMap(partsOf)];
}

function fieldOf({
  id,
  isRequired,
  errorMessage = '',
  maxLength = Infinity,
}: Readonly<Record<string, unknown>>): Field {
  return {
    id: String(id),
    isRequired: isRequired === true,
    errorMessage: String(errorMessage),
    maxLength: Number(maxLength),
  };
}

function actionsIn(value: unknown): CardAction[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (!isRecord(value)) return [];
  const { data: _, fallback: __, refresh: ___, ...inner } = value;
  const nested = Object.values(inner).flatMap(actionsIn);
  return isAction(value) ? [value, ...nested] : nested;
}

function isAction(value: unknown): value is CardAction {
  return isRecord(value) && typeof value['type'] === 'string' && value['type'].startsWith('Action.');
}

/** What a person sees after Action.Execute. */
export type InvokeResult =
  | { readonly shows: 'card'; readonly card: unknown }
  | { readonly shows: 'message'; readonly message: string }
  /** "Something went wrong". */
  | { readonly shows: 'failure'; readonly because: string };

export function resultOf({
  outcome,
  body,
}: {
  readonly outcome: DeliveryOutcome;
  readonly body: string;
}): InvokeResult {
  if (outcome !== 200) return { shows: 'failure', because: `the bot answered ${outcome}` };
  const { statusCode, type, value } = parsed(body);
  if (statusCode !== 200) return { shows: 'failure', because: `the answer carries the status ${String(statusCode)}` };
  if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string' && value !== '')
    return { shows: 'message', message: value };
  if (type !== adaptiveCard)
    return { shows: 'failure', because: `the answer is neither a card nor a message: ${String(type)}` };
  const complaints = isCardTooLarge(value) ? ['the card is too large'] : checkCard(value);
  return complaints.length === 0
    ? { shows: 'card', card: value }
    : { shows: 'failure', because: complaints.join('; ') };
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(body);
    return isRecord(answer) ? answer : {};
  } catch {
    // An answer that is no JSON has no status and is shown as a failure.
    return {};
  }
}
