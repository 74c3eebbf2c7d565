import type { Judgement } from './judge.ts';

/** What Aptly's sync engine reported. */
interface Reported {
  /** How the error it met reads by its provider's rules. */
  readonly reads: Judgement;
  /** Sync was set up anew since, and the engine has yet to try. */
  readonly isToTry: boolean;
}

type Line = Pick<Judgement, 'cause' | 'remedy' | 'certainty' | 'explanation'>;

/** One line of the table; the first that fits decides. */
export interface SyncRule extends Line {
  readonly id: string;
  readonly when: (reported: Reported) => boolean;
}

const onOurSide = { cause: 'app_misconfigured', certainty: 'likely' } as const;

/**
 * Read where all that we asked of the provider ourselves went well: then no reconnect can help, as the permission works. Before a
 * person is sent to support, sync is set up anew once, and the engine is given the time to try.
 */
export const syncRules: readonly SyncRule[] = [
  {
    ...onOurSide,
    id: 'sync.ours',
    when: ({ reads }) => reads.cause === 'app_misconfigured' && reads.certainty === 'certain',
    remedy: 'contact_support',
    explanation: 'sync.ours',
  },
  {
    ...onOurSide,
    id: 'sync.tries-anew',
    when: ({ isToTry }) => isToTry,
    remedy: 'wait',
    explanation: 'sync.tries-anew',
  },
  { ...onOurSide, id: 'sync.failed', when: () => true, remedy: 'restart_sync', explanation: 'sync.failed' },
];

/** A limit binds the engine alone where it asks more than we do, and a full mailbox can be read: of both its word is as good as ours. */
const isTakenAsRead = ({ cause, explanation }: Judgement) => cause === 'throttled' || explanation === 'mailbox.full';

/** What a report comes to beside a mailbox that we could read ourselves. */
export function judgeReported(reported: Reported): Judgement {
  const { reads } = reported;
  const rule = isTakenAsRead(reads) ? undefined : syncRules.find(({ when }) => when(reported));
  if (rule === undefined) return reads;
  const { id, when: _, ...line } = rule;
  return { ...line, rule: id, alsoPossible: reads.cause === 'provider_outage' ? ['provider_outage'] : [] };
}
