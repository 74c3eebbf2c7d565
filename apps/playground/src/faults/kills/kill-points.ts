import { type DeedType, deedTypes } from '@reconnect/assistant';

/**
 * The boundaries of one deed. Its life is two commits with the doing in between; a process can die right before and right
 * after each, and while it is at it.
 */
export const boundaries = [
  /** The step that asks for it does not reach the store: whoever delivered the event was not answered. */
  'before it is committed',
  /** It is in the store, and nothing has begun. */
  'after it is committed',
  /** Something else than the conversation is about to be written: a link, a case, a job. */
  'before its first write elsewhere',
  'after its first write elsewhere',
  /** The world has seen the first sign of it. */
  'after its first sign outside',
  /** It is done, and the store does not know. */
  'before it is struck off',
  /** The store knows, the process does not. */
  'after it is struck off',
] as const;
export type Boundary = (typeof boundaries)[number];

export interface KillPoint {
  readonly deed: DeedType;
  readonly boundary: Boundary;
}

/** Deeds that change nothing outside the store, so that nobody can see them being done. */
const unseen: readonly DeedType[] = ['recordFeedback', 'scheduleRecheck', 'tellColleagues', 'meet'];
/** Deeds that are words alone. */
const onlySaid: readonly DeedType[] = ['say', 'quoteSupport', 'admitBounce', 'remark', 'settle'];

/** Generated from the assistant's own list: a new deed is a new row, and fails until a journey leads through it. */
export const killPoints: readonly KillPoint[] = deedTypes.flatMap((deed) =>
  boundaries
    .filter((boundary) => boundary !== 'after its first sign outside' || !unseen.includes(deed))
    .filter((boundary) => !boundary.endsWith('write elsewhere') || !onlySaid.includes(deed))
    .map((boundary) => ({ deed, boundary })),
);
