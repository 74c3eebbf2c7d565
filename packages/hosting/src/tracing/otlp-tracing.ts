import { ROOT_CONTEXT, type SpanContext, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { type OpenSpan, runWithin, type SpanStart, type Tracing } from './tracing.ts';

export interface OtlpConfig {
  readonly app: string;
  /** The collector's base address; spans go to `v1/traces` below it. */
  readonly endpoint: string;
  /** 0 to 1: which part of the traces that begin here is kept. What continues another process's trace follows it. */
  readonly part: number;
}

/** A collector that hangs must not hold up the end of a process for longer. Milliseconds. */
const patience = 1_000;

const kinds: Readonly<Record<SpanStart['kind'], SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/**
 * Spans by OTLP over HTTP, in batches. A collector that is away costs the oldest spans and nothing else. Registers
 * nothing with OpenTelemetry's globals, so no library finds spans of ours to add to.
 */
export function createOtlpTracing({ app, endpoint, part }: OtlpConfig): Tracing {
  const contexts = new AsyncLocalStorageContextManager().enable();
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'reconnect', 'service.name': app }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(part) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url, timeoutMillis: patience }),
        exportTimeoutMillis: patience,
      }),
    ],
  });
  const tracer = provider.getTracer('reconnect');

  function begin({ name, kind, from }: SpanStart): OpenSpan {
    const remote = from === undefined ? undefined : readTraceparent(from);
    const parent = remote === undefined ? contexts.active() : trace.setSpanContext(ROOT_CONTEXT, remote);
    const span = tracer.startSpan(name, { kind: kinds[kind] }, parent);
    return {
      run: (work) => contexts.with(trace.setSpan(parent, span), work),
      end({ failed, attributes }) {
        if (attributes !== undefined) span.setAttributes(attributes);
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  return {
    begin,
    around: (span, work) => runWithin(begin(span), work),
    here() {
      const context = trace.getSpanContext(contexts.active());
      return context && `00-${context.traceId}-${context.spanId}-0${context.traceFlags & TraceFlags.SAMPLED}`;
    },
    async close() {
      await provider.shutdown().catch(() => undefined);
      contexts.disable();
    },
  };
}

/** Undefined when it is not one: it then begins a trace of its own. */
function readTraceparent(text: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = /^00-([\da-f]{32})-([\da-f]{16})-0([01])$/.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, traceFlags: flags === '1' ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
}
