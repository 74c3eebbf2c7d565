import { type Effect, type EffectType, effectTypes, type Topic } from '@reconnect/troubleshooting';
import type { Reply } from '../channel.ts';
import type { Intent } from '../ports.ts';

/**
 * What a step leads to: the statechart's effects, and three of the assistant's own.
 * `remark` says something the statechart has no part in; `settle` turns a used question into what was chosen.
 */
export type Deed =
  | Effect
  | {
      readonly type: 'remark';
      readonly params: {
        readonly topic: 'stale' | Extract<Topic, 'not_understood' | 'write_it_here'>;
        readonly likely?: readonly Intent[];
      };
    }
  /** Learns who speaks for the first time, so that colleagues' questions can find them. */
  | { readonly type: 'meet'; readonly params: Readonly<Record<string, never>> }
  | {
      readonly type: 'settle';
      /** The message as it was asked, with the choice in place of its buttons. */
      readonly params: { readonly ask: number; readonly reply: Reply };
    };

export type DeedType = Deed['type'];

/** The assistant's own; the compiler asks for each. */
const ownTypes: Readonly<Record<Exclude<DeedType, EffectType>, true>> = { remark: true, meet: true, settle: true };

/** Every type of deed; between being committed and being struck off, each must survive the death of its process. */
export const deedTypes = [...effectTypes, ...Object.keys(ownTypes)] as readonly DeedType[];

/** Deeds that put words before a person; they are done one after the other, in order. */
export const spokenDeedTypes = ['say', 'offerLink', 'quoteSupport', 'admitBounce', 'remark', 'settle'] as const;
export type SpokenDeed = Extract<Deed, { type: (typeof spokenDeedTypes)[number] }>;
/** Deeds that ask or tell the world; they are done side by side, and their outcome comes back as an event. */
export type WorldDeed = Exclude<Deed, SpokenDeed>;

export function isSpoken(deed: Deed): deed is SpokenDeed {
  return (spokenDeedTypes as readonly string[]).includes(deed.type);
}

export function isToSay(pending: Pending): pending is Pending<SpokenDeed> {
  return isSpoken(pending.deed);
}

export function isToDo(pending: Pending): pending is Pending<WorldDeed> {
  return !isSpoken(pending.deed);
}

/** Whether somebody sits and waits while it is done: for a check, unless it was promised for later or is made in passing. */
export function isWatched({ type, params }: WorldDeed): boolean {
  return type === 'restartSync' || (type === 'diagnose' && params.promised !== true && params.inPassing !== true);
}

/** A deed that was committed and is not known to be done. `id` never repeats within a conversation. */
export interface Pending<D extends Deed = Deed> {
  readonly id: string;
  readonly deed: D;
  /** The number of the question it puts, for deeds that say something. */
  readonly ask?: number;
  /** How often it was tried and failed. */
  readonly attempts: number;
  /**
   * Until when nobody else starts on it, in milliseconds since 1970: the process that has it in hand may be dead by then.
   * Left out by the first release.
   */
  readonly heldUntil?: number | undefined;
  /** The same moment, where nobody has it in hand: it failed, or stands behind what failed. Left out by earlier releases. */
  readonly waitsUntil?: number | undefined;
}
