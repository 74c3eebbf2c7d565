import { expect, it, onTestFinished } from 'vitest';
import { createDiagnosis } from './diagnosis.ts';
import { openGate } from './testing/open-gate.ts';
import { openScriptedInbox } from './testing/scripted-inbox.ts';

it.each([
  ['google', 'diagnose'],
  ['google', 'restartSync'],
  ['microsoft', 'diagnose'],
  ['microsoft', 'restartSync'],
] as const)(
  'a verdict at %s is as old as the beginning of the look (%s), however long that took',
  async (provider, what) => {
    const inbox = await openScriptedInbox(provider);
    onTestFinished(inbox.close);
    const { clock, config, records, record, request } = inbox;
    const slowly = {
      ...records,
      async refresh(inboxId: string) {
        clock.advance(5_000);
        return records.refresh(inboxId);
      },
    };
    const diagnosis = createDiagnosis({ config, clock, records: slowly, gate: openGate });
    for (const sealed of [false, true]) {
      record.sealed = sealed;
      const begun = new Date(clock.now()).toISOString();
      expect((await diagnosis[what](request)).checkedAt).toBe(begun);
      expect(record.verdicts.at(-1)?.checkedAt).toBe(begun);
    }
  },
);
