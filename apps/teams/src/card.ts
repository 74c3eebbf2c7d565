/** The part of Adaptive Cards 1.5 that this app uses, as plain JSON. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  /** Shown where the card cannot be. */
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly Element[];
}

export type Element =
  | {
      readonly type: 'TextBlock';
      readonly text: string;
      readonly wrap: true;
      readonly style?: 'heading';
      readonly size?: 'small' | 'large';
      readonly weight?: 'bolder';
      readonly color?: 'good' | 'attention';
      readonly isSubtle?: true;
      readonly fontType?: 'monospace';
      readonly spacing?: 'none' | 'medium';
    }
  | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
  | { readonly type: 'Image'; readonly url: string; readonly altText: string; readonly size: 'stretch' }
  | { readonly type: 'Container'; readonly style: 'emphasis'; readonly items: readonly Element[] }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[] };

export interface PressData {
  readonly ask: number;
  readonly verb: string;
  readonly value?: string;
}

interface Button {
  readonly title: string;
  readonly style?: 'positive' | 'destructive';
  /** Read aloud, and shown on hover. */
  readonly tooltip?: string;
}

export type Action =
  | (Button & {
      readonly type: 'Action.Execute';
      /** Without it a press does nothing at all. */
      readonly verb: string;
      readonly data: PressData;
      readonly fallback: Action;
    })
  | (Button & { readonly type: 'Action.Submit'; readonly data: PressData })
  | (Button & { readonly type: 'Action.OpenUrl'; readonly url: string });

export type TextLook = Omit<Extract<Element, { type: 'TextBlock' }>, 'type' | 'text' | 'wrap'>;

/** `text` is markdown: whoever calls has escaped it. */
export function textBlock(text: string, look: TextLook = {}): Element {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

/** Teams shows at most six actions of a set, so more become several sets. */
export function actionSets(actions: readonly Action[]): Element[] {
  const sets: Element[] = [];
  for (let from = 0; from < actions.length; from += 6)
    sets.push({ type: 'ActionSet', actions: actions.slice(from, from + 6) });
  return sets;
}

/** Execute where the client can, else Submit with the same data: Execute fails on some phones. */
export function pressButton(button: Button, data: PressData): Action {
  return {
    type: 'Action.Execute',
    ...button,
    verb: data.verb,
    data,
    fallback: { type: 'Action.Submit', ...button, data },
  };
}
