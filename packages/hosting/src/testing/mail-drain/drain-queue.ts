import { createHandoff, createMailSender, handoffQueue } from '@reconnect/handoff';
import type { Clock, Jobs } from '@reconnect/jobs';
import type { Storage } from '@reconnect/storage';
import { supportCase } from '../../../../../tools/sample-case.ts';
import { workOffMails } from '../../chores/work-off-mails.ts';
import { openMailSink } from './mail-sink.ts';

export interface DrainDeps {
  readonly storage: Storage;
  readonly jobs: Jobs;
  readonly clock: Clock & { advance?(ms: number): void };
  readonly cases: number;
}

export interface Drained {
  /** Message-IDs in the order in which they were taken. */
  readonly taken: readonly string[];
  /** How many mails were refused once before they were taken. */
  readonly late: number;
  readonly milliseconds: number;
  /** The case that was opened when half the mails had left: how many mails left before it, and how many cases waited. */
  readonly newcomer: { readonly after: number; readonly waiting: number };
}

/** Each case, and a mail with what was added to it; then a case in the middle of it; every tenth mail has to come twice where time can be moved. */
export async function drainQueue({ storage, jobs, clock, cases }: DrainDeps): Promise<Drained> {
  const handoff = createHandoff({ storage, queue: jobs, answersHere: false });
  const late = new Set<string>();
  for (let one = 0; one < cases; one += 1) {
    const { caseNumber } = await handoff.open({ ...supportCase, key: `case ${one}` });
    for (const key of ['k1', 'k2', 'k3']) {
      await handoff.add(caseNumber, { key, kind: 'words', text: key, at: supportCase.openedAt });
    }
    const mails = ['', '.1'].map((n) => `<${caseNumber.toLowerCase()}${n}@aptly.example>`);
    for (const [n, id] of mails.entries()) if (clock.advance !== undefined && (2 * one + n) % 10 === 0) late.add(id);
  }
  // Chosen beforehand: which one came tenth would hang on the order in which four connections are served.
  const meant = late.size;
  const sink = await openMailSink((messageId) => late.delete(messageId));

  const config = { smtpUrl: sink.url, from: 'assistant@aptly.example', to: 'help@getaptly.com' };
  const mail = createMailSender({ storage, queue: jobs, clock }, config);
  const started = performance.now();
  let step = Promise.withResolvers<void>();
  const goOn = () => {
    step.resolve();
    step = Promise.withResolvers<void>();
  };
  // Once the engine has written down how the run ended.
  const send: typeof mail.send = (id) => mail.send(id).finally(() => setImmediate(goOn));
  const worker = workOffMails({ jobs, mail: { send } }, { info() {}, warn() {}, error() {} });
  const until = async (enough: number) => {
    while (sink.taken.length < enough) {
      const next = step.promise;
      const { waiting, running, delayed } = await jobs.counts(handoffQueue);
      if (waiting + running === 0 && delayed > 0 && clock.advance !== undefined) clock.advance(60_000);
      else await next;
    }
  };
  await until(cases);
  const { waiting } = await jobs.counts(handoffQueue);
  const before = sink.taken.length;
  const { caseNumber } = await handoff.open({ ...supportCase, key: 'newcomer' });
  await until(2 * cases + 1);
  const milliseconds = performance.now() - started;
  await worker.close();
  mail.close();
  await sink.close();
  const place = sink.taken.findIndex((id) => id.startsWith(`<${caseNumber.toLowerCase()}@`));
  return { taken: sink.taken, late: meant - late.size, milliseconds, newcomer: { after: place - before, waiting } };
}
