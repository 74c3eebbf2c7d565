import type { Feedback, Outcome } from '@reconnect/assistant';
import type { Storage } from '@reconnect/storage';
import { type Period, type Report, summarise } from './summarise.ts';

/** Walks over the whole store: for an operator's question, not for a request. */
export async function readReport(storage: Storage, period: Period): Promise<Report> {
  const within = (at: string) => at >= period.since && at < period.until;
  const outcomes: Outcome[] = [];
  for await (const { record } of storage.scan('outcome/')) {
    const outcome = record.value as unknown as Outcome;
    if (within(outcome.askedAt)) outcomes.push(outcome);
  }
  const feedback: Feedback[] = [];
  for await (const { record } of storage.scan('feedback/')) {
    const face = record.value as unknown as Feedback;
    if (within(face.at)) feedback.push(face);
  }
  return summarise(period, outcomes, feedback);
}
