import { type FaultName, faultCatalog } from '@reconnect/simulators';

/** The languages the people can have chosen in Slack and in Teams. */
export const locales = ['en-US', 'es-MX'] as const;
export type Locale = (typeof locales)[number];

export type Provider = 'google' | 'microsoft';
export type ScenarioGroup = 'While mail was syncing' | 'While signing in again';

/** One line of the picker: what happens to the inbox, and what a person is to do about it. */
export interface Scenario {
  readonly name: string;
  readonly group: ScenarioGroup;
  readonly title: string;
  /** What the provider does, by provider. */
  readonly what: Readonly<Record<Provider, string>>;
  /** In the order they strike; one of a kind stays. */
  readonly faults: readonly FaultName[];
  /** Messages that arrive while the connection is dead. */
  readonly missed: number;
}

const missed = 12;

function syncing(name: FaultName, messages = missed): Scenario {
  const texts = textsOf(name);
  return { name, group: 'While mail was syncing', ...texts, faults: [name], missed: messages };
}

/** Struck by a changed password first, because only who must sign in again meets the consent page. */
function signingIn(name: string, texts: Pick<Scenario, 'title' | 'what'>, faults: readonly FaultName[] = []): Scenario {
  return { name, group: 'While signing in again', ...texts, faults: ['password_changed', ...faults], missed };
}

const nothingWrong = 'Nothing is wrong: the provider lets Aptly in, and mail flows.';
const pressCancel = 'The password was changed. Press Reconnect, and then Cancel on the consent page.';

export const scenarios: readonly Scenario[] = [
  syncing('password_changed'),
  syncing('signed_out_everywhere'),
  syncing('admin_policy'),
  syncing('throttled'),
  syncing('stale_connection'),
  syncing('mailbox_gone'),
  syncing('provider_down'),
  syncing('our_misconfiguration'),
  { ...syncing('healthy', 0), what: { google: nothingWrong, microsoft: nothingWrong } },
  signingIn('wrong_account', textsOf('wrong_account'), ['wrong_account']),
  signingIn('permission_unticked', textsOf('permission_unticked'), ['permission_unticked']),
  signingIn('cancelled', { title: 'Cancelled', what: { google: pressCancel, microsoft: pressCancel } }),
  signingIn('mail_frozen', textsOf('mail_frozen'), ['mail_frozen']),
  signingIn('push_down', textsOf('push_down'), ['push_down']),
];

function textsOf(name: FaultName): Pick<Scenario, 'title' | 'what'> {
  const entries = faultCatalog.filter((entry) => entry.name === name);
  const [first] = entries;
  if (first === undefined) throw new RangeError(`The simulators know no fault called ${name}.`);
  const whatOf = (provider: Provider) => entries.find((entry) => entry.provider === provider)?.what ?? first.what;
  return { title: first.title, what: { google: whatOf('google'), microsoft: whatOf('microsoft') } };
}
