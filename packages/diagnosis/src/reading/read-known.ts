import type { CauseHint } from '@reconnect/troubleshooting';
import { isObject, numeric, property } from './plain-object.ts';

/** What a person said happened, as far as it bears on the cause. */
export type Told = 'password_changed' | 'access_removed' | 'account_gone';

/** What we know beside the answer, in one form. */
export interface Known {
  /** The API method that was called: `users.history.list`. */
  readonly request: string;
  readonly told: ReadonlySet<Told>;
  /** Our Google project is in Testing mode. */
  readonly testing: boolean;
  readonly testUser?: boolean;
  readonly tokenAgeDays?: number;
  readonly idleDays?: number;
  readonly liveTokens?: number;
  /** Google's cross-account protection events, without their prefix. */
  readonly riskEvents: ReadonlySet<string>;
  /** Whether another grant of the same account and client still works; undefined when there is none to compare. */
  readonly otherGrantsAlive?: boolean;
  readonly expectedAddress?: string;
  /** Consent attempts that were refused just now. */
  readonly attempts: number;
  /** The account belongs to an organisation (Google's `hd`). */
  readonly organisation: boolean;
  readonly codeUsedBefore: boolean;
  /** The answer is to the exchange of an authorization code. */
  readonly codeExchange: boolean;
  readonly storedRefreshToken?: boolean;
  /** The refused access token was issued a moment ago, so age is not what is wrong with it. */
  readonly freshToken: boolean;
  /** Other inboxes of the same provider that fail alike at this moment. */
  readonly failingAlike: number;
  readonly requestedScopes: readonly string[];
}

const denial =
  /\b(?:not|n't|never|nobody|no one|without|didnt|havent|same|old) (?:\w+ ){0,3}?(?:chang\w*|reset\w*|updat\w*|password|new)/;

/** Reads a person's own words for what they did; a denied act was not done. */
function readTold(said: string): readonly Told[] {
  const words = said.toLowerCase().slice(0, 2000).replace(/[’‘]/g, "'");
  const told: Told[] = [];
  const change = /\b(?:chang|reset|updat|new|set|renew|rotat|expir|forgot|recover|pick|chose|switch|differen)/;
  if (
    /\b(?:pass ?(?:word|phrase|code)|pwd|kennwort|passwort|credentials)/.test(words) &&
    change.test(words) &&
    !denial.test(words)
  ) {
    told.push('password_changed');
  }
  if (
    /\b(?:remov|revok|clean|delet|disconnect|withdr[ae]w|unlink|kick|took|cut)\w*\b.{0,60}\b(?:apps?|access|permissions?|connections?|third|aptly)\b/.test(
      words,
    )
  ) {
    told.push('access_removed');
  }
  if (
    /\b(?:delet|clos|shut|suspend|disabl|lock)\w*\b.{0,30}\b(?:account|mailbox)\b|\b(?:account|mailbox)\b.{0,30}\b(?:delet|clos|suspend|disabl|lock)/.test(
      words,
    )
  ) {
    told.push('account_gone');
  }
  return told;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((item) => item !== '');
  return Array.isArray(value) ? value.slice(0, 50).filter((item) => typeof item === 'string') : [];
}

function firstMatching(context: Readonly<Record<string, unknown>>, name: RegExp): unknown {
  const key = Object.keys(context).find((candidate) => name.test(candidate));
  return key === undefined ? undefined : context[key];
}

function readOtherGrants(value: unknown): boolean | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value
    .slice(0, 50)
    .some((grant) => !/invalid|revoked|dead|fail|error|denied/i.test(text(property(grant, 'refresh'))));
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

function readPerson(context: Readonly<Record<string, unknown>>) {
  const told = new Set(
    readTold(text(context['user_says'] ?? firstMatching(context, /user.*sa(?:ys|id)|person.*sa(?:ys|id)/i))),
  );
  const passwordChanged = 'password_changed' satisfies CauseHint & Told;
  if (strings(context['hints']).includes(passwordChanged)) told.add(passwordChanged);
  const events = strings(firstMatching(context, /^risc_events?$/i)).map((event) => event.split('/').at(-1) ?? event);
  return { told, riskEvents: new Set(events), organisation: text(context['hd']) !== '' };
}

const everythingUnknown: Known = {
  request: '',
  told: new Set(),
  testing: false,
  riskEvents: new Set(),
  attempts: 0,
  organisation: false,
  codeUsedBefore: false,
  codeExchange: false,
  freshToken: false,
  failingAlike: 0,
  requestedScopes: [],
};

/** Takes what it understands of a context; everything else is ignored. */
export function readKnown(context: unknown): Known {
  if (!isObject(context)) return everythingUnknown;
  const stored = context['stored_refresh_token'];
  const testUser = context['is_test_user'];
  return {
    ...readPerson(context),
    request: text(context['request']).toLowerCase(),
    testing: /test/i.test(text(context['publishing_status'])),
    attempts: numeric(firstMatching(context, /^attempts/i)) ?? 0,
    codeUsedBefore: firstMatching(context, /code.*(?:seen|used|redeemed)/i) === true,
    freshToken: context['fresh_token'] === true,
    codeExchange: context['grant_type'] === 'authorization_code',
    failingAlike:
      numeric(
        firstMatching(
          context,
          /(?:mailbox|inbox|account|user|grant)e?s?_.*(?:fail|affect|dead|refus|same)|fail.*(?:mailbox|inbox|account|user)/i,
        ),
      ) ?? 0,
    requestedScopes: strings(
      firstMatching(
        context,
        /(?:request|requir|need|ask|expect)\w*_scopes?|scopes?_(?:request|requir|need|ask|expect)/i,
      ),
    ),
    ...optional('testUser', typeof testUser === 'boolean' ? testUser : undefined),
    ...optional('tokenAgeDays', numeric(firstMatching(context, /token_age_days$/i))),
    ...optional('idleDays', numeric(firstMatching(context, /(?:idle|unused)_days$/i))),
    ...optional('liveTokens', numeric(firstMatching(context, /^live_refresh_tokens/i))),
    ...optional('otherGrantsAlive', readOtherGrants(firstMatching(context, /^other_grants/i))),
    ...optional(
      'expectedAddress',
      text(context['expected_email'] ?? context['expected_address']).toLowerCase() || undefined,
    ),
    ...optional('storedRefreshToken', typeof stored === 'boolean' ? stored : undefined),
  };
}
