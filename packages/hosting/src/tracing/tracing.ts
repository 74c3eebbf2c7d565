/** What a span tells. Names and attributes are of closed sets, as labels are: never a person, an inbox or an address. */
export interface SpanStart {
  readonly name: string;
  readonly kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** Begun elsewhere, as its `here` told; left out: what is under way in this process. */
  readonly from?: string | undefined;
}

export interface SpanEnd {
  readonly failed: boolean;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

export interface OpenSpan {
  /** Spans that begin in `work`, or in what it leaves behind, are children of this one. */
  run<Done>(work: () => Done): Done;
  end(how: SpanEnd): void;
}

/** What took how long, within what, across processes. */
export interface Tracing {
  begin(span: SpanStart): OpenSpan;
  /** A span from the call of `work` until its promise settles. */
  around<Done>(span: SpanStart, work: () => Promise<Done>): Promise<Done>;
  /** The span under way as a W3C `traceparent`, for whoever goes on elsewhere; undefined outside of any. */
  here(): string | undefined;
  /** Sends what is left; never rejected. */
  close(): Promise<void>;
}

const nothing: OpenSpan = { run: (work) => work(), end() {} };

/** For a process that nobody traces. */
export const noTracing: Tracing = {
  begin: () => nothing,
  around: (_, work) => work(),
  here: () => undefined,
  close: async () => undefined,
};

/** Ends `open` with `work`. */
export async function runWithin<Done>(open: OpenSpan, work: () => Promise<Done>): Promise<Done> {
  try {
    const done = await open.run(work);
    open.end({ failed: false });
    return done;
  } catch (error) {
    open.end({ failed: true });
    throw error;
  }
}
