import type { Context } from './context.ts';
import type { Cause, Remedy } from './verdict.ts';

/** What a face is kept with of the case that it is for. */
export interface RatedCase {
  /** By which a later face of the same case is known. */
  readonly name: string;
  readonly cause: Cause;
  readonly remedy: Remedy;
  /** The step of the article that was shown last, 1 to 7; 0: none. */
  readonly step: number;
  readonly handedOver: boolean;
}

export function ratedCase({ verdict, step, tried, caseNumber, run, askedAt }: Context): RatedCase {
  return {
    name: askedAt ?? String(run),
    cause: verdict?.cause ?? 'unknown',
    remedy: verdict?.remedy ?? 'none',
    step: tried.some(({ what }) => what === 'steps') ? step + 1 : 0,
    handedOver: caseNumber !== undefined,
  };
}
