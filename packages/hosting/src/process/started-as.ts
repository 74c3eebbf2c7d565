import type { Environment } from '../environment/environment.ts';
import { kindOf } from '../store/open-store.ts';

type Told = Pick<
  Environment,
  'NODE_ENV' | 'STORE' | 'WORKSPACE' | 'WEBHOOK_URL' | 'MAIL_REPLY_TO' | 'OTEL_EXPORTER_OTLP_ENDPOINT'
> & {
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly TEAMS_LOCAL_UNAUTHENTICATED?: boolean;
  readonly MicrosoftAppType?: string;
};

/** As what a process was started, so that its first line shows what was forgotten: kinds and yes or no, no values. */
export function startedAs(app: string, environment: Told) {
  const mode = modeOf(app, environment);
  return {
    production: environment.NODE_ENV === 'production',
    store: kindOf(environment.STORE),
    ...(mode !== undefined && { mode }),
    oneAccount: environment.WORKSPACE !== undefined,
    webhooks: environment.WEBHOOK_URL !== undefined,
    answers: environment.MAIL_REPLY_TO !== undefined,
    tracing: environment.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
  };
}

/** Who a chat app speaks with: one workspace or whoever installs it; a bot of one tenant or of many. */
function modeOf(app: string, { SLACK_BOT_TOKEN, TEAMS_LOCAL_UNAUTHENTICATED, MicrosoftAppType }: Told) {
  if (app === 'slack') return SLACK_BOT_TOKEN === undefined ? 'ManyWorkspaces' : 'OneWorkspace';
  return TEAMS_LOCAL_UNAUTHENTICATED === true ? 'Simulated' : MicrosoftAppType;
}
