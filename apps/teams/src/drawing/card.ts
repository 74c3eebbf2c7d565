import { escapeMarkdown } from './markdown.ts';

/** The part of Adaptive Cards 1.5 that this app uses, as plain JSON. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  /** Shown where the card cannot be. */
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly Element[];
  /** The clients of these people ask for a card of their own, as soon as they show this one. */
  readonly refresh?: { readonly action: Action; readonly userIds: readonly [string] };
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
  | {
      readonly type: 'Image';
      readonly url: string;
      /** Clients that do not know it yet show `url`. */
      readonly themedUrls: readonly { readonly theme: 'Dark'; readonly url: string }[];
      readonly altText: string;
      readonly size: 'stretch';
      /** Lets people look at it as large as their window. */
      readonly msteams: { readonly allowExpand: true };
    }
  | { readonly type: 'Container'; readonly style: 'emphasis'; readonly items: readonly Element[] }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[] }
  | {
      readonly type: 'Input.Text';
      /** Names its words among the data of the press. */
      readonly id: string;
      readonly label: string;
      readonly isMultiline: true;
      readonly isRequired: true;
      readonly errorMessage: string;
      /** In characters. */
      readonly maxLength: number;
    };

export interface PressData {
  readonly ask: number;
  readonly verb: string;
  readonly value?: string;
}

/** What a button carries that answers no question. */
export interface WishData {
  readonly verb: string;
  readonly value?: string;
  /** What stands on it. */
  readonly words: string;
}

/** What the button of a public card carries: who asked, which all who can press it have read above it. */
export interface ContinueData {
  /** In the connector: `29:…`. */
  readonly asker: string;
}

export interface Button {
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
      readonly data: PressData | WishData | ContinueData | Readonly<Record<string, never>>;
      readonly fallback?: Action;
    })
  | (Button & { readonly type: 'Action.Submit'; readonly data: PressData | WishData })
  /** Unfolds a card below the buttons. */
  | (Button & {
      readonly type: 'Action.ShowCard';
      readonly card: {
        readonly type: 'AdaptiveCard';
        readonly body: readonly Element[];
        readonly actions: readonly Action[];
      };
    })
  | (Button & { readonly type: 'Action.OpenUrl'; readonly url: string });

/** A card of the version that Teams takes from bots. `summary`: all of it in plain text. */
export function createCard({ summary, ...parts }: Pick<Card, 'body' | 'refresh'> & { readonly summary: string }): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: escapeMarkdown(summary),
    // Speech is SSML, so a text has to be XML.
    speak: summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    ...parts,
  };
}

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

/** Execute, which is answered under the card, where the client can; else Submit with the same data. */
export function pressButton(button: Button, data: PressData | WishData): Action {
  return { type: 'Action.Execute', ...button, verb: data.verb, data, fallback: submitButton(button, data) };
}

/** Sends along what was written: Execute fails to on some phones (https://github.com/microsoft/AdaptiveCards/issues/9315). */
export function submitButton(button: Button, data: PressData | WishData): Action {
  return { type: 'Action.Submit', ...button, data };
}
