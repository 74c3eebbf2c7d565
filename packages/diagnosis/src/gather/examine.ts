import { type CauseHint, type EvidenceStage, importTakes } from '@reconnect/troubleshooting';
import type { WireAnswer } from '../answer.ts';
import type { InboxFacts } from '../records.ts';
import { type Finding, findingOf } from '../verdicts/verdict-of.ts';
import { asReceived } from './call.ts';
import type { Access, Mailbox } from './mailbox.ts';
import type { Progress } from './progress.ts';
import { judgeSyncReport } from './sync-report.ts';

const day = 24 * 3600 * 1000;

export interface Examination {
  readonly facts: InboxFacts;
  readonly hints: readonly CauseHint[];
  readonly mailbox: Mailbox;
  readonly progress: Progress;
  /** Sync was set up anew just now: mail that still waits is for Aptly's engine to fetch, and no sign of trouble. */
  readonly renewed?: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Asked = Pick<Examination, 'facts' | 'hints' | 'now'>;

function contextOf({ facts, hints, now }: Asked): Readonly<Record<string, unknown>> {
  const last = Date.parse(facts.sync.lastSuccessAt ?? '');
  return { hints, ...(Number.isNaN(last) ? {} : { refresh_token_idle_days: (now - last) / day }) };
}

interface Heard {
  readonly stage: EvidenceStage;
  readonly answer: WireAnswer;
  /** What is known of this one call. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

function finding(asked: Asked, { stage, answer, beside }: Heard): Finding {
  const { provider } = asked.facts;
  return findingOf({ provider, stage, answer, context: { ...contextOf(asked), ...beside }, now: asked.now });
}

/** What the token endpoint said, judged. */
export function judgeSignIn(asked: Asked, answer: unknown): Finding {
  return finding(asked, { stage: 'token_refresh', answer: asReceived(answer) });
}

const isFine = ({ judgement }: Finding) => judgement.cause === 'healthy';
const isThrottled = ({ judgement }: Finding) => judgement.cause === 'throttled';

/** Our record of the push channel, and whether mail waits unannounced. */
function judgePush(examination: Examination, waiting: number): Finding | undefined {
  const { facts, mailbox, renewed = false, now } = examination;
  const { watch, lastSuccessAt } = facts.sync;
  const overdue = !renewed && waiting > 0 && now - Date.parse(lastSuccessAt ?? '') > importTakes;
  if (watch?.expiresAt === undefined && !overdue) return undefined;
  const state = {
    // Unannounced mail counts even where the end of the channel is not on record.
    expiresAt: watch?.expiresAt ?? new Date(now + day * 2).toISOString(),
    ...(overdue ? { new_messages: waiting } : {}),
  };
  return finding(examination, { stage: mailbox.pushStage, answer: { kind: 'push', state } });
}

async function checkMailbox(examination: Examination, access: Access): Promise<Finding> {
  return finding(examination, {
    stage: 'mailbox_read',
    answer: await examination.mailbox.read(access),
    beside: { request: examination.mailbox.readMethod, fresh_token: true },
  });
}

async function checkPlace(examination: Examination, access: Access): Promise<readonly Finding[]> {
  const { facts, mailbox, progress } = examination;
  const { cursor, watch } = facts.sync;
  const found: Finding[] = [];
  let waiting = 0;
  if (cursor !== undefined) {
    const answer = await mailbox.changes(access, cursor);
    waiting = mailbox.waiting(answer);
    found.push(finding(examination, { stage: 'mailbox_read', answer, beside: { request: mailbox.changesMethod } }));
  }
  const channel = cursor === undefined && watch?.id !== undefined && (await mailbox.channel?.(access, watch.id));
  // Where the provider was asked for the channel, it knows better than our record.
  const push = channel
    ? finding(examination, { stage: mailbox.pushStage, answer: channel })
    : judgePush(examination, waiting);
  if (push !== undefined) found.push(push);
  // A limit has a line of its own, and says nothing about notifications.
  const telling = found.filter((one) => !isThrottled(one));
  progress.settle('notifications', telling.length === 0 ? 'skipped' : telling.every(isFine) ? 'passed' : 'failed');
  return found;
}

/** Reads the mailbox and our place in it, at the same time; partial evidence is evidence. The read comes first. */
export async function examine(
  examination: Examination,
  access: Access,
): Promise<readonly [read: Finding, ...place: Finding[]]> {
  const { progress } = examination;
  const [read, place] = await Promise.all([
    checkMailbox(examination, access).then((found) => {
      progress.settle('mailbox', isFine(found) || isThrottled(found) ? 'passed' : 'failed');
      return found;
    }),
    checkPlace(examination, access),
  ]);
  // Last, as what the engine says beside trouble that we met ourselves is only evidence.
  const report = judgeSyncReport(examination);
  const findings: [Finding, ...Finding[]] = [read, ...place, ...(report === undefined ? [] : [report])];
  progress.settle('limits', findings.some(isThrottled) ? 'failed' : 'passed');
  return findings;
}
