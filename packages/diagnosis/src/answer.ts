import type { EvidenceStage, Provider } from '@reconnect/troubleshooting';

/** What came over the wire, untouched: the only thing a verdict may rest on besides what we know ourselves. */
export type WireAnswer =
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Text as received, or JSON that is parsed already. */
      readonly body: unknown;
    }
  /** Nothing came back; `code` is Node's word for it. */
  | { readonly kind: 'network'; readonly code: string; readonly hostname?: string }
  /** What the provider appended to our return address after the consent page. */
  | { readonly kind: 'query'; readonly query: Readonly<Record<string, string>> }
  /** What is known of the push channel: Gmail's watch, Graph's subscription or one of its lifecycle notices. */
  | { readonly kind: 'push'; readonly state: unknown };

/** One answer with where and when it was given, and what we know beside it. */
export interface Fact {
  readonly provider: Provider;
  readonly stage: EvidenceStage;
  readonly answer: WireAnswer;
  /** Loose on purpose: `readKnown` takes what it understands and ignores the rest. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970: what "retry after" is measured from. */
  readonly now: number;
}
