import { beginRun, type ScenarioRun } from './run.ts';
import { type Locale, type Provider, scenarios } from './scenario.ts';
import { type AptlyView, type SyncEngine, type SyncEngineDeps, startSyncEngine } from './sync-engine.ts';

/** How long before a promised time the limit is lifted and Aptly catches up, as it would in good time. Milliseconds. */
const goodTime = 5_000;
/** How long it takes until a change at the provider shows. The product itself does not ask about a refusal more often. */
const settling = 60_000;

/** The scenario that is on, and time. */
export interface Stage {
  run(): ScenarioRun;
  aptly(): AptlyView;
  /** Ends the scenario that is on, and forgets its inbox. Resolves when the new one can be talked to. */
  begin(provider: Provider, scenario: string, locale?: Locale): Promise<ScenarioRun>;
  /** Whoever caused the trouble puts it right, and a minute passes: a dead permission stays dead, all else works again. */
  lift(): Promise<void>;
  /** Moves everybody's time forward. */
  skip(ms: number): Promise<void>;
  /** To when the assistant looks again, as it told somebody; false when nobody waits for that. */
  skipToPromise(): Promise<boolean>;
  end(): void;
}

interface Act {
  readonly run: ScenarioRun;
  readonly engine: SyncEngine;
}

export async function openStage(deps: SyncEngineDeps): Promise<Stage> {
  const { clock, world, inboxes, changed } = deps;
  let begun = 0;
  const open = async (chosen: Pick<ScenarioRun, 'provider' | 'scenario' | 'locale'>): Promise<Act> => {
    begun += 1;
    const run = await beginRun(deps, { number: begun, ...chosen });
    return { run, engine: startSyncEngine(run, deps) };
  };
  const [first] = scenarios;
  if (first === undefined) throw new RangeError('There are no scenarios.');
  let act = await open({ provider: 'google', scenario: first, locale: 'en-US' });
  /** One after the other, however often somebody clicks. */
  let opening: Promise<unknown> = Promise.resolve();

  const replace = async (chosen: Parameters<typeof open>[0]): Promise<ScenarioRun> => {
    const before = act;
    before.engine.stop();
    await inboxes.remove(before.run.inboxId);
    act = await open(chosen);
    changed();
    return act.run;
  };
  const lift = async (settlesIn: number) => {
    const { run, engine } = act;
    world[run.provider].world.setFault(run.address, undefined);
    clock.advance(settlesIn);
    await engine.tryNow();
    changed();
  };
  /** When the provider said to come again, as long as that is to come. */
  const limitEnd = (): number | undefined => {
    const { retryAt } = act.engine.view().inbox?.lastVerdict ?? {};
    const at = retryAt === undefined ? 0 : Date.parse(retryAt);
    return at > clock.now() ? at : undefined;
  };
  const skip = async (ms: number) => {
    const until = clock.now() + ms;
    const limitEnds = act.run.scenario.name === 'throttled' ? limitEnd() : undefined;
    if (limitEnds !== undefined && limitEnds <= until) {
      clock.advance(Math.max(0, limitEnds - goodTime - clock.now()));
      await lift(0);
    }
    clock.advance(Math.max(0, until - clock.now()));
    changed();
  };

  return {
    run: () => act.run,
    aptly: () => act.engine.view(),
    begin(provider, name, locale = 'en-US') {
      const scenario = scenarios.find((one) => one.name === name);
      if (scenario === undefined) return Promise.reject(new RangeError(`There is no scenario called ${name}.`));
      const begins = opening.then(() => replace({ provider, scenario, locale }));
      opening = begins.catch(() => undefined);
      return begins;
    },
    lift: () => lift(settling),
    skip,
    async skipToPromise() {
      // What was diagnosed a moment ago may not have been looked at yet.
      await act.engine.look();
      const at = act.engine.view().promisedAt;
      if (at === undefined || at <= clock.now()) return false;
      await skip(at - clock.now());
      return true;
    },
    end: () => act.engine.stop(),
  };
}
