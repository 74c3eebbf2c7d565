import type { ReceivedMail } from '@reconnect/simulators';
import { describePeople } from './describe-people.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import type { InboxState } from './stage/inbox-api.ts';
import type { ScenarioRun } from './stage/run.ts';
import { type Provider, scenarios } from './stage/scenario.ts';
import type { AptlyView } from './stage/sync-engine.ts';
import type { MailView, PlaygroundView, ProviderCall, VerdictView } from './view.ts';

/** Enough to see what happens behind the latest answers. */
const mostCalls = 40;

export interface Described {
  readonly boot: string;
  readonly now: number;
  readonly teamsEndpoint: string;
  readonly run: ScenarioRun;
  readonly aptly: AptlyView;
}

export function describeView(
  world: SimulatedWorld,
  { boot, now, teamsEndpoint, run, aptly }: Described,
): PlaygroundView {
  const verdict = verdictOf(aptly.inbox?.lastVerdict);
  const { number, provider, scenario, locale, address } = run;
  return {
    boot,
    now,
    teamsEndpoint,
    scenarios,
    run: { number, provider, scenario: scenario.name, locale, address },
    people: describePeople(run, world),
    mails: world.mailbox.messages().map(mailOf).reverse(),
    aptly: { lastMailAt: aptly.lastMailAt, imported: aptly.imported, waiting: aptly.waiting },
    calls: callsSince(world, run.startedAt),
    ...(verdict !== undefined && { verdict }),
    ...(aptly.promisedAt !== undefined && { promisedAt: aptly.promisedAt }),
  };
}

/** A mail's place in the mailbox names it. */
function mailOf(mail: ReceivedMail, index: number): MailView {
  return {
    id: String(index),
    at: mail.receivedAt,
    from: mail.from,
    to: mail.to.join(', '),
    subject: mail.subject,
    text: mail.text,
    attachments: mail.attachments.map(({ filename, content }) => ({
      name: filename,
      content: content.toString('utf8'),
    })),
  };
}

function verdictOf(verdict: InboxState['lastVerdict']): VerdictView | undefined {
  if (verdict === undefined) return undefined;
  const { cause, certainty, remedy, rule, checkedAt } = verdict;
  return { cause, certainty, remedy, rule, at: Date.parse(checkedAt) };
}

function callsSince(world: SimulatedWorld, start: number): ProviderCall[] {
  return (['google', 'microsoft'] satisfies Provider[])
    .flatMap((provider) =>
      world[provider].world.requests.map((request, n) => ({ id: `${provider}-${n}`, provider, ...request })),
    )
    .filter(({ at }) => at >= start)
    .sort((one, other) => one.at - other.at)
    .slice(-mostCalls);
}
