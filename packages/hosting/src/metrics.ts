import { Counter, collectDefaultMetrics, Registry } from 'prom-client';

/** What every process of ours counts. Labels are closed sets: never a person, an inbox or an address. */
export interface Metrics {
  readonly registry: Registry;
  /** Things people did, by outcome. */
  readonly turns: Counter<'outcome'>;
  /** Requests that were refused at the door, by reason. */
  readonly refusals: Counter<'reason'>;
  /** Verdicts, by provider and cause. */
  readonly verdicts: Counter<'provider' | 'cause'>;
}

export function createMetrics(app: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    turns: new Counter({
      name: 'reconnect_turns_total',
      help: 'Things people did, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    refusals: new Counter({
      name: 'reconnect_refusals_total',
      help: 'Requests refused at the door, by reason',
      labelNames: ['reason'],
      registers,
    }),
    verdicts: new Counter({
      name: 'reconnect_verdicts_total',
      help: 'Verdicts, by provider and cause',
      labelNames: ['provider', 'cause'],
      registers,
    }),
  };
}
