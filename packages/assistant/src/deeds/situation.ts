import type { Check, WorldEvent } from '@reconnect/troubleshooting';
import type { Identity } from '../channel.ts';
import type { Standing } from '../conversation/standing.ts';
import type { Line } from '../conversation/transcript.ts';
import type { PlaceInLine } from '../ports.ts';

/** What a world deed needs besides the ports. */
export interface Situation {
  readonly standing: Standing;
  /** Names the deed for ever, towards everybody: the same key twice is the same deed. */
  readonly deedKey: string;
  readonly transcript: () => Promise<readonly Line[]>;
  readonly onProgress: (checks: readonly Check[]) => void;
  readonly onWait: (place: PlaceInLine) => void;
}

/** What came of a deed: an event for the conversation, where the statechart waits for one. */
export interface DeedOutcome {
  readonly event?: WorldEvent;
  /** Who the person turned out to be. */
  readonly identity?: Identity;
}
