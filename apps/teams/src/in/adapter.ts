import type { Log, Ports } from '@reconnect/assistant';
import { createExpiringCache, type ExpiringCache } from '@reconnect/hosting';
import {
  type Activity as BotActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import {
  AppCredentials,
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  type ClaimsIdentity,
  ConnectorClient,
  MicrosoftAppCredentials,
  type UserTokenClient,
} from 'botframework-connector';
import { TeamsError } from '../errors.ts';
import { within } from '../out/within.ts';
import { bearerToken, claimOf } from './claim.ts';
import type { Activity } from './gate.ts';

/** What an invoke is answered with, within the HTTP response. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface TeamsAdapter {
  /** Whether what is presented as `Authorization` has the form of a token, before anything else is read; anything, where nobody is authenticated. */
  presentsToken(authorization: string): boolean;
  /**
   * Authenticates an activity that passed the gate, and runs its turn. Rejected with `unauthenticated`, or with
   * `unavailable` when that could not be found out.
   */
  process(activity: Activity, turn: TeamsTurn): Promise<InvokeAnswer | undefined>;
  /** A bearer token for the connector; undefined where nothing is authenticated. */
  token(): Promise<string | undefined>;
}

export interface TeamsTurn {
  /** The `Authorization` header. */
  readonly authorization: string;
  /** When it fails, a message's turn is rejected with the error; an invoke is answered with what `failed` says of it. */
  answer(): Promise<InvokeAnswer | undefined>;
  failed(error: unknown): InvokeAnswer;
}

/** The Bot Framework's own names, as the environment has them; or nobody is asked who they are, for simulators on this machine. */
export type TeamsConfig =
  | { readonly localUnauthenticated: true }
  | {
      readonly MicrosoftAppId: string;
      readonly MicrosoftAppPassword: string;
      readonly MicrosoftAppTenantId: string;
      readonly MicrosoftAppType: string;
    };

export interface TeamsAdapterDeps {
  /** `cloud`: where another cloud than the public one signs its tokens; botbuilder's own names, all of them or none. */
  readonly config: TeamsConfig & { readonly cloud?: ConfigurationBotFrameworkAuthenticationOptions };
  readonly clock: Ports['clock'];
  readonly log: Log;
}

export function createTeamsAdapter({ config, clock, log }: TeamsAdapterDeps): TeamsAdapter {
  const { cloud, ...bot } = config;
  // Without an app id, botbuilder authenticates nobody.
  const settings = { ...('localUnauthenticated' in bot ? {} : bot), ...cloud };
  const authentication = new InboundAuthentication(settings, clock);
  const adapter = new OpenAdapter(authentication);

  const authenticate = (activity: BotActivity, authorization: string) =>
    authentication.authenticateRequest(activity, authorization).catch((cause: unknown) => {
      if (cause instanceof TeamsError) throw cause;
      if (isAboutUs(cause))
        throw new TeamsError('unavailable', 'The keys of the Bot Connector cannot be had.', { cause });
      throw new TeamsError('unauthenticated', 'The token of the activity is not valid.', { cause });
    });

  return {
    presentsToken: (authorization) => 'localUnauthenticated' in bot || bearerToken.test(authorization),
    async process(activity, { authorization, answer, failed }) {
      // botbuilder's type promises far more than Teams sends; botbuilder itself reads the fields the gate has checked.
      const incoming = { ...activity } as unknown as BotActivity;
      const identity = await authenticate(incoming, authorization);
      let answered: InvokeAnswer | undefined;
      await adapter.run(identity, incoming, async () => {
        answered = await answer().catch((err: unknown) => {
          if (activity.type !== 'invoke') throw err;
          log.error({ err }, 'an invoke failed');
          return failed(err);
        });
      });
      return answered;
    },
    token: createTokenSource(settings),
  };
}

/** Milliseconds. botbuilder itself would wait for the keys for ever. */
const keysWithin = 10_000;

/** Whether verifying failed for want of keys, which is no fault of the token. */
function isAboutUs(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode >= 500;
  return error instanceof Error && ['FetchError', 'TimeoutError'].includes(error.name);
}

function createTokenSource(settings: ConfigurationBotFrameworkAuthenticationOptions): TeamsAdapter['token'] {
  const { MicrosoftAppId: appId } = settings;
  if (!appId) return async () => undefined;
  const factory = new ConfigurationServiceClientCredentialFactory(settings);
  const { ToChannelFromBotOAuthScope, ToChannelFromBotLoginUrl } = { ...AuthenticationConstants, ...settings };
  const made = factory.createCredentials(appId, ToChannelFromBotOAuthScope, ToChannelFromBotLoginUrl, true);
  return async () => {
    const credentials = await made;
    if (!(credentials instanceof AppCredentials))
      throw new TeamsError('unavailable', 'botbuilder made no credentials.');
    return credentials.getToken();
  };
}

class OpenAdapter extends CloudAdapter {
  /** The adapter's own entrance takes an HTTP response too, and puts error messages into it. */
  async run(identity: AuthenticateRequestResult, activity: BotActivity, logic: () => Promise<void>): Promise<void> {
    await this.processActivity(identity, activity, logic);
  }
}

/** Milliseconds. Teams uses a token for an hour; one that expires meanwhile is taken for so much longer. */
const verifiedFor = 60_000;

/**
 * Verifies tokens as botbuilder does, each once a minute and service URL: that is half the cost of an activity. The
 * clients botbuilder would build anew for each turn, half of the rest, are made once and refuse to work: replies leave
 * through the channel, where their audience is checked, never through a turn.
 */
class InboundAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #verified: ExpiringCache<AuthenticateRequestResult>;
  readonly #settings: ConfigurationBotFrameworkAuthenticationOptions;
  readonly #connector = new ConnectorClient(MicrosoftAppCredentials.Empty, {
    httpClient: {
      sendRequest: async () => {
        throw new TeamsError('not_private', 'A turn sends nothing; replies leave through the channel.');
      },
    },
  });
  #tokens: Promise<UserTokenClient> | undefined;

  constructor(settings: ConfigurationBotFrameworkAuthenticationOptions, clock: Ports['clock']) {
    super(settings);
    this.#settings = settings;
    this.#verified = createExpiringCache({ clock, lifetime: verifiedFor, most: 1000 });
  }

  override authenticateRequest(activity: BotActivity, authorization: string): Promise<AuthenticateRequestResult> {
    // All of the activity that verifying looks at.
    const key = JSON.stringify([authorization, activity.channelId, activity.serviceUrl]);
    return this.#verified.get(key, async () => {
      this.#assertClaim(authorization);
      const verified = super.authenticateRequest(activity, authorization);
      const identity = await within(AbortSignal.timeout(keysWithin), verified);
      return { ...identity, connectorFactory: { create: async () => this.#connector } };
    });
  }

  /**
   * Tokens of the Emulator and of other bots lead to validators that compare no service URL; and how a token was signed,
   * botbuilder looks at only once it has the keys.
   */
  #assertClaim(authorization: string): void {
    if (!this.#settings.MicrosoftAppId) return;
    const { ToBotFromChannelTokenIssuer, AllowedSigningAlgorithms } = { ...AuthenticationConstants, ...this.#settings };
    const { issuer, algorithm } = claimOf(authorization);
    if (issuer !== ToBotFromChannelTokenIssuer)
      throw new TeamsError('unauthenticated', 'The token of the activity is not from the Bot Connector.');
    if (algorithm === undefined || !AllowedSigningAlgorithms.includes(algorithm))
      throw new TeamsError('unauthenticated', 'The token of the activity is not signed as the Bot Connector signs.');
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#tokens ??= super.createUserTokenClient(identity);
    return this.#tokens;
  }
}
