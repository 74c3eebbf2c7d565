/** A button as it travels: what is sent back when it is pressed. */
export interface SeenButton {
  readonly verb: string;
  readonly ask: number;
  readonly value?: string;
}

/** One message as a person has it before them. */
export interface SeenMessage {
  /** Everything that can be read, in no order. */
  readonly words: string;
  readonly buttons: readonly SeenButton[];
  /** Where its reconnect link leads. */
  readonly link?: string;
}

/** Reads what an app posted to Slack or to Teams, as a client would draw it. Undefined for what is no JSON. */
export function readMessage(body: string): SeenMessage | undefined {
  if (!body.startsWith('{')) return undefined;
  const texts: (readonly [key: string, text: string])[] = [];
  const buttons: SeenButton[] = [];
  JSON.parse(body, (key, value: unknown) => {
    if (typeof value === 'string') texts.push([key, value]);
    const button = typeof value === 'object' && value !== null ? buttonIn(value) : undefined;
    if (button !== undefined) buttons.push(button);
    return value;
  });
  const words = texts.filter(([key]) => readable.has(key)).map(([, text]) => text);
  const link = texts.find(([key, text]) => key === 'url' && text.includes('/reconnect/'))?.[1];
  return { words: words.join('\n'), buttons, ...(link !== undefined && { link }) };
}

/** Where Block Kit and Adaptive Cards keep what a person reads. */
const readable: ReadonlySet<string> = new Set(['text', 'title', 'value']);

interface Fields {
  readonly action_id?: unknown;
  readonly value?: unknown;
  readonly type?: unknown;
  readonly data?: { readonly ask?: unknown; readonly verb?: unknown; readonly value?: unknown };
}

function buttonIn({ action_id, value, type, data }: Fields): SeenButton | undefined {
  if (typeof action_id === 'string' && typeof value === 'string') {
    const verb = /^ir:([^:]+)/.exec(action_id)?.[1];
    const [, ask, carried] = /^v1\|(\d+)(?:\|(.*))?$/s.exec(value) ?? [];
    if (verb === undefined || ask === undefined) return undefined;
    return { verb, ask: Number(ask), ...(carried !== undefined && { value: carried }) };
  }
  if (type !== 'Action.Execute' || typeof data?.verb !== 'string' || typeof data.ask !== 'number') return undefined;
  return { verb: data.verb, ask: data.ask, ...(typeof data.value === 'string' && { value: data.value }) };
}
