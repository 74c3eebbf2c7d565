import { inboxPartition } from '@reconnect/audit';
import { asJson, type Storage } from '@reconnect/storage';
import { deedWrite } from './deed-write.ts';
import { readRecord } from './records.ts';
import { afterReport, isRecovery, type SyncReport } from './sync-report.ts';

/** Takes in a report; that the inbox has recovered is written in the same commit, and so by one of two racing reports. */
export function createTakeReport(storage: Storage, clock: { now(): number }) {
  return async function takeReport(id: string, report: SyncReport): Promise<boolean> {
    for (;;) {
      const [inbox, sync, verdict] = await Promise.all([
        readRecord(storage, id, 'inbox'),
        readRecord(storage, id, 'sync'),
        readRecord(storage, id, 'verdict'),
      ]);
      if (inbox === undefined) return false;
      const { workspace, provider } = inbox.value;
      const before = sync?.value ?? {};
      const recovered = {
        deed: 'inbox.recovered',
        by: { kind: 'aptly' },
        at: clock.now(),
        about: { provider },
      } as const;
      const { outcome } = await storage.commit(inboxPartition(id), [
        { kind: 'put', name: 'sync', value: asJson(afterReport(before, report)), expect: sync?.version ?? 0 },
        ...(isRecovery(before, report, verdict?.value) ? [deedWrite({ inboxId: id, workspace }, recovered)] : []),
      ]);
      if (outcome === 'saved') return true;
    }
  };
}
