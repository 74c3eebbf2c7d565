import type { Environment } from '../environment/environment.ts';
import type { ServiceAt } from './watch-calls.ts';

type Addresses = Pick<
  Environment,
  | 'GOOGLE_TOKEN_URL'
  | 'GOOGLE_REVOKE_URL'
  | 'GMAIL_ROOT_URL'
  | 'MICROSOFT_AUTHORITY'
  | 'GRAPH_ROOT_URL'
  | 'WEBHOOK_URL'
  | 'OTEL_EXPORTER_OTLP_ENDPOINT'
> & { readonly SLACK_API_URL?: string };

/**
 * Which service is at which address. In the Teams app, what is at none of them is Teams, whose hosts are many. Spans on
 * their way out are not watched: watching them would make more.
 */
export function servicesOf(app: string, environment: Addresses): ServiceAt {
  const services = new Map(
    [
      [environment.GOOGLE_TOKEN_URL, 'google_sign_in'],
      [environment.GOOGLE_REVOKE_URL, 'google_sign_in'],
      [environment.GMAIL_ROOT_URL, 'gmail'],
      [environment.MICROSOFT_AUTHORITY, 'microsoft_sign_in'],
      [environment.GRAPH_ROOT_URL, 'graph'],
      [environment.SLACK_API_URL, 'slack'],
      [environment.WEBHOOK_URL, 'aptly'],
    ].flatMap(([address, service]) => (address === undefined ? [] : [[new URL(address).origin, service] as const])),
  );
  const { OTEL_EXPORTER_OTLP_ENDPOINT: spans } = environment;
  const unwatched = spans && new URL(spans).origin;
  const elsewhere = app === 'teams' ? 'teams' : 'other';
  return (origin) => (origin === unwatched ? undefined : (services.get(origin) ?? elsewhere));
}
