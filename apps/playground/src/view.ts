import type { Provider, Scenario } from './stage/scenario.ts';

/** All that the page shows; sent anew with every change, small as it is. Times are milliseconds since 1970. */
export interface PlaygroundView {
  /** Names this start of the server: a page from an earlier one reloads itself. */
  readonly boot: string;
  readonly now: number;
  readonly teamsEndpoint: string;
  readonly scenarios: readonly Scenario[];
  readonly run: {
    readonly number: number;
    readonly provider: Provider;
    readonly scenario: string;
    readonly locale: string;
    readonly address: string;
  };
  readonly people: readonly PersonView[];
  readonly mails: readonly MailView[];
  readonly aptly: { readonly lastMailAt: number; readonly imported: number; readonly waiting: number };
  readonly verdict?: VerdictView;
  /** When the assistant looks at the inbox again, as it told somebody. */
  readonly promisedAt?: number;
  /** The calls of the product to the providers, the latest last. */
  readonly calls: readonly ProviderCall[];
}

export interface PersonView {
  readonly name: string;
  readonly fullName: string;
  readonly role: string;
  readonly slack: SlackView;
  readonly teams: TeamsView;
}

export interface SlackView {
  readonly direct: readonly SlackLine[];
  readonly channel: readonly SlackLine[];
  /** "is thinking…", as the app set it. */
  readonly status?: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
  /** The app's Home tab; undefined until the app has published it. */
  readonly home?: SlackSurface;
  /** A window that is open before everything else. */
  readonly window?: SlackSurface;
}

/** A home or a window, as the app sent it. */
export interface SlackSurface {
  readonly id: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  readonly sent: Readonly<Record<string, unknown>>;
}

export interface SlackLine {
  readonly ts: string;
  readonly at: number;
  readonly author: string;
  readonly byApp: boolean;
  /** In Slack's own markup. */
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  readonly edited: boolean;
  readonly onlyYou: boolean;
}

export interface TeamsView {
  readonly direct: readonly TeamsLine[];
  readonly channel: readonly TeamsLine[];
  readonly typing: boolean;
}

export interface TeamsLine {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly byApp: boolean;
  readonly mine: boolean;
  readonly text: string;
  /** Adaptive Cards as this person sees them. */
  readonly cards: readonly object[];
  readonly edited: boolean;
  /** The message that began the thread, in a channel. */
  readonly thread?: string;
}

export interface MailView {
  readonly id: string;
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
}

export interface VerdictView {
  readonly cause: string;
  readonly certainty: string;
  readonly remedy: string;
  readonly rule: string;
  readonly at: number;
}

export interface ProviderCall {
  readonly id: string;
  readonly provider: Provider;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly at: number;
}

/** What a press led to, beside what the app then says in the chat. */
export interface PressOutcome {
  /** A page to open in a tab of its own. */
  readonly opens?: string;
  /** What the platform shows under the button. */
  readonly says?: string;
  readonly failed?: string;
  /** What is shown at the fields of a window that was sent, by `block_id`. */
  readonly errors?: Readonly<Record<string, unknown>>;
}
