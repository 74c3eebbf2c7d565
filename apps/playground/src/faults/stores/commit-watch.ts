import type { DeedType } from '@reconnect/assistant';

/** A write, at the door of the store. */
export interface Commit {
  readonly phase: 'before' | 'after';
  /** The conversation as it is written; left out for a write of anything else: a link, a case, a job. */
  readonly text?: string;
}

/** `kill`: the process must not see this write through (`before`), or not learn that it went through (`after`). */
export type Gatekeeper = (commit: Commit) => 'pass' | 'kill';

/** What a commit does to the deeds of a conversation. */
export interface DeedChange {
  readonly phase: Commit['phase'];
  readonly conversation: string;
  readonly asked: readonly DeedType[];
  readonly struck: readonly DeedType[];
}

interface Written {
  readonly person: { readonly platform: string; readonly tenant: string; readonly id: string };
  readonly pending: readonly { readonly id: string; readonly deed: { readonly type: DeedType } }[];
}

/** Follows the pending deeds of every conversation through its commits. */
export interface DeedLedger {
  read(commit: Required<Commit>): DeedChange;
  /** What is still to be done, over all conversations. */
  pending(): readonly DeedType[];
}

export function createDeedLedger(): DeedLedger {
  const known = new Map<string, Written['pending']>();
  return {
    read({ phase, text }) {
      const { person, pending } = JSON.parse(text) as Written;
      const conversation = `${person.platform}:${person.tenant}:${person.id}`;
      const before = known.get(conversation) ?? [];
      const missingFrom = (others: Written['pending']) => (one: Written['pending'][number]) =>
        others.every(({ id }) => id !== one.id);
      const typesOf = (deeds: Written['pending']) => deeds.map(({ deed }) => deed.type);
      const change = {
        asked: typesOf(pending.filter(missingFrom(before))),
        struck: typesOf(before.filter(missingFrom(pending))),
      };
      if (phase === 'before') return { phase, conversation, ...change };
      known.set(conversation, pending);
      return { phase, conversation, ...change };
    },
    pending: () => [...known.values()].flatMap((pending) => pending.map(({ deed }) => deed.type)),
  };
}
