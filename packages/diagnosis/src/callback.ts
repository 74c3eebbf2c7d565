import type { Provider, Verdict } from '@reconnect/troubleshooting';
import type { ProvidersConfig } from './providers-config.ts';
import { findingOf, verdictOf } from './verdict-of.ts';

/** What an OAuth answer means, whether it came back with the person's browser or from the exchange of the code. */
export type JudgeCallback = (provider: Provider, query: Readonly<Record<string, string>>) => Verdict;

export function createJudgeCallback(config: ProvidersConfig, clock: { now(): number }): JudgeCallback {
  return (provider, query) => {
    const now = clock.now();
    return verdictOf(
      config,
      findingOf({ provider, stage: 'authorize_callback', answer: { kind: 'query', query }, now }),
      { now },
    );
  };
}
