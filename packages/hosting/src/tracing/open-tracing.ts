import type { Environment } from '../environment/environment.ts';
import { noTracing, type Tracing } from './tracing.ts';

/** Spans where the environment says to whom; the exporter is loaded only then, for it doubles what a start reads. */
export async function openTracing(
  app: string,
  {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_TRACES_SAMPLER_ARG: part = 1,
  }: Pick<Environment, 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_TRACES_SAMPLER_ARG'>,
): Promise<Tracing> {
  if (endpoint === undefined) return noTracing;
  const { createOtlpTracing } = await import('./otlp-tracing.ts');
  return createOtlpTracing({ app, endpoint, part });
}
