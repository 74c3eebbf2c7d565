import { SlackApiError } from '../errors.ts';
import { createTransport, type SlackAnswer } from '../out/transport.ts';

export interface SlackClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What an installation may do, as Slack gives it. */
export interface BotAccess {
  readonly token: string;
  /** Only where tokens rotate. */
  readonly refreshToken?: string;
  /** Milliseconds since 1970; undefined for a token that lasts. */
  readonly expiresAt?: number;
}

/** Where the app was installed. */
export interface Installed extends BotAccess {
  /** The team, or the enterprise where it was installed as a whole. */
  readonly tenant: string;
  readonly botUser: string;
}

export type OAuthOutcome<T> =
  | { readonly outcome: 'granted'; readonly granted: T }
  /** Slack said no; `reason` is its own word. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** It may or may not have had its effect. */
  | { readonly outcome: 'lost' };

/** Slack's `oauth.v2.access`, asked once a call: neither a code nor a refresh token counts twice. */
export interface SlackOAuth {
  install(code: string): Promise<OAuthOutcome<Installed>>;
  refresh(refreshToken: string): Promise<OAuthOutcome<BotAccess>>;
  close(): Promise<void>;
}

export interface SlackOAuthDeps extends SlackClient {
  /** `https://slack.com/api/`, or where a simulator stands. */
  readonly url: string;
  readonly clock: { now(): number };
}

export function createSlackOAuth({ url, clientId, clientSecret, clock }: SlackOAuthDeps): SlackOAuth {
  const transport = createTransport(url);
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

  async function access<T>(
    args: Readonly<Record<string, string>>,
    read: (answer: SlackAnswer, now: number) => T,
  ): Promise<OAuthOutcome<T>> {
    try {
      const attempt = await transport.attempt({ method: 'oauth.v2.access', tenant: '', args }, authorization);
      if (attempt.outcome !== 'answered') return { outcome: 'lost' };
      return { outcome: 'granted', granted: read(attempt.answer, clock.now()) };
    } catch (error) {
      if (error instanceof SlackApiError) return { outcome: 'refused', reason: error.reason ?? error.code };
      throw error;
    }
  }

  return {
    install: (code) => access({ code }, readInstalled),
    refresh: (refreshToken) => access({ grant_type: 'refresh_token', refresh_token: refreshToken }, readAccess),
    close: () => transport.close(),
  };
}

interface WireAnswer {
  readonly access_token?: string;
  readonly refresh_token?: string;
  /** Seconds. */
  readonly expires_in?: number;
  readonly bot_user_id?: string;
  readonly is_enterprise_install?: boolean;
  readonly team?: { readonly id: string } | null;
  readonly enterprise?: { readonly id: string } | null;
}

function readAccess(answer: SlackAnswer, now: number): BotAccess {
  const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = answer as WireAnswer;
  if (token === undefined) throw new SlackApiError('refused', 'oauth.v2.access', { reason: 'no_bot_token' });
  return {
    token,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(seconds !== undefined && { expiresAt: now + seconds * 1000 }),
  };
}

function readInstalled(answer: SlackAnswer, now: number): Installed {
  const { is_enterprise_install: whole, team, enterprise, bot_user_id: botUser } = answer as WireAnswer;
  const tenant = whole === true ? enterprise?.id : team?.id;
  if (tenant === undefined || botUser === undefined) {
    throw new SlackApiError('refused', 'oauth.v2.access', { reason: 'no_tenant' });
  }
  return { ...readAccess(answer, now), tenant, botUser };
}
