import { kind, push } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const day = 24 * 3600 * 1000;
const lapsed = { cause: 'needs_refresh', remedy: 'restart_sync', source: docs.push } as const;

/** The state of Gmail's watch, as our record has it. A watch lasts seven days; Google recommends to renew it daily. */
export const pushRules: readonly Rule[] = [
  {
    ...lapsed,
    id: 'google.watch.ended',
    when: push((p) => p.endsIn !== undefined && p.endsIn <= 0),
    certainty: 'certain',
    explanation: 'refresh.notifications-ended',
  },
  {
    ...lapsed,
    id: 'google.watch.stopped',
    when: push((p) => p.inactive),
    certainty: 'certain',
    explanation: 'refresh.notifications-ended',
  },
  {
    ...lapsed,
    id: 'google.watch.silent',
    when: push((p) => p.unannounced > 0),
    also: ['provider_outage', 'app_misconfigured'],
    certainty: 'likely',
    explanation: 'refresh.notifications-silent',
  },
  {
    ...lapsed,
    id: 'google.watch.place-too-old',
    when: push((p) => (p.cursorAgeDays ?? 0) > 7),
    also: ['healthy'],
    certainty: 'likely',
    explanation: 'refresh.cursor',
    source: docs.history,
  },
  {
    ...lapsed,
    id: 'google.watch.never-set',
    when: push((p) => p.endsIn === undefined),
    also: ['healthy'],
    certainty: 'likely',
    explanation: 'refresh.notifications-ended',
  },
  {
    ...lapsed,
    id: 'google.watch.ends-soon',
    when: push((p) => p.endsIn !== undefined && p.endsIn < day),
    also: ['healthy'],
    certainty: 'likely',
    explanation: 'refresh.notifications-soon',
  },
  {
    id: 'google.watch.on',
    when: kind('push'),
    cause: 'healthy',
    remedy: 'none',
    certainty: 'certain',
    explanation: 'healthy.notifications',
    source: docs.push,
  },
];
