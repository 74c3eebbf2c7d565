import type { Cause, Provider, Remedy } from '@reconnect/troubleshooting';
import google from './google.json' with { type: 'json' };
import microsoft from './microsoft.json' with { type: 'json' };

/** A provider's answer with what it means: the label is from documentation, from a public report, or inferred. */
export interface LabelledCase {
  readonly id: string;
  readonly provider: Provider;
  readonly cause: Cause;
  readonly also_possible?: readonly Cause[];
  readonly remedy: Remedy;
  readonly retry_after_s?: number;
  readonly confidence: 'documented' | 'reported' | 'inferred';
  readonly http?: { readonly status: number; readonly body: unknown };
}

/** As `pnpm explain` would read them. */
export const labelledCases = [...google, ...microsoft] as unknown as readonly LabelledCase[];
