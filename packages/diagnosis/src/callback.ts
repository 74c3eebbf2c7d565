import type { Provider, Verdict } from '@reconnect/troubleshooting';
import type { ProvidersConfig } from './providers-config.ts';
import { findingOf, verdictOf } from './verdicts/verdict-of.ts';

/** What an OAuth answer means that came back with the person's browser, or from the exchange of the code. */
export type JudgeCallback = (
  provider: Provider,
  query: Readonly<Record<string, string>>,
  by: 'browser' | 'exchange',
) => Verdict;

export function createJudgeCallback(config: ProvidersConfig, clock: { now(): number }): JudgeCallback {
  return (provider, query, by) => {
    const now = clock.now();
    const context = by === 'exchange' ? { grant_type: 'authorization_code' } : {};
    const answer = { kind: 'query', query } as const;
    return verdictOf(config, findingOf({ provider, stage: 'authorize_callback', answer, context, now }), { now });
  };
}
