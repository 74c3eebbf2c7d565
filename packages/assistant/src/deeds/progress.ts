import type { Check } from '@reconnect/troubleshooting';
import type { Channel } from '../channel.ts';
import type { Standing } from '../conversation/standing.ts';
import { type Log, nameOf } from '../log.ts';
import type { PlaceInLine } from '../ports.ts';
import { compose } from '../replies/compose.ts';
import { viewOf } from '../replies/view.ts';

/** How far a check has come, or where the person stands until it begins. */
type Progress = { readonly checks: readonly Check[] } | { readonly place: PlaceInLine };

/** Shows the latest state of the checks, one edit at a time: states that were overtaken meanwhile are left out. */
export function createProgress(standing: Standing, channel: Channel, log: Log) {
  let latest: Progress | undefined;
  let showing: Promise<void> = Promise.resolve();
  const showLatest = async () => {
    const progress = latest;
    latest = undefined;
    if (progress !== undefined) await showProgress(standing, progress, channel);
  };
  /** Does it once all before is done. A courtesy that fails is left out. */
  const after = (courtesy: () => Promise<void>) => {
    showing = showing.then(courtesy).catch((error: unknown) => {
      log.info({ error: nameOf(error) }, 'progress could not be shown');
    });
  };
  return {
    show(progress: Progress) {
      latest = progress;
      after(showLatest);
    },
    after,
    settled: () => showing,
  };
}

/** Shows how far a check has come, in the message that announced it. */
async function showProgress(standing: Standing, progress: Progress, channel: Channel): Promise<void> {
  const { conversation } = standing;
  const ref = conversation.slots.checks;
  // Where the announcement waits to be said, that message is an earlier check's.
  const isAnnounced = !conversation.pending.some(({ deed }) => deed.type === 'say' && deed.params.topic === 'checking');
  if (ref === undefined || conversation.address === null || !isAnnounced) return;
  await channel.send(conversation.address, compose('checking', { ...viewOf(standing), ...progress }, 0), ref);
}
